import { derivedMeasures, originMeasures, predict } from "../../src/link/compare.ts";
import { derivedExamples, originExamples, STRENGTH } from "./derivation-examples.ts";
import type { MeasuredPair } from "./labelled-pairs.ts";
import { type Example, regress } from "./regression.ts";

const FOLDS = 10;

/** A labelled pair with the probability a model gave it that never saw its story. */
export interface Predicted {
  pair: MeasuredPair;
  probability: number;
}

/** Probability that both go back to one source, by models fitted on the pairs of other stories. */
export function predictedOrigins(pairs: readonly MeasuredPair[]): Predicted[] {
  return predicted(pairs, originExamples(pairs), ({ like }) => originMeasures(like));
}

/** Probability that one was made from the other, by models fitted on the pairs of other stories and on `more`. */
export function predictedTies(pairs: readonly MeasuredPair[], more: readonly Example[]): Predicted[] {
  return predicted(pairs, [...derivedExamples(pairs), ...more], ({ like }) => derivedMeasures(like));
}

function predicted(
  pairs: readonly MeasuredPair[],
  examples: readonly Example[],
  measures: (pair: MeasuredPair) => number[],
): Predicted[] {
  const foldOf = foldsByStory(pairs.flatMap(({ stories }) => stories));
  return [...Array(FOLDS).keys()].flatMap((fold) => {
    const test = pairs.filter(({ stories }) => foldOf(stories[0]!) === fold);
    if (test.length === 0) return [];
    const model = regress(
      withoutStories(examples, new Set(test.flatMap(({ stories }) => stories))),
      STRENGTH,
    );
    return test.map((pair) => ({
      pair,
      probability: pair.calledFalse ? 0 : predict(model, measures(pair)),
    }));
  });
}

/** Probabilities of examples, by models fitted on those of other stories and on `more`. */
export function predictedExamples(examples: readonly Example[], more: readonly Example[]): number[] {
  const models = new Map(
    [...new Set(examples.map(({ stories }) => stories[0]!))].map((story) => [
      story,
      regress(withoutStories([...examples, ...more], new Set([story])), STRENGTH),
    ]),
  );
  return examples.map(({ stories, measures }) => predict(models.get(stories[0]!)!, measures));
}

function withoutStories(examples: readonly Example[], held: ReadonlySet<string>): Example[] {
  return examples.filter(({ stories }) => !stories.some((story) => held.has(story)));
}

/** Stories dealt out over the folds in the order of their names. */
function foldsByStory(stories: readonly string[]): (story: string) => number {
  const order = [...new Set(stories)].sort();
  const position = new Map(order.map((story, at) => [story, at % FOLDS]));
  return (story) => position.get(story)!;
}
