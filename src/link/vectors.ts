import type { Reading } from "../model/reading.ts";
import type { Interval } from "../model/time.ts";
import { type Vector, vectorOf } from "../text/alignment.ts";
import { onceFor } from "../text/once.ts";
import { termOf, wordsOf } from "../text/words.ts";
import { profileOf } from "./profile.ts";
import { weekdaysOf } from "./weekdays.ts";

/** How much more a term of the headline weighs (tuned on FNC and BASIL stories, see `evaluation/stories.ts`). */
const HEADLINE_BOOST = 2;
/** How much more a term of the first sentences weighs: news tells its event first. */
const LEAD_BOOST = 1.5;
const LEAD_SENTENCES = 3;
/** Heaviest terms kept of a report. */
const TERMS = 60;
const WEEKEND = [6, 0];
/** At .65 all strands of the own situations come together; at .5 some, at .8 headlines of unlike stories do too. */
const NAMES_SHARE = 0.65;
/** Keeps the numbers of names apart from those of words. */
const NAMES = 0x5bd1e995;

/** A report as story grouping sees it. */
export interface StoryVector {
  id: string;
  /** Unit length. */
  vector: Vector;
  /** When what it tells is held to lie: its date of publication, if any. */
  date: Interval | null;
  /** Days of the week it speaks of, one bit each (Sunday the lowest). */
  weekdays: number;
}

/** The story vector of one report: its telling terms, those of headline and lead weighing more. */
export const storyVector = onceFor((reading: Reading): StoryVector => {
  const { report } = reading;
  const profile = profileOf(reading);
  const weights = new Map<number, number>();
  profile.vector.terms.forEach((term, at) => {
    weights.set(term, profile.vector.weights[at]!);
  });
  const headline = new Set(wordsOf(report.headline ?? "").map((word) => termOf(word.form)));
  const body = profile.passages.filter((passage) => !passage.headline);
  for (const passage of profile.passages)
    if (passage.headline) for (const term of passage.terms) headline.add(term);
  const lead = new Set(body.slice(0, LEAD_SENTENCES).flatMap((passage) => [...passage.terms]));
  for (const [term, weight] of weights) {
    const boost = headline.has(term) ? HEADLINE_BOOST : lead.has(term) ? LEAD_BOOST : 1;
    weights.set(term, weight * boost);
  }
  const kept = [...weights].sort((left, right) => right[1] - left[1] || left[0] - right[0]).slice(0, TERMS);
  return {
    id: report.id,
    vector: unit(vectorOf(new Map(kept))),
    date: report.published,
    weekdays: weekdayBits(reading),
  };
});

function weekdayBits(reading: Reading): number {
  const { days, weekend } = weekdaysOf(reading);
  return [...days, ...(weekend ? WEEKEND : [])].reduce((bits, day) => bits | (1 << day), 0);
}

/** One vector of both: the similarity of names counts NAMES_SHARE, that of wording the rest. */
export function blended(wording: StoryVector, cast: Vector): StoryVector {
  const known = lastBlended.get(wording);
  if (known?.cast === cast) return known.vector;
  const vector = blend(wording, cast);
  lastBlended.set(wording, { cast, vector });
  return vector;
}

const lastBlended = new WeakMap<StoryVector, { cast: Vector; vector: StoryVector }>();

function blend(wording: StoryVector, cast: Vector): StoryVector {
  const weights = new Map<number, number>();
  wording.vector.terms.forEach((term, at) => {
    weights.set(term, wording.vector.weights[at]! * Math.sqrt(1 - NAMES_SHARE));
  });
  cast.terms.forEach((term, at) => {
    weights.set((term ^ NAMES) >>> 0, cast.weights[at]! * Math.sqrt(NAMES_SHARE));
  });
  return { ...wording, vector: vectorOf(weights) };
}

function unit(vector: Vector): Vector {
  if (vector.norm === 0) return vector;
  return { ...vector, weights: vector.weights.map((weight) => weight / vector.norm), norm: 1 };
}
