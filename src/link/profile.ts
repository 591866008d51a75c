import { debunkWords } from "../lexicon/debunk.ts";
import { rarity } from "../lexicon/idf.ts";
import { lazily } from "../lexicon/rows.ts";
import type { Reading } from "../model/reading.ts";
import type { BlockRole, Report } from "../model/report.ts";
import type { Span } from "../model/span.ts";
import { type Postings, postingsOf, type Vector, vectorOf } from "../text/alignment.ts";
import { hash32 } from "../text/hash.ts";
import { comparisonKey } from "../text/normalise.ts";
import { shinglesOf } from "../text/shingles.ts";
import { stem, type Word, wordsOf } from "../text/words.ts";
import { quotationsOf } from "./quotations.ts";

/** Words in a shingle: four in a row seldom meet by chance, and a light rewrite still leaves some. */
export const SHINGLE = 4;
/** A quotation of fewer words (scare quotes, titles) says nothing about copying. */
const LEAST_QUOTED = 5;
/** A term that weighs less stands in more than about every tenth text; it tells nothing about content. */
const LEAST_WEIGHT = 2.2;

/** Rarest terms of a sentence whose pairs are looked up: four give six keys a sentence. */
const RARE_TERMS = 4;

/** One sentence as alignment sees it. */
export interface Passage extends Span, Vector {
  /** Its few rarest terms, the rarest first (ties by number). */
  rarest: number[];
  /** Sum of the weights: how much the sentence says. */
  mass: number;
  headline: boolean;
}

/** What comparing reports needs of one report; it depends on that report alone. */
export interface Profile {
  report: Report;
  passages: Passage[];
  postings: Postings;
  /** Sum of the passages' masses. */
  mass: number;
  /** Shingles of the words outside quotation marks, ascending, as often as they occur. */
  shingles: Uint32Array;
  /** Shingles inside quotation marks of at least five words. */
  quoted: ReadonlyMap<number, Span>;
  /** True where the report says of a story going round that it is false. */
  debunks: boolean;
  /** Words counted. */
  words: number;
  /** Weight of each term over the whole report: log frequency times rarity. */
  vector: Vector;
  /** For each term of the vector 1 where it stands in small letters: wording, where names and numbers are the event itself. */
  wording: Uint8Array;
  /** Who is said to have spoken, and who was told: names as keys. */
  speakers: ReadonlySet<string>;
}

const TELLING: readonly BlockRole[] = ["headline", "paragraph", "quote", "post"];

const debunkForms = lazily((): ReadonlySet<string> => new Set(debunkWords()));

const profiles = new WeakMap<Report, Profile>();

/** The profile of a reading, made once for as long as its report is held. */
export function profileOf(reading: Reading): Profile {
  const held = profiles.get(reading.report);
  if (held) return held;
  const profile = makeProfile(reading);
  profiles.set(reading.report, profile);
  return profile;
}

/** The profile of a report: its telling sentences (no captions, datelines, credits, boilerplate) as vectors and shingles. */
function makeProfile(reading: Reading): Profile {
  const { report } = reading;
  const quotations = quotationsOf(report.text);
  const sentences = reading.sentences.filter((sentence) => isTelling(report, sentence));
  const words = sentences.map((sentence) => wordsOf(report.text, sentence.start, sentence.end));
  const stems = words.map((list) => list.map((word) => stem(word.form)));
  const spread = countTexts(stems);
  const passages = sentences.map((sentence, index) => passageOf(report, sentence, stems[index]!, spread));
  const vector = vectorOf(termWeights(stems));
  return {
    report,
    passages,
    postings: postingsOf(passages),
    mass: passages.reduce((sum, passage) => sum + passage.mass, 0),
    shingles: shinglesOf(plainWords(words, quotations), SHINGLE).sort(),
    quoted: quotedShingles(report.text, quotations),
    debunks: isDebunking(words),
    words: words.reduce((sum, list) => sum + list.length, 0),
    vector,
    wording: wordingOf(report.text, words, stems, vector),
    speakers: speakersOf(reading),
  };
}

function isTelling(report: Report, sentence: Span): boolean {
  if (report.blocks.length === 0) return true;
  const role = roleAt(report, sentence);
  return role !== null && TELLING.includes(role);
}

/** Role of the block in which a sentence begins (blocks are in order), or null between blocks. */
function roleAt(report: Report, sentence: Span): BlockRole | null {
  let low = 0;
  let high = report.blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (report.blocks[middle]!.end <= sentence.start) low = middle + 1;
    else high = middle;
  }
  const block = report.blocks[low];
  return block && block.start <= sentence.start ? block.role : null;
}

/** Sentences that call something a hoax, from which the report as a whole does; one in the first three is enough. */
const LEAST_DEBUNKING = 2;
const LEAD = 3;

/** By the words as they stand: the stem of `doctored` is that of `doctors`. */
function isDebunking(sentences: readonly Word[][]): boolean {
  const calling = sentences.map((words) => words.some(({ form }) => debunkForms().has(form)));
  return calling.slice(0, LEAD).includes(true) || calling.filter(Boolean).length >= LEAST_DEBUNKING;
}

/** Weight of a stem, 0 for the words that tell nothing of the content. */
function weightOf(form: string): number {
  const weight = rarity().of(form);
  return weight < LEAST_WEIGHT ? 0 : weight;
}

/** In how many of the sentences each stem stands. */
function countTexts(sentences: readonly string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stems of sentences) {
    for (const form of new Set(stems)) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** Terms that run through the whole report (its topic) weigh less: rarity / sqrt(sentences that hold it). */
function passageOf(report: Report, sentence: Span, stems: string[], spread: Map<string, number>): Passage {
  const weighted = new Map<number, number>();
  const rare: { term: number; weight: number }[] = [];
  let mass = 0;
  for (const form of new Set(stems)) {
    const weight = weightOf(form);
    if (weight === 0) continue;
    const term = hash32(form);
    weighted.set(term, weight / Math.sqrt(spread.get(form)!));
    rare.push({ term, weight });
    mass += weight;
  }
  rare.sort((left, right) => right.weight - left.weight || left.term - right.term);
  const headline = roleAt(report, sentence) === "headline";
  const { start, end } = sentence;
  const rarest = rare.slice(0, RARE_TERMS).map((entry) => entry.term);
  return { start, end, ...vectorOf(weighted), rarest, mass, headline };
}

/** Hashes of the words that stand outside the quotations. */
function plainWords(words: readonly Word[][], quotations: readonly Span[]): number[] {
  const hashes: number[] = [];
  let next = 0;
  for (const word of words.flat()) {
    while (next < quotations.length && quotations[next]!.end <= word.start) next++;
    const inside = next < quotations.length && quotations[next]!.start <= word.start;
    if (!inside) hashes.push(hash32(word.form));
  }
  return hashes;
}

function quotedShingles(text: string, quotations: readonly Span[]): Map<number, Span> {
  const shingles = new Map<number, Span>();
  for (const quotation of quotations) {
    const words = wordsOf(text, quotation.start, quotation.end);
    if (words.length < LEAST_QUOTED) continue;
    for (const shingle of shinglesOf(
      words.map((word) => hash32(word.form)),
      LEAST_QUOTED,
    )) {
      if (!shingles.has(shingle)) shingles.set(shingle, quotation);
    }
  }
  return shingles;
}

function termWeights(sentences: readonly string[][]): Map<number, number> {
  const counts = new Map<string, number>();
  for (const form of sentences.flat()) counts.set(form, (counts.get(form) ?? 0) + 1);
  const weights = new Map<number, number>();
  for (const [form, count] of counts) {
    const weight = weightOf(form);
    if (weight > 0) weights.set(hash32(form), (1 + Math.log(count)) * weight);
  }
  return weights;
}

function wordingOf(
  text: string,
  words: readonly Word[][],
  stems: readonly string[][],
  { terms }: Vector,
): Uint8Array {
  const small = new Set<string>();
  words.forEach((list, index) => {
    list.forEach(({ start }, at) => {
      if (isSmall(text.charCodeAt(start))) small.add(stems[index]![at]!);
    });
  });
  const hashes = new Set([...small].map((form) => hash32(form)));
  return Uint8Array.from(terms, (term) => (hashes.has(term) ? 1 : 0));
}

/** A small letter of the basic Latin alphabet or one beyond it (those have few capitals in English news). */
function isSmall(code: number): boolean {
  return (code >= 97 && code <= 122) || code > 127;
}

/** Shorter names are pronouns (`he`, `she`). */
const LEAST_NAME = 4;

function speakersOf({ attributions, report }: Reading): Set<string> {
  const names = attributions.flatMap(({ sourceName, recipient }) => [
    sourceName,
    recipient ? report.text.slice(recipient.start, recipient.end) : "",
  ]);
  return new Set(names.map(comparisonKey).filter((name) => name.length >= LEAST_NAME));
}
