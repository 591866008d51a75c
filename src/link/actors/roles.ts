import { placeKey } from "../../lexicon/keys.ts";
import { officeNamed } from "../../lexicon/ministries.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import { type NominalSense, nameWords } from "../../lexicon/nameWords.ts";
import { type ActorContext, countryOfPhrase, wordsOf } from "./context.ts";
import { hasHeld, officeActor, titleBefore } from "./persons.ts";

/** Actor of a descriptive phrase such as `a senior US official`, `Iraqi militias`, `the Israeli prime minister`. */
export function describedActor(context: ActorContext, index: number): KnownActor | null {
  const mention = context.reading.mentions[index]!;
  if (mention.type !== "person" && mention.type !== "organization") return null;
  const words = placeKey(wordsOf(context, mention)).split(" ");
  const noun = singular(words.at(-1)!);
  const country = countryOfPhrase(context, index) ?? soleAdministration(context, words);
  const office = officeRole(words);
  if (office)
    return country ? officeActor(country, office, context.reading.report) : soleHolder(context, office);
  const sense = nameWords().nominals.get(noun) ?? nameWords().nominals.get(words.at(-1)!);
  if (!sense || !country) return null;
  return roleActor(country, sectorOf(words, sense), noun, sense, words);
}

/** `missiles` -> `missile`, `militias` -> `militia`, `parties` -> `party`, `policemen` -> `policeman`. */
export function singular(word: string): string {
  const { nominals } = nameWords();
  const forms = [
    word,
    word.replace(/s$/, ""),
    word.replace(/es$/, ""),
    word.replace(/ies$/, "y"),
    word.replace(/men$/, "man"),
  ];
  return forms.find((form) => nominals.has(form) && form !== "force" && form !== "troop") ?? word;
}

/** Role of `titles.tsv` that a phrase ends with: `israeli prime minister` -> `prime-minister`. */
function officeRole(words: readonly string[]): string | null {
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const role = nameWords().titles.get(words.slice(-length).join(" "))?.role;
    if (role) return /^(?:former|ex|deputy|vice|acting)$/.test(words.at(-length - 1) ?? "") ? null : role;
  }
  return null;
}

/** `the president` without a country: the one person of the report who bears the title, else who held the office then. */
function soleHolder(context: ActorContext, role: string): KnownActor | null {
  const { mentions, report } = context.reading;
  const persons = mentions.flatMap((mention, at) => {
    const actor = context.actors[at];
    return actor?.kind === "person" && mention.level === "name" ? [{ actor, start: mention.start }] : [];
  });
  const titled = persons.filter(({ start }) => titleBefore(context, start)?.title.role === role);
  const day = report.published?.earliest?.slice(0, 10) ?? null;
  return (
    only(titled) ??
    (titled.length > 0 ? null : only(persons.filter(({ actor }) => hasHeld(actor.id, role, day))))
  );
}

function only(persons: readonly { actor: KnownActor }[]): KnownActor | null {
  const byId = new Map(persons.map(({ actor }) => [actor.id, actor]));
  return byId.size === 1 ? [...byId.values()][0]! : null;
}

/** `administration officials`, `a government spokesman`: of the one state whose administration the report names. */
function soleAdministration(context: ActorContext, words: readonly string[]): string | null {
  const body = /^(?:administration|government|regime)$/.exec(words.at(-2) ?? "")?.[0];
  if (!body) return null;
  const countries = new Set<string>();
  for (const [at, mention] of context.reading.mentions.entries()) {
    const country = context.actors[at]?.country;
    if (country && placeKey(wordsOf(context, mention)).endsWith(` ${body}`)) countries.add(country);
  }
  return countries.size === 1 ? [...countries][0]! : null;
}

const MODIFIERS: [RegExp, string][] = [
  [/^(?:intelligence|spy)$/, "SPY"],
  [/^(?:military|army|navy|naval|defense|defence|air)$/, "MIL"],
  [/^(?:police)$/, "COP"],
  [/^(?:health|medical|hospital)$/, "MED"],
  [/^(?:militia|rebel|militant|insurgent)$/, "REB"],
  [/^(?:opposition)$/, "OPP"],
];

function sectorOf(words: readonly string[], sense: NominalSense): string {
  for (const word of words.slice(0, -1)) {
    const told = MODIFIERS.find(([pattern]) => pattern.test(word));
    if (told && sense.sector !== "CVL") return told[1];
  }
  return sense.sector ?? "UNK";
}

function roleActor(
  country: string,
  sector: string,
  noun: string,
  sense: NominalSense,
  words: readonly string[],
): KnownActor | null {
  const state = names().actors.get(`state:${country}`);
  const place = state?.name ?? country;
  if (sense.group === "body") return bodyActor(country, place, sector, noun, words);
  if (sense.group !== "person") return null;
  if (
    sector === "MIL" &&
    /^(?:troop|soldier|force|serviceman|personnel)s?$|^troops$/.test(words.at(-1)!) &&
    words.at(-1) !== "soldier"
  ) {
    return {
      id: `force:${country}:MIL`,
      name: names().actors.get(`force:${country}:MIL`)?.name ?? `${place}: armed forces`,
      kind: "force",
      country,
      sector: "MIL",
    };
  }
  return {
    id: `role:${country}:${sector}:${noun}`,
    name: `${place}: ${noun}`,
    kind: "office",
    country,
    sector,
  };
}

function bodyActor(
  country: string,
  place: string,
  sector: string,
  noun: string,
  words: readonly string[],
): KnownActor | null {
  const office = officeNamed(words.join(" "));
  if (office)
    return {
      id: `office:${country}:${office}`,
      name: `${place}: ${office.replaceAll("-", " ")}`,
      kind: "office",
      country,
      sector,
    };
  if (/^(?:government|administration|regime|state)$/.test(noun))
    return names().actors.get(`state:${country}`) ?? null;
  if (sector === "MIL") return force(country, place);
  const kind = sector === "REB" ? "group" : "organization";
  const prefix = sector === "REB" ? "group" : "org";
  return { id: `${prefix}:${country}:${noun}`, name: `${place}: ${noun}`, kind, country, sector };
}

/** Armed forces of a state; some have an id of their own in the lexicon. */
function force(country: string, place: string): KnownActor {
  const own = OWN_FORCES[country];
  const id = own ?? `force:${country}:MIL`;
  return (
    names().actors.get(id) ?? { id, name: `${place}: armed forces`, kind: "force", country, sector: "MIL" }
  );
}

const OWN_FORCES: Record<string, string> = {
  ISR: "force:idf",
  RUS: "force:russian-army",
  UKR: "force:ukrainian-army",
  CHN: "force:chinese-army",
  MMR: "force:MMR:tatmadaw",
};
