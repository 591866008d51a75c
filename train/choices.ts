/**
 * Learns what the tagger and the parser need not weigh: the tags a word takes and the relations a pair of tags takes, in the
 * train parts of UD English EWT and GUM; writes `models/choices.tsv`. Usage: `npx tsx train/choices.ts TREEBANK_FOLDER`
 */
import { writeFileSync } from "node:fs";
import { kindOf } from "../src/lexicon/choices.ts";
import { RELATIONS, TAGS } from "../src/model/syntax.ts";
import { lexemesOf } from "../src/read/lexemes.ts";
import { LEFT, RIGHT } from "../src/read/parse-state.ts";
import { repairTags } from "../src/read/tag-repair.ts";
import { tagModel, tagSentence } from "../src/read/tagger.ts";
import { type Bank, bankOf, readTreebank } from "./treebank.ts";

/** Words seen less often are judged by their kind. 5 and 10 cost .1 to .2 points of tag accuracy on GUM, 50 gains nothing. */
const LEAST_WORD = Number(process.env.LW ?? 20);
/** From this share on a tag is taken without weighing. .99 is no more accurate on the dev parts and covers a tenth less. */
const PURE = Number(process.env.PURE ?? 0.97);
/** Tags of a smaller share of a word are left out; a kind of word keeps rarer ones, as it stands for many words. */
const LEAST_SHARE = Number(process.env.LS ?? 0.005);
const LEAST_SHARE_KIND = Number(process.env.LK ?? 0.001);
/** Pairs of tags seen less often may take every relation. */
const LEAST_PAIR = Number(process.env.LP ?? 5);
/** Relations of a smaller share of a pair are left out. */
const LEAST_RELATION = Number(process.env.LR ?? 0.001);

type Counts = Map<string, Map<string, number>>;

function add(counts: Counts, key: string, value: string): void {
  const row = counts.get(key) ?? new Map<string, number>();
  row.set(value, (row.get(value) ?? 0) + 1);
  counts.set(key, row);
}

function sumOf(row: ReadonlyMap<string, number>): number {
  return [...row.values()].reduce((sum, count) => sum + count, 0);
}

/** Values of a row in the order of `names`, without those rarer than `least`. */
function kept(row: ReadonlyMap<string, number>, least: number, names: readonly string[]): string {
  const sum = sumOf(row);
  return names.filter((name) => (row.get(name) ?? 0) >= least * sum && row.has(name)).join(" ");
}

/** Tags by word and, for what is rare, by kind of word. */
function tagChoices(bank: Bank): Map<string, string> {
  const words: Counts = new Map();
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const lowerOf = (token: number) => lexemes.lower[lexemes.of[token]!]!;
  for (let token = 0; token < bank.count; token++) add(words, lowerOf(token), TAGS[bank.tag[token]!]!);
  const rare: Counts = new Map();
  for (let token = 0; token < bank.count; token++) {
    if (sumOf(words.get(lowerOf(token))!) >= LEAST_WORD) continue;
    add(rare, kindOf(bank.text.slice(bank.start[token], bank.end[token])), TAGS[bank.tag[token]!]!);
  }
  const choices = new Map([...rare].map(([kind, row]) => [kind, kept(row, LEAST_SHARE_KIND, TAGS)]));
  for (const [word, row] of words) {
    const most = Math.max(...row.values());
    if (sumOf(row) < LEAST_WORD) continue;
    const sure = most >= PURE * sumOf(row);
    choices.set(word, kept(row, sure ? PURE : LEAST_SHARE, TAGS));
  }
  return choices;
}

/** Relations by tag of the head, tag of the dependent and side, with gold tags as well as with predicted ones. */
function relationChoices(bank: Bank): Map<string, string> {
  const pairs: Counts = new Map();
  const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
  const predicted = new Uint8Array(bank.count);
  const tagger = tagModel();
  for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
    const [first, last] = [bank.first[sentence]!, bank.first[sentence + 1]!];
    tagSentence(tagger, lexemes, first, last, predicted);
    repairTags(lexemes, first, last, predicted);
  }
  for (const tag of [bank.tag, predicted]) {
    for (let token = 0; token < bank.count; token++) {
      const head = bank.head[token]!;
      if (head < 0) continue;
      const move = head > token ? LEFT : RIGHT;
      add(pairs, `${TAGS[tag[head]!]} ${TAGS[tag[token]!]} ${move}`, RELATIONS[bank.relation[token]!]!);
    }
  }
  const often = [...pairs].filter(([, row]) => sumOf(row) >= LEAST_PAIR);
  return new Map(often.map(([pair, row]) => [pair, kept(row, LEAST_RELATION, RELATIONS)]));
}

/** Lines `kind, values, keys`: keys with the same values share a line. */
function linesOf(kind: string, choices: ReadonlyMap<string, string>, between: string): string[] {
  const lines = new Map<string, string[]>();
  for (const [key, values] of choices) lines.set(values, [...(lines.get(values) ?? []), key]);
  return [...lines].map(([values, keys]) => `${kind}\t${values}\t${keys.sort().join(between)}`).sort();
}

const folder = process.argv[2]!;
const bank = bankOf(["ewt_train", "gum_train"].flatMap((part) => readTreebank(`${folder}/${part}.conllu`)));
const head =
  "# tag | tags | words that take them; rel | relations | tag of head, tag of dependent, move; from EWT and GUM (train/choices.ts, models/choices.md)";
const lines = [...linesOf("tag", tagChoices(bank), " "), ...linesOf("rel", relationChoices(bank), "|")];
writeFileSync(new URL("../models/choices.tsv", import.meta.url), `${[head, ...lines].join("\n")}\n`);
