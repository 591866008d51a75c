import type { Evidence } from "../model/links.ts";
import type { Likeness } from "./compare.ts";
import type { Profile } from "./profile.ts";

/** Pairs of sentences shown for one derivation: the most telling. */
const MOST_PAIRS = 12;
const SAME = 0.95;

/** The aligned sentences, those that say and share most, in the order of the derived text. */
export function alignedEvidence(derived: Profile, source: Profile, like: Likeness): Evidence[] {
  const known = shown.get(like);
  if (known) return known;
  const evidence = shownPairs(derived, source, like);
  shown.set(like, evidence);
  return evidence;
}

/** Worked out once: reports are compared again while their window is open. */
const shown = new WeakMap<Likeness, Evidence[]>();

function shownPairs(derived: Profile, source: Profile, like: Likeness): Evidence[] {
  return [...like.pairs]
    .map((pair) => ({ ...pair, strength: pair.similarity * derived.passages[pair.left]!.mass }))
    .sort((a, b) => b.strength - a.strength || a.left - b.left)
    .slice(0, MOST_PAIRS)
    .sort((a, b) => a.left - b.left)
    .map(({ left, right, similarity }) => ({
      derived: spanOf(derived.passages[left]!),
      from: spanOf(source.passages[right]!),
      why: similarity >= SAME ? "same sentence" : `aligned ${similarity.toFixed(2)}`,
    }));
}

/** The quotations both reports hold, each once. */
export function quotedEvidence(derived: Profile, source: Profile): Evidence[] {
  const shown = new Map<number, Evidence>();
  for (const [shingle, span] of derived.quoted) {
    const held = source.quoted.get(shingle);
    if (held && !shown.has(span.start)) {
      shown.set(span.start, { derived: spanOf(span), from: spanOf(held), why: "same quotation" });
    }
  }
  return [...shown.values()].sort((a, b) => a.derived.start - b.derived.start).slice(0, MOST_PAIRS);
}

function spanOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}
