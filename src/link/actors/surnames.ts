import { placeKey } from "../../lexicon/keys.ts";
import type { KnownActor } from "../../lexicon/names.ts";
import type { Journal } from "../../text/journal.ts";
import { type ActorContext, wordsOf } from "./context.ts";
import { countryOfTold } from "./persons.ts";
import { titleBefore } from "./titles.ts";

/** Surname -> the persons named in full who bear it, by id, in all readings so far. */
export type Surnames = Map<string, Map<string, KnownActor>>;

export function addSurnames({ actors }: ActorContext, surnames: Surnames, journal: Journal): void {
  for (const actor of actors) {
    if (actor?.kind !== "person") continue;
    const surname = lastWord(placeKey(actor.name));
    if (!surnames.has(surname)) journal.set(surnames, surname, new Map());
    const held = surnames.get(surname)!;
    const before = held.get(actor.id);
    if (before === undefined || before.country === null || before.sector === null)
      journal.set(held, actor.id, merged(before, actor));
  }
}

function merged(held: KnownActor | undefined, actor: KnownActor): KnownActor {
  return held
    ? { ...held, country: held.country ?? actor.country, sector: held.sector ?? actor.sector }
    : actor;
}

function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

/**
 * `Col. Reyk`, `President Zahra` in a report that never says the full name: the one person of that surname among all
 * readings whom title and country fit. A surname without a title stays open. Indices of mentions with their person.
 */
export function fittingSurnames(context: ActorContext, surnames: Surnames): [number, KnownActor][] {
  return context.reading.mentions.flatMap((mention, index): [number, KnownActor][] => {
    if (mention.level !== "name" || mention.type !== "person" || context.actors[index]) return [];
    const bearers = surnames.get(placeKey(wordsOf(context, mention)));
    const person = bearers ? fitting(context, index, [...bearers.values()]) : null;
    return person ? [[index, person]] : [];
  });
}

function fitting(context: ActorContext, index: number, bearers: readonly KnownActor[]): KnownActor | null {
  const told = titleBefore(context, context.reading.mentions[index]!.start);
  if (!told || told.title.sector === null) return null;
  const country = countryOfTold(context, index, told);
  const fits = bearers.filter(
    (person) =>
      person.sector === told.title.sector &&
      (country === null || person.country === null || person.country === country),
  );
  return fits.length === 1 ? fits[0]! : null;
}
