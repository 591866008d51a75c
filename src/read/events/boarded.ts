import { eventClass } from "../../lexicon/events.ts";
import type { EventMention, Quantity } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { groupBy } from "../../text/collections.ts";
import { retold } from "./retold.ts";
import type { Scene } from "./scene.ts";

/** Longest stretch before and behind a number in which the words for being aboard are looked for, in code units. */
const REACH = 48;

/** `carrying 44 people`, `was carrying about 210`: words right before the number. */
const CARRIED = /\b(?:carry(?:ing)?|carried|carries|transporting|ferrying)\s(?:a total of\s)?$/i;
/** `with 312 passengers and nine crew aboard`, `a ferry with 200 passengers`. */
const WITH = /\bwith\s$/i;
const TRAVELLERS = /^(?:passenger|occupant|crew)$/;
/** `44 people on board`, `46 people, not 44, had been on board`, `321 people were on the train`. */
const ABOARD =
  /^(?:,? not \S+,)?(?: (?:had been|have been|were|was|are|is|being))?( (?:on board|onboard|aboard))\b(?! (?:was|were|has been|have been|had been|are) (?:killed|injured|hurt|wounded|rescued|missing))/i;
const ON_IT = /^(?: (?:had been|have been|were|was|are|is))( (?:on|in|inside) (?:the|that) )(\p{L}+)/iu;
/** `39 passengers and five crew`: a number that goes on with another. */
const JOINED = /^ and $/;
const DISMISSED = /\bnot\s$/i;

/** Words of a wreck that need not name what was wrecked. */
const OF_WRECK = /\b(?:crash|collision|derail|shipwreck|capsiz|sinking|sank|radar|contact)/i;

/**
 * How many were aboard what was wrecked or lost: in a report that tells a wreck each such number is told on as an event of
 * the wreck's type with the measure `aboard`, whose trigger are the words that say so. It harms nobody and is no loss.
 */
export function boardedEvents(scene: Scene, events: readonly EventMention[]): EventMention[] {
  const wrecks = events.filter((event) => isWreck(scene, event));
  if (wrecks.length === 0) return [];
  const harmed = harmedIn(events);
  const boarded = boardedIn(scene).filter(({ figure }) => !harmed.has(figure));
  const told = groupBy(boarded, ({ cue }) => `${cue.start}`);
  return [...told.values()].flatMap((group) => {
    const trigger = group[0]!.cue;
    const before = wrecks.findLast((wreck) => wreck.trigger.start < trigger.start);
    const figures = group.map(({ figure }) => figure);
    const measures = figures.map((figure) => measureOf(scene.quantities[figure]!, figures.length > 1));
    return retold(scene, before ?? wrecks[0]!, { figures, measures, trigger }) ?? [];
  });
}

/** Numbers that tell what became of people: `killing all 88 people on board` is a toll. */
function harmedIn(events: readonly EventMention[]): ReadonlySet<number> {
  return new Set(
    events.flatMap(({ figures, measures }) => figures.filter((_, at) => !AS_STRUCK.test(measures[at]!))),
  );
}

/** Of several told together each is a part, and names whom it counts (`39 passengers and five crew`). */
function measureOf({ unit }: Quantity, isPart: boolean): string {
  return isPart && unit === "passenger" ? "passengers aboard" : "aboard";
}

/** Numbers of those aboard are no other number of the wreck (`a turboprop with 44 aboard loses contact`). */
export function withoutBoarded(event: EventMention, boarded: ReadonlySet<number>): EventMention {
  const kept = event.figures.map(
    (figure, at) => !boarded.has(figure) || !AS_STRUCK.test(event.measures[at]!),
  );
  if (kept.every(Boolean)) return event;
  return {
    ...event,
    figures: event.figures.filter((_, at) => kept[at]),
    measures: event.measures.filter((_, at) => kept[at]),
  };
}

const AS_STRUCK = /^(?:damaged|destroyed|flooded|missing|count)$/;

function isWreck(
  scene: Scene,
  { type, polarity, modality, trigger, arguments: args }: EventMention,
): boolean {
  if (type !== "DAMAGE" || polarity === "-" || (modality !== "asserted" && modality !== "reported"))
    return false;
  const { text } = scene.tokens;
  if (OF_WRECK.test(text.slice(trigger.start, trigger.end))) return true;
  return args.some(({ role, start, end }) => role === "recipient" && carries(text.slice(start, end)));
}

/** Whether the words name what people travel in. */
function carries(words: string): boolean {
  return (words.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) =>
    ["VEHICLE", "VESSEL", "AIRCRAFT"].some((name) => eventClass(name).has(word)),
  );
}

interface Boarded {
  figure: number;
  /** The words that say so. */
  cue: Span;
}

function boardedIn({ tokens: { text }, quantities }: Scene): Boarded[] {
  const found: Boarded[] = [];
  const open: number[] = [];
  for (const [figure, quantity] of quantities.entries()) {
    const joins = open.length > 0 && JOINED.test(text.slice(quantities[open.at(-1)!]!.end, quantity.start));
    const behind = found.at(-1)?.figure === figure - 1 && isJoined(text, quantities, figure);
    const cue = isOfPeople(quantity) ? (behind ? found.at(-1)!.cue : cueOf(text, quantity)) : null;
    if (!joins) open.length = 0;
    if (cue) {
      for (const earlier of open) found.push({ figure: earlier, cue });
      found.push({ figure, cue });
      open.length = 0;
    } else if (isOfPeople(quantity) && WITH.test(before(text, quantity))) open.push(figure);
  }
  return found;
}

function isJoined(text: string, quantities: readonly Quantity[], figure: number): boolean {
  return JOINED.test(text.slice(quantities[figure - 1]!.end, quantities[figure]!.start));
}

function before(text: string, { start }: Quantity): string {
  return text.slice(Math.max(0, start - REACH), start);
}

function cueOf(text: string, quantity: Quantity): Span | null {
  const ahead = before(text, quantity);
  if (DISMISSED.test(ahead)) return null;
  const carried = CARRIED.exec(ahead);
  if (carried) {
    const start = quantity.start - carried[0].length;
    return { start, end: start + carried[0].trimEnd().length };
  }
  const brought = TRAVELLERS.test(quantity.unit) ? WITH.exec(ahead) : null;
  if (brought) return { start: quantity.start - brought[0].length, end: quantity.start - 1 };
  const after = text.slice(quantity.end, quantity.end + REACH);
  const aboard = ABOARD.exec(after);
  if (aboard) {
    const end = quantity.end + aboard[0].length;
    return { start: end - aboard[1]!.trimStart().length, end };
  }
  const onIt = ON_IT.exec(after);
  if (!onIt || !carries(onIt[2]!)) return null;
  const end = quantity.end + onIt[0].length;
  return { start: end - onIt[2]!.length - onIt[1]!.trimStart().length, end };
}

/** A bare number may stand for people; what is no people is cargo. */
function isOfPeople({ unit }: Quantity): boolean {
  return unit === "" || eventClass("PEOPLE").has(unit);
}
