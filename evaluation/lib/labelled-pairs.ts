import { fileURLToPath } from "node:url";
import { calledFalse, type Likeness, likeness } from "../../src/link/compare.ts";
import { profileOf } from "../../src/link/profile.ts";
import type { Reading } from "../../src/model/reading.ts";
import { read } from "../../src/read/index.ts";
import { dayOf, plainReport, readRecords } from "./corpus.ts";

/** What a reader found between two articles; see `models/derivations.md` for what the words mean. */
export interface Label {
  text_relation: "derived" | "shared_quote" | "none" | "unsure";
  /** Where derived: how. */
  kind?: "copy" | "rewrite" | "excerpt" | "credit" | "update";
  /** Where derived: which of the two was made from the other. */
  direction?: "a" | "b" | "common" | "unknown";
  origin: "same" | "different" | "unsure";
}

export interface LabelledPair extends Label {
  corpus: string;
  a: string;
  b: string;
  stratum: string;
  /** The two rounds before they were settled; null for the first 29 pairs, which were labelled once. */
  rounds: [Label, Label] | null;
}

/** An article read in full, with the story (ECB+: topic) it belongs to. */
export interface Article {
  reading: Reading;
  story: string;
}

/** A labelled pair with its measures, the shorter text taken as the derived one. */
export interface MeasuredPair {
  pair: LabelledPair;
  like: Likeness;
  stories: string[];
  /** One of the two calls a story false and the other does not. */
  calledFalse: boolean;
}

interface Row extends Label {
  corpus: string;
  a: string;
  b: string;
  stratum: string;
  first: Label;
  second: Label;
  settled: Label;
}

interface Text {
  id: string;
  text: string;
  story: string;
  topic?: string;
  source?: string;
  date?: string;
  title?: string;
}

export const PAIRS = "evaluation/gold/copies/pairs.jsonl";
export const FIRST_PAIRS = "stories/fnc_pair_labels.jsonl";
/** Names behind BASIL's codes of outlets. */
const OUTLETS: Record<string, string> = { nyt: "The New York Times", fox: "Fox News", hpo: "HuffPost" };

/** All labelled pairs: the first 29 of the corpus folder and our own. */
export function labelledPairs(shared: string): LabelledPair[] {
  const first = readRecords<Row>(`${shared}/${FIRST_PAIRS}`).map(({ a, b, text_relation, origin }) => ({
    corpus: "fnc_bodies",
    a,
    b,
    stratum: "first labels",
    text_relation,
    origin,
    rounds: null,
  }));
  return [...first, ...ourPairs()];
}

export function ourPairs(): LabelledPair[] {
  const path = fileURLToPath(new URL(`../../${PAIRS}`, import.meta.url));
  return readRecords<Row>(path).map(({ corpus, a, b, stratum, first, second, settled }) => ({
    corpus,
    a,
    b,
    stratum,
    ...settled,
    rounds: [first, second],
  }));
}

/** Reads the articles of the pairs in full, by id: who speaks and who is credited is part of the comparison. */
export function articlesOf(shared: string, pairs: readonly LabelledPair[]): Map<string, Article> {
  const articles = new Map<string, Article>();
  for (const corpus of new Set(pairs.map((pair) => pair.corpus))) {
    const wanted = new Set(pairs.filter((pair) => pair.corpus === corpus).flatMap(({ a, b }) => [a, b]));
    for (const text of readRecords<Text>(`${shared}/stories/${corpus}.jsonl`)) {
      if (wanted.has(text.id)) articles.set(text.id, articleOf(corpus, text));
    }
  }
  return articles;
}

function articleOf(corpus: string, { id, text, story, topic, source, date, title }: Text): Article {
  const given =
    corpus === "basil"
      ? {
          publisher: OUTLETS[source!.toLowerCase()] ?? null,
          headline: title!,
          published: dayOf(date ?? null),
        }
      : {};
  return { reading: read(plainReport(id, text, given)), story: `${corpus} ${topic ?? story}` };
}

export function measuredPair(pair: LabelledPair, articles: ReadonlyMap<string, Article>): MeasuredPair {
  const [a, b] = [articles.get(pair.a)!, articles.get(pair.b)!];
  const [left, right] = [profileOf(a.reading), profileOf(b.reading)];
  const [short, long] = left.words <= right.words ? [left, right] : [right, left];
  return {
    pair,
    like: likeness(short, long),
    stories: [a.story, b.story],
    calledFalse: calledFalse(left, right),
  };
}
