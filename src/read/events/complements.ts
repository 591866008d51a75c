import { REL } from "../../model/syntax.ts";
import { childrenWith } from "../tree.ts";
import type { Filler } from "./arguments.ts";
import type { Candidate } from "./candidates.ts";
import { verbDependents } from "./dependents.ts";
import type { Scene } from "./scene.ts";

/** Acts whose addressee may stand inside what is asked, promised or refused. */
const REACHING_IN: ReadonlySet<string> = new Set([
  "REQUEST",
  "REJECT",
  "AGREE",
  "THREATEN",
  "ACCUSE",
  "AID",
  "SUPPORT",
]);

/**
 * Who is addressed by a speech act whose recipient is not named beside it: the subject of the clause asked for
 * (`demanded that Kasia withdraw`), the object of the act promised, threatened or refused (`refused to help Kasia`).
 */
export function complementTargets(
  scene: Scene,
  { frame, found }: Candidate,
  fillers: readonly Filler[],
): number[] {
  if (!REACHING_IN.has(frame.type) || fillers.some(({ role }) => role === "recipient")) return [];
  const { tokens } = scene;
  if (found.clause >= 0 && (frame.type === "REQUEST" || frame.type === "ACCUSE")) {
    return childrenWith(tokens, found.clause, ["nsubj", "nsubj:pass"]);
  }
  const inner = found.open >= 0 ? found.open : found.clause;
  if (inner < 0) return [];
  const taken = verbDependents(tokens, inner);
  const against = taken.obliques.filter(({ preposition }) => /^(?:against|on|with|to|at)$/.test(preposition));
  const targets = [...taken.objects, ...against.map(({ token }) => token)];
  return targets.filter((token) => tokens.relation[token] !== REL.xcomp).slice(0, 1);
}
