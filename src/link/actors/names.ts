import { callingOf } from "../../lexicon/callings.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { officeNamed } from "../../lexicon/ministries.ts";
import { type KnownActor, type NameEntry, names } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import { roleWords } from "../../lexicon/roleWords.ts";
import type { Mention } from "../../model/index.ts";
import { type ActorContext, countryOfPhrase, entriesOf, stateNamed, wordsOf } from "./context.ts";
import { isLocated } from "./located.ts";
import { personActor } from "./persons.ts";
import { officeName } from "./wording.ts";

/** Actor of a name, or null where it is a place, a thing, or unknown. */
export function namedActor(context: ActorContext, index: number): KnownActor | null {
  const mention = context.reading.mentions[index]!;
  if (mention.type === "person") return personActor(context, index);
  if (mention.type === "gpe") return stateActor(context, mention);
  return mention.type === "organization" ? bodyActor(context, index) : null;
}

function stateActor(context: ActorContext, mention: Mention): KnownActor | null {
  const code = stateNamed(wordsOf(context, mention));
  if (!code || isLocated(context.text, mention.start)) return null;
  return names().actors.get(`state:${code}`) ?? null;
}

const BODIES = new Set(["actor", "outlet", "seat", "capital", "state"]);

function bodyActor(context: ActorContext, index: number): KnownActor | null {
  const words = wordsOf(context, context.reading.mentions[index]!);
  const entries = entriesOf(words).filter(({ kind }) => BODIES.has(kind));
  if (entries.length > 0 && !isForeignBody(context, words, entries)) return onlyActor(context, entries);
  return officeActor(context, index, words) ?? newBody(context, index, words);
}

/** `Congress` in a report about another country that does not name the one we know it of: every country has one. */
function isForeignBody(context: ActorContext, words: string, entries: readonly NameEntry[]): boolean {
  const { lastHeads, nominals } = nameWords();
  const { home } = context;
  const isCommon = placeKey(words)
    .split(" ")
    .every(
      (word) => lastHeads.has(word) || nominals.has(word) || /^(?:national|supreme|federal)$/.test(word),
    );
  if (!isCommon || home === null) return false;
  return entries.every(({ id }) => {
    const country = names().actors.get(id)?.country ?? null;
    return country !== null && country !== home && !namesCountry(context, country);
  });
}

/** The one actor that bears the name; of several the one whose country is named in the report. */
function onlyActor(context: ActorContext, entries: readonly NameEntry[]): KnownActor | null {
  const known = [...new Set(entries.map(({ id }) => id))].map((id) => names().actors.get(id)!);
  if (known.length === 1) return known[0]!;
  const named = known.filter(({ country }) => country !== null && namesCountry(context, country));
  return named.length === 1 ? named[0]! : null;
}

function namesCountry(context: ActorContext, country: string): boolean {
  return context.reading.mentions.some(
    (mention) =>
      mention.type === "gpe" && mention.level === "name" && stateNamed(wordsOf(context, mention)) === country,
  );
}

/** `Iraqi Foreign Ministry`, `Interior Ministry of Jordan`: an office of a state. */
function officeActor(context: ActorContext, index: number, words: string): KnownActor | null {
  const office = officeNamed(words);
  if (!office) return null;
  const country = countryOfPhrase(context, index) ?? countryBefore(context, index) ?? context.home;
  return country ? officeOf(country, office) : null;
}

/** The office of a state by its kind (`foreign-ministry`). */
export function officeOf(country: string, office: string): KnownActor {
  return {
    id: `office:${country}:${office}`,
    name: officeName(country, office),
    kind: "office",
    country,
    sector: SECTORS.get(office) ?? "GOV",
  };
}

const SECTORS = new Map([
  ["parliament", "LEG"],
  ["supreme-court", "JUD"],
  ["constitutional-court", "JUD"],
  ["police", "COP"],
  ["coast-guard", "COP"],
  ["navy", "MIL"],
  ["air-force", "MIL"],
  ["health-ministry", "MED"],
]);

/** `Iran's Foreign Ministry`. */
function countryBefore(context: ActorContext, index: number): string | null {
  const { mentions } = context.reading;
  const { start } = mentions[index]!;
  for (let before = index - 1; before >= 0 && before > index - 4; before--) {
    if (/^['’]s?\s$/.test(context.text.slice(mentions[before]!.end, start)))
      return stateNamed(wordsOf(context, mentions[before]!));
  }
  return null;
}

/** Organizations we have no row for: known by their name where it is more than one common word. */
function newBody(context: ActorContext, index: number, words: string): KnownActor | null {
  const key = placeKey(words);
  const called = calledAt(context, index);
  if (!called && !key.includes(" ") && !/^\p{Lu}[\p{Lu}\d&.]+$/u.test(words)) return null;
  const country = countryOfPhrase(context, index);
  const { kind, sector } = called ?? kindOf(words, key.split(" "));
  return { id: `org:${key.replaceAll(" ", "-")}`, name: words.replace(/\s+/g, " "), kind, country, sector };
}

/** Kind and sector by the words beside a name (`the weekly Orlava`, `Tashar fighters`), or null. */
function calledAt({ reading, text }: ActorContext, index: number): Kind | null {
  const calling = callingOf(text, reading.mentions[index]!);
  return calling && { kind: calling, sector: calling === "outlet" ? "JRN" : "REB" };
}

interface Kind {
  kind: KnownActor["kind"];
  sector: string | null;
}

/** Kind and sector by the head words of a name, the last first: `Calamian Lines` is a company. */
function kindOf(written: string, words: readonly string[]): Kind {
  const { bodies } = roleWords();
  if (isOutletName(written)) return { kind: "outlet", sector: "JRN" };
  const anywhere = words.find((word) => bodies.has(`any:${word}`));
  const last = words.findLast((word) => bodies.has(word));
  const told = anywhere === undefined ? bodies.get(last ?? "") : bodies.get(`any:${anywhere}`);
  return told ?? { kind: "organization", sector: null };
}
