import { candidates } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import type { Title } from "../../lexicon/nameWords.ts";
import type { Mention, Reading } from "../../model/index.ts";

/** What a title beside a name tells: the title, and the country written with it. */
export interface Told {
  title: Title;
  country: string | null;
}

/** What is worked out for one reading: an actor or null per mention, and what the report says about persons. */
export interface ActorContext {
  reading: Reading;
  text: string;
  actors: (KnownActor | null)[];
  /** What stands before names as their titles, by the start of the name; see `titleBefore`. */
  titles: Map<number, Told | null>;
  /** The country the report is about, or null where none stands out. */
  home: string | null;
}

export function wordsOf(context: ActorContext, mention: Mention): string {
  return context.text.slice(mention.start, mention.end);
}

/** State code of a mention that names a state, its people or what is its own; null for others. */
export function countryOf(context: ActorContext, index: number): string | null {
  const actor = context.actors[index];
  if (actor) return actor.country;
  const mention = context.reading.mentions[index]!;
  if (mention.type !== "gpe" || mention.level !== "name") return null;
  return stateNamed(wordsOf(context, mention));
}

/** `Iran`, `Iranian`, `Iranians` -> `IRN`. */
export function stateNamed(words: string): string | null {
  const entry = entriesOf(words).find(
    ({ kind }) => kind === "state" || kind === "adjective" || kind === "people",
  );
  return entry ? entry.id.slice("state:".length) : null;
}

export function entriesOf(words: string) {
  const key = placeKey(words);
  return (names().byKey.get(key) ?? []).filter(
    ({ exact }) => exact === null || exact === words.replaceAll(".", "").trim(),
  );
}

/** `Iran-backed`: the state named is whose backing it is, not whose people. */
export const BACKED =
  /^[-‐–](?:backed|led|based|allied|aligned|linked|funded|made|supplied|supported|sponsored|armed|trained|born|style|occupied|controlled|held|run|imposed|brokered|mediated|built|designed|flagged|owned|operated|installed|affiliated|proxy|oriented|friendly)/;

/** The country a phrase belongs to: the last state named in it (not `Iran-backed`), else `in X` right after it. */
export function countryOfPhrase(context: ActorContext, index: number): string | null {
  const { mentions } = context.reading;
  const phrase = mentions[index]!;
  let country: string | null = null;
  for (let inner = index + 1; inner < mentions.length && mentions[inner]!.start < phrase.end; inner++) {
    const mention = mentions[inner]!;
    if (mention.level === "pronoun" && mention.antecedent !== null && country === null) {
      country = countryOf(context, mention.antecedent);
    }
    if (mention.level !== "name" || mention.end > phrase.end) continue;
    if (BACKED.test(context.text.slice(mention.end, mention.end + 14))) continue;
    country = countryOf(context, inner) ?? country;
  }
  return (
    country ??
    (/^(?:its|their|his|her|our|my)\s/i.test(wordsOf(context, phrase)) ? null : countryAfter(context, index))
  );
}

/** `militias in Iraq`, `officials in Tehran`. */
function countryAfter(context: ActorContext, index: number): string | null {
  const { mentions } = context.reading;
  const phrase = mentions[index]!;
  if (/(?:embassy|consulate|ambassador|envoy|commission)$/i.test(wordsOf(context, phrase))) return null;
  const gap = /^ (?:in|of|from) (?:the )?/.exec(context.text.slice(phrase.end, phrase.end + 12));
  if (!gap) return null;
  const start = phrase.end + gap[0].length;
  for (let next = index + 1; next < mentions.length && mentions[next]!.start <= start; next++) {
    if (mentions[next]!.start === start && mentions[next]!.type === "gpe") {
      return countryOfName(context, wordsOf(context, mentions[next]!));
    }
  }
  return null;
}

function countryOfName(context: ActorContext, words: string): string | null {
  const told = stateNamed(words) ?? capitalOf(words);
  return told ?? (context.home !== null && hasPlace(context.home, words) ? context.home : null);
}

/** Whether the country has a place of this name. */
function hasPlace(country: string, words: string): boolean {
  return candidates(words).some((candidate) => candidate.country === country);
}

function capitalOf(words: string): string | null {
  const entry = entriesOf(words).find(({ kind }) => kind === "capital");
  return entry ? entry.id.slice("state:".length) : null;
}
