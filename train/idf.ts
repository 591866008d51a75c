/**
 * Counts in how many texts each stem stands: `npx tsx train/idf.ts`, writes `src/lexicon/idf.tsv`.
 * Only corpora whose licence lets derived tables ship; see `models/idf.md`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { corporaFolder } from "../evaluation/task.ts";
import { stem, wordsOf } from "../src/text/words.ts";

/** Stems of fewer texts than this are left out: they weigh almost as much as unseen ones. */
const LEAST_TEXTS = 3;
/** Corpora without document borders are cut into texts of this many sentences, the length of a short report. */
const SENTENCES_A_TEXT = 15;

const folder = corporaFolder();
if (!folder) throw new Error("corpora not found: set SITROOM_CORPORA");

const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
const records = (file: string) =>
  read(file)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function conlluTexts(file: string): string[] {
  return read(file)
    .split(/^# newdoc id.*$/m)
    .map((document) => [...document.matchAll(/^# text = (.*)$/gm)].map((match) => match[1]).join(" "))
    .filter((text) => text !== "");
}

function tokenTexts(file: string): string[] {
  const sentences = records(file).map((record) => (record.toks as string[]).join(" "));
  const texts: string[] = [];
  for (let from = 0; from < sentences.length; from += SENTENCES_A_TEXT) {
    texts.push(sentences.slice(from, from + SENTENCES_A_TEXT).join(" "));
  }
  return texts;
}

const corpora: Record<string, string[]> = {
  "GUM train": conlluTexts("treebank/gum_train.conllu"),
  "EWT train": conlluTexts("treebank/ewt_train.conllu"),
  WikiGold: tokenTexts("ner/wikigold.jsonl"),
  MEANTIME: records("time/meantime.jsonl").map((record) => String(record.text)),
  re3d: records("events/re3d.jsonl").map((record) => String(record.text)),
  ...(process.argv.includes("--ecb")
    ? { "ECB+": records("stories/ecbplus_docs.jsonl").map((record) => String(record.text)) }
    : {}),
};

const counts = new Map<string, number>();
const texts = Object.values(corpora).flat();
for (const text of texts) {
  for (const term of new Set(wordsOf(text).map((word) => stem(word.form)))) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
}
const rows = [...counts]
  .filter(([, count]) => count >= LEAST_TEXTS)
  .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
  .map(([term, count]) => `${term}\t${count}`);
const header = `# stem\ttexts that hold it; texts=${texts.length}; from ${Object.keys(corpora).join(", ")} (train/idf.ts, models/idf.md)`;
writeFileSync(
  fileURLToPath(new URL("../src/lexicon/idf.tsv", import.meta.url)),
  `${[header, ...rows].join("\n")}\n`,
);
console.log(
  Object.entries(corpora)
    .map(([name, list]) => `${name} ${list.length}`)
    .join(", "),
  `${rows.length} stems`,
);
