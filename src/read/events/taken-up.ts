import type { EventMention, Quantity } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { firstFrom } from "../../text/offsets.ts";
import { retold } from "./retold.ts";
import type { Scene } from "./scene.ts";

/** Measures that another count may be given of. */
const COUNTED =
  /^(?:dead|wounded|missing|displaced|infected|hospitalised|casualties|evacuated|rescued|trapped|detained|released|aboard|protesters|destroyed|damaged|released)$/;
/** How many sentences back what is counted may have been told. */
const SENTENCES = 2;
/** Two counts of one thing lie no farther apart than this many times. Judgement: beyond it the number is of something else. */
const FAR = 6;
/** Longest stretch before a number in which the words that take a count up are looked for, in code units. */
const REACH = 64;

/** `put the number at 19,000`, `gave the toll as 12`, `the real number was 236`, `the amount was at least five tonnes`. */
const NUMBERED =
  /\b(?:put|puts|set|gave|gives|estimated|corrected|revised|raised|lowered)\s(?:the|that|this|its)\s(?:\w+\s)?(number|figure|toll|count|total|amount)\s(?:at|as|to)\s$|\bthe\s(?:\w+\s)?(number|figure|toll|count|total|amount)\s(?:was|is|were|had been|stood at|stands at|could be|might be)\s(?:now\s|in fact\s)?$/i;
/** `it had received 31`, `there had been at least 350`, `we have registered 58`: a bare number in what somebody says. */
const COUNTS =
  /\b(?:(?:it|they|we|he|she)\s(?:had\s|have\s|has\s)?(?:received|counted|registered|recorded|found|treated)|there (?:had been|were|are|have been))\s$/i;

/**
 * Numbers by which a sentence takes up a count told shortly before, in words that name nothing: each is told on as a number
 * of the event that was counted, with its measure, so that two counts of one thing stand beside each other.
 */
export function takenUp(scene: Scene, events: readonly EventMention[]): EventMention[] {
  const used = new Set(events.flatMap(({ figures }) => figures));
  const counts = countsOf(scene, events);
  const found: EventMention[] = [];
  for (const [figure, quantity] of scene.quantities.entries()) {
    if (used.has(figure)) continue;
    const trigger = triggerBefore(scene.tokens.text, quantity);
    const last = trigger && nearestCount(scene, counts, quantity);
    const told = last && retold(scene, last.event, { figures: [figure], measures: [last.measure], trigger });
    if (!told) continue;
    found.push(told);
    counts.push({ event: told, measure: last.measure, quantity });
  }
  return found;
}

interface Count {
  event: EventMention;
  measure: string;
  quantity: Quantity;
}

function countsOf({ quantities }: Scene, events: readonly EventMention[]): Count[] {
  return events.flatMap((event) =>
    event.figures.flatMap((figure, at) => {
      const measure = event.measures[at]!;
      const isCount = COUNTED.test(measure) && event.polarity === "+";
      return isCount ? [{ event, measure, quantity: quantities[figure]! }] : [];
    }),
  );
}

function triggerBefore(text: string, { start, unit }: Quantity): Span | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const numbered = NUMBERED.exec(before);
  if (numbered) {
    const noun = numbered[1] ?? numbered[2]!;
    const at =
      start - before.length + numbered.index + numbered[0].toLowerCase().lastIndexOf(noun.toLowerCase());
    return { start: at, end: at + noun.length };
  }
  const counts = unit === "" ? COUNTS.exec(before) : null;
  if (!counts) return null;
  const words = counts[0].trimEnd();
  const at = start - before.length + counts.index;
  return { start: at + words.lastIndexOf(" ") + 1, end: at + words.length };
}

/** The count of the nearest sentence that the number may be another value of, of several there the closest. */
function nearestCount(
  { syntax: { sentences } }: Scene,
  counts: readonly Count[],
  number: Quantity,
): Count | null {
  const sentenceOf = ({ start }: Quantity) => firstFrom(sentences, start + 1) - 1;
  const here = sentenceOf(number);
  const fitting = counts.filter(({ quantity }) => {
    const back = here - sentenceOf(quantity);
    return quantity.start < number.start && back <= SENTENCES && distance(quantity, number) <= Math.log(FAR);
  });
  const ranked = fitting
    .filter(({ quantity }) => number.unit === "" || number.unit === "person" || number.unit === quantity.unit)
    .sort(
      (left, right) =>
        sentenceOf(right.quantity) - sentenceOf(left.quantity) ||
        distance(left.quantity, number) - distance(right.quantity, number),
    );
  return ranked[0] ?? null;
}

function distance(left: Quantity, right: Quantity): number {
  const [one, other] = [left.low ?? left.high ?? 0, right.low ?? right.high ?? 0];
  return one > 0 && other > 0 ? Math.abs(Math.log(one / other)) : Number.POSITIVE_INFINITY;
}
