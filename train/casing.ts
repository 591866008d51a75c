/**
 * Lists the words that English writes with a small letter inside a sentence: `npx tsx train/casing.ts`, writes
 * `models/casing.tsv`. Only corpora whose licence lets derived tables ship; see `models/casing.md`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRecords } from "../evaluation/lib/corpus.ts";
import { corporaFolder } from "../evaluation/task.ts";

/** Share of the letters of a line that are capitals from which it tells nothing of case. */
const SHOUTED = 0.4;

const folder = corporaFolder();
if (!folder) throw new Error("corpora not found: set SITROOM_CORPORA");

const treebank = (file: string) =>
  [...readFileSync(`${folder}/${file}`, "utf8").matchAll(/^# text = (.*)$/gm)].map((match) => match[1]!);
const texts = (file: string) => readRecords<{ text: string }>(`${folder}/${file}`).map(({ text }) => text);
const tokens = (file: string) =>
  readRecords<{ toks: string[] }>(`${folder}/${file}`).map(({ toks }) => toks.join(" "));

const small = new Map<string, number>();
const great = new Map<string, number>();

/** Counts the words of a sentence but the first, which has a capital for another reason. */
function count(sentence: string): void {
  const letters = sentence.match(/[A-Za-z]/g) ?? [];
  if (letters.filter((letter) => letter < "a").length > SHOUTED * letters.length) return;
  for (const word of (sentence.match(/[A-Za-z]+/g) ?? []).slice(1)) {
    const tally = word[0]! < "a" ? great : small;
    const key = word.toLowerCase();
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
}

const sources = [
  ...treebank("treebank/ewt_train.conllu"),
  ...treebank("treebank/gum_train.conllu"),
  ...tokens("ner/wikigold.jsonl"),
  ...texts("stories/ecbplus_docs.jsonl"),
  ...texts("time/meantime.jsonl"),
  ...texts("events/re3d.jsonl"),
];
for (const text of sources) for (const sentence of text.split(/(?<=[.!?:"”])\s+|\n/)) count(sentence);

const words = [...small]
  .filter(([word, times]) => word.length > 1 && times > (great.get(word) ?? 0))
  .map(([word]) => word)
  .sort();
const head =
  "# words written small inside a sentence, by first letter; from GUM, EWT, WikiGold, ECB+, MEANTIME, re3d (train/casing.ts, models/casing.md)\n";
const lines = new Map<string, string[]>();
for (const word of words) lines.set(word[0]!, [...(lines.get(word[0]!) ?? []), word]);
const file = fileURLToPath(new URL("../models/casing.tsv", import.meta.url));
writeFileSync(file, `${head}${[...lines.values()].map((some) => some.join(" ")).join("\n")}\n`);
