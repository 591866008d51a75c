import type { Span } from "../../model/span.ts";
import { REL, type Tokens } from "../../model/syntax.ts";
import { children, childWith, isUnder, spanOf, subtree } from "../tree.ts";
import type { Link } from "./climb.ts";

const CONDITIONAL = /^(?:if|unless|provided|lest)$/;

/** The condition clause that hangs from a word of the chain and does not hold the event itself. */
export function conditionOver(tokens: Tokens, links: readonly Link[]): Span | null {
  const trigger = links[0]!.token;
  for (const { token } of links) {
    for (const child of children(tokens, token)) {
      if (tokens.relation[child] !== REL.advcl || !isConditional(tokens, child)) continue;
      if (!isUnder(tokens, trigger, child)) return clauseSpan(tokens, child);
    }
  }
  return null;
}

function isConditional(tokens: Tokens, clause: number): boolean {
  const mark = childWith(tokens, clause, ["mark"]);
  return mark >= 0 && CONDITIONAL.test(tokens.lower[mark]!);
}

/** From the conjunction to the end of the clause, without closing punctuation. */
function clauseSpan(tokens: Tokens, clause: number): Span {
  const [first, last] = subtree(tokens, clause);
  let end = last;
  while (end > first + 1 && /^[,;:.”"’]$/.test(tokens.lower[end - 1]!)) end--;
  return spanOf(tokens, first, end);
}
