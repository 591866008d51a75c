import type { Derivation } from "../../src/model/links.ts";

/** Kinds of derivation that make two texts one origin. */
export const COPYING: ReadonlySet<string> = new Set(["copy", "rewrite", "excerpt", "update"]);
/** A credit in the lead (the whole text rests on it), as `src/link/crediting.ts` gives its confidence. */
const IN_LEAD = 0.75;

/** The derivation between two reports, whichever way; none by credit: that is a tie to the outlet. */
export function edgeBetween(derivations: readonly Derivation[], a: string, b: string): Derivation | null {
  return (
    derivations.find(
      ({ derived, from, kind }) =>
        kind !== "credit" && ((derived === a && from === b) || (derived === b && from === a)),
    ) ?? null
  );
}

/** By report: itself, and all reports and outlets it goes back to over any number of steps. */
export function ancestorsOf(derivations: readonly Derivation[]): (id: string) => Set<string> {
  const sources = new Map<string, string[]>();
  for (const { derived, from, kind, confidence } of derivations) {
    if (COPYING.has(kind) || (kind === "credit" && confidence >= IN_LEAD))
      sources.set(derived, [...(sources.get(derived) ?? []), from]);
  }
  return (id) => {
    const met = new Set([id]);
    for (const each of met) for (const from of sources.get(each) ?? []) met.add(from);
    return met;
  };
}
