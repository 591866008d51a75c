import type { Tokens } from "../../model/syntax.ts";
import { groupBy } from "../../text/collections.ts";
import { isUnder } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import type { Scene } from "./scene.ts";

/**
 * Drops a statement whose own content tells a better-typed act of the speaker (`announced that it would send aid`):
 * that act stands for it.
 */
export function speechActs({ tokens }: Scene, candidates: Candidate[]): Candidate[] {
  const bySentence = groupBy(candidates, ({ found }) => tokens.sentence[found.trigger]!);
  return candidates.filter((candidate) => {
    if (candidate.frame.type !== "STATEMENT" || candidate.pos !== "v") return true;
    const others = bySentence.get(tokens.sentence[candidate.found.trigger]!)!;
    return !holdsAct(tokens, candidate, others);
  });
}

function holdsAct(tokens: Tokens, { found }: Candidate, others: readonly Candidate[]): boolean {
  const content = [found.clause, found.open, ...found.objects].filter((token) => token >= 0);
  return others.some(
    ({ frame, found: { trigger } }) =>
      frame.type !== "STATEMENT" && content.some((token) => isUnder(tokens, trigger, token)),
  );
}
