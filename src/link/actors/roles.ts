import { placeKey } from "../../lexicon/keys.ts";
import type { KnownActor } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import type { Mention } from "../../model/index.ts";
import { firstFrom } from "../../text/offsets.ts";
import { type ActorContext, countryOfPhrase, wordsOf } from "./context.ts";
import { bodyOfState, describedBody, type Phrase, partOfBody, roleOfState } from "./described.ts";
import { hasHeld, officeActor } from "./offices.ts";
import { ownerOf } from "./owners.ts";
import { titleBefore } from "./titles.ts";

/** Actor of a descriptive phrase such as `a senior US official`, `Iraqi militias`, `the coalition's spokesman`. */
export function describedActor(context: ActorContext, index: number): KnownActor | null {
  const mention = context.reading.mentions[index]!;
  if (mention.type !== "person" && mention.type !== "organization") return null;
  const named = namedAfter(context, mention);
  if (named) return named;
  const words = placeKey(wordsOf(context, mention)).split(" ");
  const noun = singular(words.at(-1)!);
  const { nominals } = nameWords();
  const sense = nominals.get(words.slice(-2).join("-")) ?? nominals.get(noun) ?? nominals.get(words.at(-1)!);
  const told = countryOfPhrase(context, index) ?? soleAdministration(context, words);
  const office = officeRole(words);
  if (office) return holderOf(context, index, office, told);
  const phrase = sense ? { words, noun, sense, place: unitAfter(context, mention) } : null;
  if (!phrase) return null;
  const owner = ownerOf(context, index);
  const isOwned = owner !== null && (told === null || told === owner.country);
  if (isOwned && phrase.sense.group === "person") return partOfBody(owner, phrase);
  if (told) return ofState(told, { ...phrase, isHome: !hasOwnerInside(context, index) });
  const home = context.home !== null && isDomestic(context, index, phrase) ? context.home : null;
  if (home) return ofState(home, { ...phrase, isHome: true });
  const bare = words[0] === "the" && !hasNameInside(context, index);
  return bare ? describedBody(context.home, phrase) : null;
}

function ofState(country: string, phrase: Phrase): KnownActor | null {
  return phrase.sense.group === "body" ? bodyOfState(country, phrase) : roleOfState(country, phrase);
}

/** `the president`: who bears the title in the report, the office of the country told, or that of the report's own. */
function holderOf(
  context: ActorContext,
  index: number,
  office: string,
  told: string | null,
): KnownActor | null {
  const { report } = context.reading;
  const titled = titledPerson(context, office, told ?? context.home);
  if (titled) return titled;
  if (told) return officeActor(told, office, report);
  if (
    /^(?:its|their|his|her|our|my|a|an|any|another|former)\s/i.test(
      wordsOf(context, context.reading.mentions[index]!),
    )
  )
    return null;
  const sole = soleHolder(context, office);
  if (sole) return sole;
  return context.home && isPlainOffice(context, index) ? officeActor(context.home, office, report) : null;
}

/** `the prime minister`, not `the wine queen`, `the company president`. */
function isPlainOffice(context: ActorContext, index: number): boolean {
  const words = placeKey(wordsOf(context, context.reading.mentions[index]!)).split(" ");
  const rest = words.filter((word) => !/^(?:the|new|current|interim|acting|ousted|elected)$/.test(word));
  return nameWords().titles.has(rest.join(" ")) && words[0] === "the";
}

const NOT_DOMESTIC =
  /^(?:foreign|other|another|any|international|world|global|overseas|unknown|allied|neighbouring|neighboring|regional|many|western|arab|european|african|asian|un|single|no|all|both|these|those)$/;
const DOMESTIC_BODIES = /^(?:GOV|LEG|MIL|COP|OPP|JUD)$/;
const DOMESTIC_PERSONS = new Set(
  "official soldier troop serviceman policeman protester demonstrator activist gunman militant rebel insurgent witness eyewitness resident villager rescuer firefighter lawmaker prosecutor marine sailor".split(
    " ",
  ),
);
const DOMESTIC_ARMED = new Set(["junta", "gendarmerie", "authorities"]);
const VAGUE = new Set(
  "state department leadership cabinet delegation bureau embassy consulate unit division force contingent command authority council ministry corps fleet troop".split(
    " ",
  ),
);

/** Whether a phrase that names no country means people or bodies of the report's own country. */
function isDomestic(context: ActorContext, index: number, phrase: Phrase): boolean {
  const { words, noun, sense } = phrase;
  if (/^(?:its|their|his|her|our|my|your|whose)$/.test(words[0]!)) return false;
  if (words.some((word) => NOT_DOMESTIC.test(word)) || hasNameInside(context, index)) return false;
  if (sense.group === "person") return DOMESTIC_PERSONS.has(noun);
  if (DOMESTIC_ARMED.has(noun)) return true;
  return DOMESTIC_BODIES.test(sense.sector ?? "") && (!VAGUE.has(noun) || hasOffice(words));
}

/** `authorities`, `the health ministry`. */
function hasOffice(words: readonly string[]): boolean {
  return words.at(-1) === "authorities" || (/^(?:ministry|command)$/.test(words.at(-1)!) && words.length > 2);
}

/** `Israeli soldiers`, `its troops`, not `soldiers in Israel`. */
function hasOwnerInside(context: ActorContext, index: number): boolean {
  const inner = context.reading.mentions[index + 1];
  return inner !== undefined && inner.start < context.reading.mentions[index]!.end;
}

/** A phrase that holds a name belongs to what is named. */
function hasNameInside(context: ActorContext, index: number): boolean {
  const { mentions } = context.reading;
  const phrase = mentions[index]!;
  const inner = mentions[index + 1];
  return inner !== undefined && inner.level === "name" && inner.end <= phrase.end;
}

/** `the operator, Calamian Lines,`, `the mayor of Coron, Lito Reyes, said`: the actor whose name follows. */
function namedAfter(context: ActorContext, mention: Mention): KnownActor | null {
  const { mentions } = context.reading;
  const gap = /^(?: (?:of|in|for) (?:the )?\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2})?, /u.exec(
    context.text.slice(mention.end, mention.end + 70),
  );
  if (!gap) return null;
  const start = mention.end + gap[0].length;
  const at = nameAt(mentions, start);
  const name = mentions[at];
  if (
    !name ||
    name.type !== mention.type ||
    !/^[,.;]|^ said/.test(context.text.slice(name.end, name.end + 5))
  )
    return null;
  return context.actors[at] ?? null;
}

/** Index of the name that begins at the offset; mentions are in order of their start. */
function nameAt(mentions: readonly Mention[], start: number): number {
  let at = firstFrom(mentions, start);
  while (mentions[at]?.start === start && mentions[at]!.level !== "name") at++;
  return mentions[at]?.start === start ? at : -1;
}

const HEADS_OF_UNITS = /^(?:mayor|governor|commissioner|sheriff|councillor|prefect|administrator)$/;

/** `the mayor of Coron`: key of the place whose head it is. */
function unitAfter(context: ActorContext, mention: Mention): string {
  if (!HEADS_OF_UNITS.test(singular(placeKey(wordsOf(context, mention)).split(" ").at(-1)!))) return "";
  const after = /^ of (?:the )?(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2})/u.exec(
    context.text.slice(mention.end, mention.end + 60),
  );
  return after ? placeKey(after[1]!) : "";
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

/** The one person of the report who bears the title and is not of another country. */
function titledPerson(context: ActorContext, role: string, country: string | null): KnownActor | null {
  const fits = (personsOf(context).titled.get(role) ?? []).filter(
    (actor) => actor.country === null || country === null || actor.country === country,
  );
  return only(fits);
}

interface Persons {
  /** Those named, each once, in the order of their last mention. */
  all: KnownActor[];
  /** The same by the role of a title right before a name of theirs. */
  titled: Map<string, KnownActor[]>;
}

/** Worked out once for a report: its names are resolved before its phrases are. */
const persons = new WeakMap<ActorContext, Persons>();

function personsOf(context: ActorContext): Persons {
  const known = persons.get(context) ?? personsIn(context);
  persons.set(context, known);
  return known;
}

function personsIn(context: ActorContext): Persons {
  const all = new Set<KnownActor>();
  const titled = new Map<string, Set<KnownActor>>();
  for (const [at, mention] of context.reading.mentions.entries()) {
    const actor = context.actors[at];
    if (actor?.kind !== "person" || mention.level !== "name") continue;
    putLast(all, actor);
    const role = titleBefore(context, mention.start)?.title.role;
    if (!role) continue;
    const bearers = titled.get(role) ?? new Set();
    titled.set(role, putLast(bearers, actor));
  }
  return { all: [...all], titled: new Map([...titled].map(([role, actors]) => [role, [...actors]])) };
}

function putLast<Item>(items: Set<Item>, item: Item): Set<Item> {
  items.delete(item);
  return items.add(item);
}

/** `the president` without a country: the one person of the report who held the office then. */
function soleHolder(context: ActorContext, role: string): KnownActor | null {
  const day = context.reading.report.published?.earliest?.slice(0, 10) ?? null;
  const { all, titled } = personsOf(context);
  if (titled.has(role)) return null;
  return only(all.filter(({ id }) => hasHeld(id, role, day)));
}

function only(actors: readonly KnownActor[]): KnownActor | null {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  return byId.size === 1 ? [...byId.values()][0]! : null;
}

/** `administration officials`, `a government spokesman`: of the one state whose administration the report names. */
function soleAdministration(context: ActorContext, words: readonly string[]): string | null {
  const body = /^(?:administration|government|regime)$/.exec(words.at(-2) ?? "")?.[0];
  if (!body) return null;
  const countries = new Set<string>();
  for (const at of administrationsOf(context).get(body) ?? []) {
    const country = context.actors[at]?.country;
    if (country) countries.add(country);
  }
  return countries.size === 1 ? [...countries][0]! : null;
}

const administrations = new WeakMap<ActorContext, Map<string, number[]>>();

/** The mentions that end with one of the three words, by that word; found once for a report. */
function administrationsOf(context: ActorContext): Map<string, number[]> {
  const known = administrations.get(context);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  for (const [at, mention] of context.reading.mentions.entries()) {
    const body = / (administration|government|regime)$/.exec(placeKey(wordsOf(context, mention)))?.[1];
    if (body) found.set(body, [...(found.get(body) ?? []), at]);
  }
  administrations.set(context, found);
  return found;
}
