import type { Cue } from "../../lexicon/cues.ts";
import type { CueClass, Span } from "../../model/index.ts";

/** Tokens from `first` to `last`, both inclusive. */
export interface TokenRange {
  first: number;
  last: number;
}

/** A cue verb in the text: the verb, and its particle or second word where the lexicon's cue has one. */
export interface VerbCue {
  cue: Cue;
  range: TokenRange;
}

/** Which rule made a draft; confidences are fitted per pattern. */
export type Pattern =
  | "fronted-quote"
  | "fronted-clause"
  | "quote"
  | "clause"
  | "bare"
  | "infinitive"
  | "wh"
  | "object"
  | "predicate"
  | "preposition"
  | "passive"
  | "according"
  | "noun"
  | "colon"
  | "next-block"
  | "signature"
  | "adverb"
  | "citing"
  | "idiom"
  | "withdrawal"
  | "tally"
  /** By the model alone. */
  | "learned";

/** An attribution as the rules find it, before names, nesting and confidence. */
export interface Draft {
  cue: TokenRange;
  lemma: string;
  cueClass: CueClass;
  group: Cue["group"];
  source: TokenRange | null;
  contents: Span[];
  recipient: TokenRange | null;
  pattern: Pattern;
  negated: boolean;
  /** The draft that passes this one on although its content does not hold it (`Reuters reported, citing X`). */
  under?: Draft;
}

/** Drafts by the sentence of their cue, in their order. */
export function bySentence(sentence: Int32Array, drafts: readonly Draft[]): ReadonlyMap<number, Draft[]> {
  const found = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const key = sentence[draft.cue.first]!;
    const list = found.get(key);
    if (list) list.push(draft);
    else found.set(key, [draft]);
  }
  return found;
}
