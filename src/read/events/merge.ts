import { REL, type Tokens } from "../../model/syntax.ts";
import type { Candidate } from "./candidates.ts";

/**
 * Leaves one candidate where a verb and a noun tell the same act: `forty attacks have targeted`, `held talks`,
 * `hit by a missile strike`. The verb stays; the noun's own dependents are handed to it. A speech act whose
 * content is told as a better-typed act gives way to it.
 */
export function mergeCandidates(tokens: Tokens, candidates: readonly Candidate[]): Candidate[] {
  const byTrigger = new Map(candidates.map((candidate) => [candidate.found.trigger, candidate]));
  return candidates.filter((candidate) => {
    const holder = holderOf(tokens, byTrigger, candidate);
    if (holder) handOver(candidate, holder);
    return !holder;
  });
}

/** The verb candidate of the same type that governs this noun. */
function holderOf(
  tokens: Tokens,
  byTrigger: ReadonlyMap<number, Candidate>,
  candidate: Candidate,
): Candidate | undefined {
  if (candidate.pos !== "n") return undefined;
  const { trigger, governor } = candidate.found;
  const holder = byTrigger.get(governor) ?? byTrigger.get(tokens.head[trigger]!);
  if (!holder || holder === candidate || holder.pos === "n") return undefined;
  return holder.frame.type === candidate.frame.type && isInside(tokens, trigger) ? holder : undefined;
}

function isInside(tokens: Tokens, trigger: number): boolean {
  const inside: readonly number[] = [REL.obj, REL["nsubj:pass"], REL.nsubj, REL.obl, REL["obl:agent"]];
  return inside.includes(tokens.relation[trigger]!);
}

function handOver({ found: noun }: Candidate, { found: verb }: Candidate): void {
  verb.obliques.push(
    ...noun.obliques.filter(({ token }) => !verb.obliques.some((other) => other.token === token)),
  );
  verb.owners.push(...noun.owners);
  verb.modifiers.push(...noun.modifiers);
  if (verb.open < 0) verb.open = noun.open;
}
