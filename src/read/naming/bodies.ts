import { nameWords } from "../../lexicon/nameWords.ts";
import type { MentionType } from "../../model/reading.ts";
import type { Tokens } from "../../model/syntax.ts";
import { type Found, found } from "./found.ts";
import { keyOf, wordOf } from "./shapes.ts";

/** `Apple Computer`, `Hamas Politburo`: a known body at the start and one more word make one longer name of a body. */
export function extendedBody(
  tokens: Tokens,
  first: number,
  last: number,
  hits: readonly Found[],
): Found[] | null {
  const [hit] = hits;
  if (hits.length !== 1 || hit!.kind !== "actor" || hit!.first !== first || hit!.last !== last - 1)
    return null;
  if (nameWords().firstNames.has(keyOf(tokens, last - 1)) || !/^\p{Lu}/u.test(wordOf(tokens, last - 1)))
    return null;
  return [body(tokens, first, last), hit!];
}

const LANDS = new Set<MentionType>(["gpe", "location"]);

/** `Secours du Sahel`, `Farmers' Union Kenya`: a name that ends with where it is from is one of a body. */
export function bodyOfLand(
  tokens: Tokens,
  first: number,
  last: number,
  hits: readonly Found[],
): Found[] | null {
  const land = hits.at(-1);
  if (!land || hits.length > 2 || land.last !== last || land.first - first < 2 || !LANDS.has(land.type))
    return null;
  if (hits.length === 2 && (hits[0]!.kind !== "actor" || hits[0]!.first !== first)) return null;
  const before = tokens.lower[land.first - 1]!;
  const isLinked =
    /^(?:du|des|de|do|da|dos|del|di|della)$/.test(before) &&
    !nameWords().firstNames.has(keyOf(tokens, first));
  if (!isLinked && nameWords().lastHeads.get(before) !== "organization") return null;
  return [body(tokens, first, last), ...hits];
}

function body(tokens: Tokens, first: number, last: number): Found {
  const span = { start: tokens.start[first]!, end: tokens.end[last - 1]! };
  return found(span, [first, last], "organization", "shape");
}
