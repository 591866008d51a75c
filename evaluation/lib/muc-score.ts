import type { Score } from "../task.ts";
import { type Count, type GoldTemplate, SLOTS, type Slot } from "./muc-gold.ts";
import type { FoundTemplate } from "./muc-templates.ts";

/** Right, told and asked for, by slot. */
type Tally = Record<Slot, { right: number; told: number; asked: number }>;

/**
 * Slot F1 over incident templates. Templates of one report are paired one to one, those with most right slots first; a
 * pair must have a right type. Every slot of a template without partner counts as missing or as told wrongly. A slot is
 * right where
 *
 * - type, stage, country, confidence: one of the gold's values;
 * - date: the day told lies within the gold's days (`- 15 MAR 89`, not after: any day up to then, and none told is right);
 * - site: a word of the place told is a word of one of the gold's places within the country;
 * - dead, injured, victims: the same number; where the gold has targets without number, at least what it counts.
 */
export function mucSlotScores(pairs: readonly { gold: GoldTemplate[]; found: FoundTemplate[] }[]): Score[] {
  const tally = Object.fromEntries(SLOTS.map((slot) => [slot, { right: 0, told: 0, asked: 0 }])) as Tally;
  for (const { gold, found } of pairs) countReport(tally, gold, found);
  const all = { right: 0, told: 0, asked: 0 };
  for (const slot of SLOTS) {
    all.right += tally[slot].right;
    all.told += tally[slot].told;
    all.asked += tally[slot].asked;
  }
  return [
    scoreOf("slots F1", all),
    { measure: "slots precision", value: all.right / Math.max(1, all.told), count: all.told },
    { measure: "slots recall", value: all.right / Math.max(1, all.asked), count: all.asked },
    ...SLOTS.map((slot) => scoreOf(`${slot} F1`, tally[slot])),
  ];
}

function scoreOf(measure: string, { right, told, asked }: Tally[Slot]): Score {
  return { measure, value: (2 * right) / Math.max(1, told + asked), count: asked };
}

function countReport(tally: Tally, gold: readonly GoldTemplate[], found: readonly FoundTemplate[]): void {
  for (const item of gold) for (const slot of SLOTS) if (isAsked(item, slot)) tally[slot].asked++;
  for (const template of found) for (const slot of SLOTS) if (template[slot] !== null) tally[slot].told++;
  for (const [item, template] of paired(gold, found)) {
    for (const slot of SLOTS) if (isRight(item, template, slot)) tally[slot].right++;
  }
}

function isAsked(item: GoldTemplate, slot: Slot): boolean {
  const value = item[slot];
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function paired(
  gold: readonly GoldTemplate[],
  found: readonly FoundTemplate[],
): [GoldTemplate, FoundTemplate][] {
  const pairs = gold.flatMap((item) =>
    found
      .filter((template) => isRight(item, template, "type"))
      .map((template) => ({
        item,
        template,
        right: SLOTS.filter((slot) => isRight(item, template, slot)).length,
      })),
  );
  pairs.sort((left, right) => right.right - left.right);
  const used = new Set<unknown>();
  return pairs.flatMap(({ item, template }): [GoldTemplate, FoundTemplate][] => {
    if (used.has(item) || used.has(template)) return [];
    used.add(item).add(template);
    return [[item, template]];
  });
}

function isRight(gold: GoldTemplate, found: FoundTemplate, slot: Slot): boolean {
  if (!isAsked(gold, slot)) return false;
  switch (slot) {
    case "date":
      return isDayRight(gold.date!, found.date);
    case "site":
      return found.site !== null && shareWord(gold.site, found.site);
    case "dead":
    case "injured":
    case "victims":
      return found[slot] !== null && isCountRight(gold[slot]!, found[slot]);
    default:
      return found[slot] !== null && gold[slot].includes(found[slot]);
  }
}

function isDayRight({ from, to }: { from: string | null; to: string }, told: string | null): boolean {
  return told !== null && (from === null || told >= from) && told <= to;
}

function shareWord(places: readonly string[], told: string): boolean {
  const words = new Set(told.split(/[^A-Z]+/).filter((word) => word.length > 3));
  return places.some((place) => place.split(/[^A-Z]+/).some((word) => words.has(word)));
}

function isCountRight(gold: Count, told: Count): boolean {
  if (gold.plural) return told.plural || told.number > gold.number;
  return !told.plural && told.number === gold.number;
}
