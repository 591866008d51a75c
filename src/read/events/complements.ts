import { REL, type Tokens } from "../../model/syntax.ts";
import { childrenWith, childWith } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { verbDependents } from "./dependents.ts";
import type { Filler } from "./filler.ts";
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
  if (/^(?:become|be)$/.test(tokens.lemma[inner]!))
    return taken.subjects.filter((token) => !isAny(tokens, token));
  const against = taken.obliques.filter(({ preposition }) => isAddressee(frame.type, preposition));
  const targets = [...taken.objects, ...against.map(({ token }) => token)];
  return targets
    .filter(
      (token) => tokens.relation[token] !== REL.xcomp && !isOwnThing(tokens, token) && !isAny(tokens, token),
    )
    .slice(0, 1);
}

/** What is done `with force` is done to nobody; other acts are done with somebody. */
function isAddressee(type: string, preposition: string): boolean {
  return /^(?:against|on|to|at)$/.test(preposition) || (preposition === "with" && type !== "THREATEN");
}

/** `recall its envoy`: the speaker's own is not who is threatened. */
function isOwnThing(tokens: Tokens, token: number): boolean {
  const owner = childWith(tokens, token, ["nmod:poss"]);
  return owner >= 0 && /^(?:its|their|his|her|our|my)$/.test(tokens.lower[owner]!);
}

/** `any intervention`: a case that is thought of, nobody who is addressed. */
function isAny(tokens: Tokens, token: number): boolean {
  const determiner = childWith(tokens, token, ["det"]);
  return determiner >= 0 && tokens.lower[determiner] === "any";
}
