/**
 * Sorts frequent words into classes by the words that stand before and after them, from running text alone, and writes
 * `models/classes.tsv`. Exchange algorithm over two-sided class bigrams (Kneser and Ney 1993; Martin, Liermann and Ney
 * 1998): each word in turn goes to the class that makes the text most likely. The classes are then sorted into groups by
 * the same means. Usage: `npx tsx train/classes.ts SHARED_DATA_FOLDER`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { tokenise } from "../src/read/tokens.ts";
import { fold } from "../src/text/normalise.ts";

/** Texts, none of which is scored for names, and the field that holds the words. */
const TEXTS: readonly [file: string, field: string][] = [
  ["attribution/polnear.train.jsonl", "text"],
  ["stories/fnc_bodies.jsonl", "text"],
  ["stories/basil.jsonl", "text"],
  ["stories/ecbplus_docs.jsonl", "text"],
  ["events/muc4.jsonl", "text"],
  ["events/india_police_sents.jsonl", "text"],
  ["ner/btc.jsonl", "toks"],
  ["ner/wnut17_train.jsonl", "toks"],
  ["ner/gum_train.jsonl", "toks"],
  ["ner/wikigold.jsonl", "toks"],
];
const BANK = "treebank/ewt_train.conllu";
/** Words seen less often have too few neighbours to be sorted. */
const LEAST = 5;
const CLASSES = 400;
const GROUPS = 48;
const ROUNDS = 12;

/** Counts of neighbours in both directions: for each item its followers and what it follows. */
interface Pairs {
  after: Map<number, number>[];
  before: Map<number, number>[];
  total: number;
}

function words(text: string): string[] {
  const list: string[] = [];
  tokenise(text, 0, text.length, (start, end) => list.push(keyOf(text.slice(start, end))));
  return list;
}

function keyOf(word: string): string {
  return fold(word).toLowerCase().slice(0, 64).replace(/[0-9]/g, "0");
}

function runningText(folder: string): string[][] {
  const texts = TEXTS.flatMap(([file, field]) =>
    lines(`${folder}/${file}`).map((line) => {
      const value = (JSON.parse(line) as Record<string, string | string[]>)[field]!;
      return words(typeof value === "string" ? value : value.join(" "));
    }),
  );
  const bank = lines(`${folder}/${BANK}`)
    .filter((line) => line.startsWith("# text = "))
    .map((line) => words(line.slice(9)));
  return [...texts, ...bank];
}

function lines(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function vocabulary(texts: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([word, count]) => count >= LEAST && !word.includes(" "))
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([word]) => word);
}

function pairsOf(texts: readonly string[][], vocab: readonly string[]): Pairs {
  const ids = new Map(vocab.map((word, index) => [word, index]));
  const pairs = emptyPairs(vocab.length);
  for (const text of texts) {
    let before = -1;
    for (const word of text) {
      const id = ids.get(word) ?? -1;
      if (before >= 0 && id >= 0) addPair(pairs, before, id, 1);
      before = id;
    }
  }
  return pairs;
}

function emptyPairs(size: number): Pairs {
  const maps = () => Array.from({ length: size }, () => new Map<number, number>());
  return { after: maps(), before: maps(), total: 0 };
}

function addPair(pairs: Pairs, left: number, right: number, count: number): void {
  const { after, before } = pairs;
  after[left]!.set(right, (after[left]!.get(right) ?? 0) + count);
  before[right]!.set(left, (before[right]!.get(left) ?? 0) + count);
  pairs.total += count;
}

/** Class bigram counts while words move. */
class Sorting {
  readonly of: Int32Array;
  private readonly size: number;
  private readonly grid: Float64Array;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly entropy: Float64Array;
  private readonly pairs: Pairs;
  private readonly next: Float64Array;
  private readonly last: Float64Array;

  constructor(pairs: Pairs, size: number) {
    this.pairs = pairs;
    this.size = size;
    this.of = Int32Array.from(pairs.after, (_, item) => item % size);
    this.grid = new Float64Array(size * size);
    this.left = new Float64Array(size);
    this.right = new Float64Array(size);
    this.next = new Float64Array(size);
    this.last = new Float64Array(size);
    this.entropy = Float64Array.from({ length: pairs.total + 1 }, (_, n) => (n > 1 ? n * Math.log(n) : 0));
    for (const [item, followers] of pairs.after.entries())
      for (const [other, count] of followers) this.count(this.of[item]!, this.of[other]!, count);
  }

  private count(one: number, two: number, count: number): void {
    this.grid[one * this.size + two]! += count;
    this.left[one]! += count;
    this.right[two]! += count;
  }

  /** Takes the item out of its class, finds the class where it fits best, puts it there. True where it moved. */
  place(item: number): boolean {
    const from = this.of[item]!;
    const { next, last, size, pairs } = this;
    next.fill(0);
    last.fill(0);
    let own = 0;
    for (const [other, count] of pairs.after[item]!) {
      if (other === item) own = count;
      else next[this.of[other]!]! += count;
    }
    for (const [other, count] of pairs.before[item]!) if (other !== item) last[this.of[other]!]! += count;
    this.shift(from, own, -1);
    const near: number[] = [];
    for (let one = 0; one < size; one++) if (next[one]! > 0 || last[one]! > 0) near.push(one);
    let best = from;
    let most = this.gain(from, own, near);
    for (let one = 0; one < size; one++) {
      const gain = one === from ? most : this.gain(one, own, near);
      if (gain > most) {
        most = gain;
        best = one;
      }
    }
    this.of[item] = best;
    this.shift(best, own, 1);
    return best !== from;
  }

  private shift(to: number, own: number, sign: number): void {
    const { next, last, size } = this;
    for (let one = 0; one < size; one++) {
      if (next[one]! > 0) this.count(to, one, sign * next[one]!);
      if (last[one]! > 0) this.count(one, to, sign * last[one]!);
    }
    if (own > 0) this.count(to, to, sign * own);
  }

  /** What the likelihood of the text gains when the item held in `next` and `last` joins the class. */
  private gain(to: number, own: number, near: readonly number[]): number {
    const { grid, next, last, size, entropy } = this;
    let gain = 0;
    let outward = own;
    let inward = own;
    for (const one of near) {
      outward += next[one]!;
      inward += last[one]!;
      if (one === to) continue;
      const after = grid[to * size + one]!;
      const before = grid[one * size + to]!;
      gain +=
        entropy[after + next[one]!]! - entropy[after]! + entropy[before + last[one]!]! - entropy[before]!;
    }
    const self = grid[to * size + to]!;
    gain += entropy[self + next[to]! + last[to]! + own]! - entropy[self]!;
    gain -= entropy[this.left[to]! + outward]! - entropy[this.left[to]!]!;
    return gain - entropy[this.right[to]! + inward]! + entropy[this.right[to]!]!;
  }
}

function sorted(pairs: Pairs, size: number): Int32Array {
  const sorting = new Sorting(pairs, size);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let item = 0; item < pairs.after.length; item++) if (sorting.place(item)) moved++;
    console.log(`${size} classes, round ${round + 1}: ${moved} moved`);
    if (moved < pairs.after.length / 500) break;
  }
  return sorting.of;
}

function pairsOfClasses(pairs: Pairs, of: Int32Array): Pairs {
  const classes = emptyPairs(CLASSES);
  for (const [item, followers] of pairs.after.entries())
    for (const [other, count] of followers) addPair(classes, of[item]!, of[other]!, count);
  return classes;
}

function main(folder: string): void {
  const texts = runningText(folder);
  const vocab = vocabulary(texts);
  const pairs = pairsOf(texts, vocab);
  console.log(`${vocab.length} words, ${pairs.total} pairs`);
  const of = sorted(pairs, CLASSES);
  const groups = sorted(pairsOfClasses(pairs, of), GROUPS);
  const rows = Array.from({ length: CLASSES }, (_, one) => vocab.filter((_, item) => of[item] === one));
  const table = rows.map((list, one) => `${groups[one]! + 1}\t${list.join(" ")}\n`).join("");
  writeFileSync(
    new URL("../models/classes.tsv", import.meta.url),
    `# group | words of one class, in lower case, digits as 0. Written by train/classes.ts\n${table}`,
  );
}

main(process.argv[2]!);
