import type { Reading } from "../model/reading.ts";
import type { Interval } from "../model/time.ts";
import { type Vector, vectorOf } from "../text/alignment.ts";
import { termOf, wordsOf } from "../text/words.ts";
import type { Profile } from "./profile.ts";

/** How much more a term of the headline weighs (tuned on FNC and BASIL stories, see `evaluation/stories.ts`). */
const HEADLINE_BOOST = 2;
/** How much more a term of the first sentences weighs: news tells its event first. */
const LEAD_BOOST = 1.5;
const LEAD_SENTENCES = 3;
/** Heaviest terms kept of a report. */
const TERMS = 60;

/** A report as story grouping sees it. */
export interface StoryVector {
  id: string;
  /** Unit length. */
  vector: Vector;
  /** When what it tells is held to lie: its date of publication, if any. */
  date: Interval | null;
}

/** The story vector of one report: its telling terms, those of headline and lead weighing more. */
export function storyVector(reading: Reading, profile: Profile): StoryVector {
  const { report } = reading;
  const weights = new Map(profile.terms);
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
  };
}

function unit(vector: Vector): Vector {
  if (vector.norm === 0) return vector;
  return { ...vector, weights: vector.weights.map((weight) => weight / vector.norm), norm: 1 };
}
