import type { KnownActor } from "../../lexicon/names.ts";
import { type ActorContext, BACKED } from "./context.ts";

/**
 * The body that a phrase puts its people under: `Revolutionary Guard commanders`, `the coalition's spokesman`, `its
 * fighters`. A state is none: its people are told by their country.
 */
export function ownerOf(context: ActorContext, index: number): KnownActor | null {
  const { mentions } = context.reading;
  const phrase = mentions[index]!;
  let owner: KnownActor | null = null;
  for (let inner = index + 1; inner < mentions.length && mentions[inner]!.start < phrase.end; inner++) {
    const mention = mentions[inner]!;
    if (mention.end > phrase.end || BACKED.test(context.text.slice(mention.end, mention.end + 14))) continue;
    const at = mention.level === "pronoun" ? mention.antecedent : inner;
    const actor = at === null ? null : (context.actors[at] ?? null);
    if (actor && !/^(?:state|person|outlet|role):/.test(actor.id) && actor.kind !== "outlet") owner = actor;
  }
  return owner;
}
