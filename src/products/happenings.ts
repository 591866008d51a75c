import { deedsOf, hazards, type Naming } from "../lexicon/happenings.ts";
import type { Claim, EventType, Incident } from "../model/index.ts";
import { distinct, groupBy } from "../text/collections.ts";
import { type Book, bestOf } from "./book.ts";
import { ranked, reportsOf } from "./choose.ts";
import { EVENT_LABEL } from "./wording.ts";

/** Nobody does these: they are named by what befell. */
const BEFALLING = new Set<EventType>(["CASUALTY", "DAMAGE", "RISK"]);

/** What happened in plain words, and whether that is a hazard: it befalls a region rather than the parties of one sentence. */
export interface Happening {
  name: string;
  isHazard: boolean;
}

/**
 * The hazard that the sentences about an incident name most (`Cyclone`), what was done by the words of the claim that tells
 * it (`Curfew`), else its type.
 */
export function happeningOf(book: Book, incident: Incident, lead: Claim | undefined): Happening {
  const type = lead?.proposition.type ?? incident.type;
  const hazard = BEFALLING.has(type) && BEFALLING.has(incident.type) ? hazardOf(book, incident) : null;
  if (hazard) return { name: hazard, isHazard: true };
  return {
    name: BEFALLING.has(type) ? harmOf(book, incident, type) : deedOf(book, incident, lead, type),
    isHazard: false,
  };
}

function deedOf(book: Book, { headline }: Incident, lead: Claim | undefined, type: EventType): string {
  const best = lead && bestOf(book, lead.id);
  return deedIn(type, best ? book.wordsOf(best).exact : headline);
}

/** What a deed of this type is called by the words that tell it. */
export function deedIn(type: EventType, words: string): string {
  return deedsOf(type).find((deed) => deed.isIn(words))?.name ?? EVENT_LABEL[type];
}

/** Where it was by most that is told of it; null where no place is named. */
export function commonPlace(book: Book, { claims }: Incident): string | null {
  const places = claims.flatMap((id) => book.claims.get(id)?.proposition.place ?? []);
  const counted = [...groupBy(places, (place) => place)].map(([id, all]) => ({ id, number: all.length }));
  return ranked(counted, ({ number }) => number)[0]?.id ?? null;
}

function hazardOf(book: Book, { claims }: Incident): string | null {
  const told = claims.flatMap((id) =>
    (book.assertions.get(id) ?? []).map((one) => book.sentenceOf(one).exact),
  );
  const headlines = reportsOf(book, claims).flatMap((id) => book.report.get(id)?.headline ?? []);
  return hazardIn(distinct(told), headlines);
}

/** The hazard that most of the lines name, if a sentence does; headlines alone may speak of something else. */
export function hazardIn(sentences: readonly string[], headlines: readonly string[]): string | null {
  const naming = (lines: readonly string[], { isIn }: Naming) => lines.filter(isIn).length;
  const named = hazards().filter((hazard) => naming(sentences, hazard) > 0);
  const counted = named.map((hazard) => ({
    id: hazard.name,
    number: naming([...sentences, ...headlines], hazard),
  }));
  return ranked(counted, ({ number }) => number)[0]?.id ?? null;
}

/** Where no hazard is named: the gravest that is counted. */
function harmOf({ picture }: Book, { id }: Incident, type: EventType): string {
  if (type !== "CASUALTY") return EVENT_LABEL[type];
  const counted = picture.figures.filter(({ incident, current }) => incident === id && current !== null);
  const is = (word: string) => counted.some(({ measure }) => measure.split(" ").at(-1) === word);
  if (is("dead")) return "Deaths";
  return is("wounded") ? "Injuries" : EVENT_LABEL[type];
}
