import { lazily, rows } from "./rows.ts";

/** What an operator does to the event below it. */
export type Effect =
  | "possible"
  | "planned"
  | "expected"
  | "ordered"
  | "hypothetical"
  | "conditional"
  | "reported"
  | "opinion"
  | "future"
  | "would"
  | "neg"
  | "open"
  | "attempted"
  | "ongoing"
  | "habitual"
  | "ended"
  | "historical";

/** One operator: what must hang from it, and what it then does. */
export interface Hedge {
  /** `c` clause, `i` infinitive or gerund, `f` finite clause, `b` finite clause with a bare verb, `o` nominal complement, `s` subject, `pc` clause of a passive, `d` gerund complement, `p:W` complement with W, `-` any. */
  over: string;
  effect: Effect;
}

const hedges = lazily(readHedges);

/** Operators by `word/pos`; pos as in the head of `hedges.tsv`. */
export function hedgesOf(word: string, pos: "v" | "n" | "a" | "r" | "m" | "k"): readonly Hedge[] {
  return hedges().get(`${word}/${pos}`) ?? [];
}

function readHedges(): ReadonlyMap<string, readonly Hedge[]> {
  const found = new Map<string, Hedge[]>();
  for (const [words, pos, over, effect] of rows("hedges.tsv")) {
    for (const word of words!.split(",")) {
      const key = `${word}/${pos}`;
      found.set(key, [...(found.get(key) ?? []), { over: over!, effect: effect as Effect }]);
    }
  }
  return found;
}
