import { LABELS, labelShares, QUADS } from "../../src/read/events/typing.ts";
import { ownPairs, trainTyping } from "../../train/events.ts";
import type { Score } from "../task.ts";
import { ploverPairs } from "./events-typing.ts";
import { foldsOf } from "./folds.ts";

/** What each way of typing makes of one sentence. */
interface PloverResult {
  gold: string;
  ruled: string;
  read: string;
  model: string;
}

const FOLDS = 5;

/**
 * Types each sentence of the corpus by frames alone, by the reader (frames put right by the model) and by the model with the
 * pair given. No model has seen the sentence or one nearly the same: five folds, each typed by one trained on the others.
 */
export function ploverResults(shared: string, step: number): PloverResult[] {
  const pairs = ploverPairs(shared, step);
  const own = ownPairs();
  const folds = foldsOf(
    pairs.map(({ text }) => text),
    FOLDS,
  );
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const model = trainTyping([...pairs.filter((__, index) => folds[index] !== fold), ...own]);
    const held = pairs.filter((__, index) => folds[index] === fold);
    return held.map((pair) => {
      const shares = labelShares(model, pair.features);
      return { gold: pair.gold, ruled: pair.ruled, read: pair.read(model), model: best(shares) };
    });
  });
}

function best(shares: Float64Array): string {
  return LABELS[shares.reduce((most, share, index) => (share > shares[most]! ? index : most), 0)]!;
}

/** Shares of sentences with the right type and quad class. */
export function ploverScores(results: readonly PloverResult[]): Score[] {
  const share = (measure: string, right: number, note: string): Score => ({
    measure,
    value: right / Math.max(1, results.length),
    count: results.length,
    note,
  });
  const both = (way: "ruled" | "read" | "model", name: string, note: string) => [
    share(`PLOVER root type${name}`, results.filter((result) => result[way] === result.gold).length, note),
    share(
      `PLOVER quad class${name}`,
      results.filter((result) => QUADS[result[way]] === QUADS[result.gold]).length,
      note,
    ),
  ];
  return [
    ...both("ruled", "", "frames alone; the pair of actors is given"),
    ...both("read", ", reader", "frames put right by the model, cross-validated"),
    ...both("model", ", model", "the pair of actors is given to the model, cross-validated"),
    {
      ...share(
        "PLOVER sentences without an event",
        results.filter(({ ruled }) => ruled === "NONE").length,
        "frames alone",
      ),
      lowerIsBetter: true,
    },
  ];
}
