import { placeKey } from "../../lexicon/keys.ts";
import { names } from "../../lexicon/names.ts";
import type { Mention } from "../../model/index.ts";

/** Mentions that can name a place. A metonym is typed `organization` by reading and so has none. */
export function isPlaceType(mention: Mention): boolean {
  return (
    mention.level === "name" &&
    (mention.type === "gpe" || mention.type === "location" || mention.type === "facility")
  );
}

/** `Iranian`, `Iranians`: words of a state that are no name of its territory. */
export function isAdjective(words: string): boolean {
  const entries = names().byKey.get(placeKey(words)) ?? [];
  const kinds = new Set(entries.map(({ kind }) => kind));
  return (kinds.has("adjective") || kinds.has("people")) && !kinds.has("state");
}
