import { callingOf } from "../../lexicon/callings.ts";
import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import type { Tokens } from "../../model/syntax.ts";
import type { Found } from "./found.ts";

/** A name that no list knows is one of a body where the words beside it call it an outlet or an armed group. */
export function asCalled(tokens: Tokens, name: Found): Found {
  if (name.by === "lexicon" || name.type === "organization") return name;
  const { text } = tokens;
  if (callingOf(text, name) === null) return name;
  if (isPlaceKey(placeKey(text.slice(name.start, name.end)))) return name;
  return { ...name, type: "organization", by: "shape" };
}
