/**
 * Learns what the tagger and the parser need not weigh: the tags a word takes and the relations a pair of tags takes, in the
 * train parts of UD English EWT and GUM; writes `models/choices.tsv`. Usage: `npx tsx train/choices.ts TREEBANK_FOLDER`
 */
import { writeFileSync } from "node:fs";
import { kindOf } from "../src/lexicon/choices.ts";
import { REL, RELATIONS, TAGS } from "../src/model/syntax.ts";
import { type Lexemes, lexemesOf } from "../src/read/lexemes.ts";
import { chooseRelation } from "../src/read/parse-features.ts";
import {
  attach,
  beginParse,
  headOf,
  isFinished,
  LEFT,
  LONGEST,
  RIGHT,
  SHIFT,
  shift,
} from "../src/read/parse-state.ts";
import { bestMove, type ParserModel, parserModel } from "../src/read/parser.ts";
import { repairTags } from "../src/read/tag-repair.ts";
import { tagModel, tagSentence } from "../src/read/tagger.ts";
import { type Bank, bankOf, readTreebank } from "./treebank.ts";

/**
 * From this many times on and this share on, a word's tag is taken without weighing. Tag accuracy on GUM's dev part is 95.7
 * with these, 95.6 where 10 times are enough and 95.5 where 5 are (EWT: 94.2 each time); a share of .99 leaves both as they
 * are and covers 35 instead of 38 % of the words of news.
 */
const LEAST_WORD = 20;
const PURE = 0.98;
/** Pairs of tags seen less often may take every relation (50 is a guess), and so may verbs: `tree-repair.ts` mends what a wrong tag made of them. */
const LEAST_PAIR = 50;

type Counts = Map<string, Map<string, number>>;

function add(counts: Counts, key: string, value: string): void {
  const row = counts.get(key) ?? new Map<string, number>();
  row.set(value, (row.get(value) ?? 0) + 1);
  counts.set(key, row);
}

function sumOf(row: ReadonlyMap<string, number>): number {
  return [...row.values()].reduce((sum, count) => sum + count, 0);
}

/** Tag by word where there is but one, and tags by kind of word for all others. */
function tagChoices(bank: Bank, lexemes: Lexemes): Map<string, string> {
  const words: Counts = new Map();
  const kinds: Counts = new Map();
  const lowerOf = (token: number) => lexemes.lower[lexemes.of[token]!]!;
  const tagOf = (token: number) => TAGS[bank.tag[token]!]!;
  for (let token = 0; token < bank.count; token++) add(words, lowerOf(token), tagOf(token));
  const choices = new Map(
    [...words].filter(([, row]) => isSure(row)).map(([word, row]) => [word, mostOf(row)]),
  );
  for (let token = 0; token < bank.count; token++) {
    if (choices.has(lowerOf(token))) continue;
    add(kinds, kindOf(bank.text.slice(bank.start[token], bank.end[token])), tagOf(token));
  }
  for (const [kind, row] of kinds) choices.set(kind, TAGS.filter((tag) => row.has(tag)).join(" "));
  return choices;
}

function isSure(row: ReadonlyMap<string, number>): boolean {
  const sum = sumOf(row);
  return sum >= LEAST_WORD && Math.max(...row.values()) >= PURE * sum;
}

function mostOf(row: ReadonlyMap<string, number>): string {
  return [...row].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

const ALL = Uint8Array.from(RELATIONS.keys());

/** Takes one arc: tags of head and dependent, move, relation. */
type Note = (head: number, dependent: number, move: number, relation: number) => void;

/**
 * Relations by tags of head and dependent and by move: those of the treebank, and those the parser gives where it may choose
 * from all, which are more than the treebanks hold. Tags come from the choices as they are: run it twice.
 */
function relationChoices(bank: Bank, lexemes: Lexemes): Map<string, string> {
  const pairs: Counts = new Map();
  const note: Note = (head, dependent, move, relation) =>
    add(pairs, `${TAGS[head]!} ${TAGS[dependent]!} ${move}`, RELATIONS[relation]!);
  const tag = new Uint8Array(bank.count);
  for (let sentence = 0; sentence < bank.sentences.length; sentence++) {
    const [first, last] = [bank.first[sentence]!, bank.first[sentence + 1]!];
    if (last - first > LONGEST) continue;
    tagSentence(tagModel(), lexemes, first, last, tag);
    repairTags(lexemes, first, last, tag);
    noteGold(bank, first, last, tag, note);
    noteParsed(lexemes, first, last, tag, note);
  }
  const often = [...pairs].filter(([pair, row]) => sumOf(row) >= LEAST_PAIR && !/ VB.? \d$/.test(pair));
  return new Map(often.map(([pair, row]) => [pair, RELATIONS.filter((name) => row.has(name)).join(" ")]));
}

/** The arcs of the treebank, with its own tags and with predicted ones. */
function noteGold(bank: Bank, first: number, last: number, tag: Uint8Array, note: Note): void {
  for (let token = first; token < last; token++) {
    const head = bank.head[token]!;
    const move = head > token ? LEFT : RIGHT;
    if (head < 0) continue;
    note(bank.tag[head]!, bank.tag[token]!, move, bank.relation[token]!);
    note(tag[head]!, tag[token]!, move, bank.relation[token]!);
  }
}

/** The arcs the parser makes. */
function noteParsed(lexemes: Lexemes, first: number, last: number, tag: Uint8Array, note: Note): void {
  const parser = parserModel();
  const { state } = parser;
  beginParse(state, lexemes, first, last, tag);
  while (!isFinished(state)) {
    const move = bestMove(parser);
    if (move === SHIFT) shift(state);
    else attach(state, move, freeRelation(parser, move, note));
  }
}

/** The relation out of all. */
function freeRelation(parser: ParserModel, move: number, note: Note): number {
  const { state, labels, labelBits } = parser;
  const head = headOf(state, move);
  if (head === state.length) return REL.root;
  const relation = chooseRelation(state, move, labels, labelBits, ALL);
  note(state.tag[head]!, state.tag[state.stack[state.depth - 1]!]!, move, relation);
  return relation;
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
const lexemes = lexemesOf(bank.text, bank.start, bank.end, bank.count);
const lines = [
  ...linesOf("tag", tagChoices(bank, lexemes), " "),
  ...linesOf("rel", relationChoices(bank, lexemes), "|"),
];
writeFileSync(new URL("../models/choices.tsv", import.meta.url), `${[head, ...lines].join("\n")}\n`);
