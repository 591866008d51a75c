import { REL, type Tokens } from "../../model/syntax.ts";
import { children, subtree } from "../tree.ts";
import type { Candidate } from "./candidate.ts";

/** Parts of a clause that tell something of their own; they are cut off its end. */
const OWN_CLAUSES: ReadonlySet<number> = new Set([REL.parataxis, REL.conj, REL.cc, REL.punct, REL.discourse]);
const NOUN_CLAUSES: ReadonlySet<number> = new Set([
  ...OWN_CLAUSES,
  REL["acl:relcl"],
  REL.cop,
  REL.nsubj,
  REL.appos,
]);

/** Token range `[first, last)` of the clause that tells the event: the verb's, or the noun's with its light verb. */
export function clauseOf(tokens: Tokens, { pos, found }: Candidate): [first: number, last: number] {
  const head = found.light >= 0 ? found.light : found.trigger;
  const outside = pos === "n" && found.light < 0 ? NOUN_CLAUSES : OWN_CLAUSES;
  return trimmed(tokens, rangeOf(tokens, head, outside));
}

function rangeOf(tokens: Tokens, head: number, outside: ReadonlySet<number>): [number, number] {
  let first = head;
  let last = head + 1;
  for (const child of children(tokens, head)) {
    if (outside.has(tokens.relation[child]!)) continue;
    const [from, to] = subtree(tokens, child);
    if (child < head) first = Math.min(first, from);
    else last = Math.max(last, to);
  }
  return [first, last];
}

function trimmed(tokens: Tokens, [first, last]: [number, number]): [number, number] {
  let [from, to] = [first, last];
  while (to > from + 1 && tokens.relation[to - 1] === REL.punct) to--;
  while (from < to - 1 && tokens.relation[from] === REL.punct) from++;
  return [from, to];
}

/** The words of the trigger: verb with its particle or its object noun where they stand side by side. */
export function triggerRange(
  tokens: Tokens,
  { pos, found, frame }: Candidate,
): [first: number, last: number] {
  const { trigger, light } = found;
  if (pos === "n" && light >= 0 && light < trigger && trigger - light <= 3) return [light, trigger + 1];
  if (pos !== "v") return [trigger, trigger + 1];
  let last = trigger + 1;
  for (const child of children(tokens, trigger)) {
    if (tokens.relation[child] === REL["compound:prt"] && child - trigger <= 3)
      last = Math.max(last, child + 1);
  }
  const object = found.objects[0] ?? -1;
  const fixed = frame.needs.some(({ what, words }) => what === "obj" && words !== null && words.size < 8);
  if (fixed && object > trigger && object - trigger <= 3) last = Math.max(last, object + 1);
  return [trigger, last];
}
