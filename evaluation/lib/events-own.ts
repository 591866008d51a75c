import { fileURLToPath } from "node:url";
import type { EventMention, Reading, Role } from "../../src/model/reading.ts";
import { read } from "../../src/read/index.ts";
import { overlaps } from "../../src/text/offsets.ts";
import type { Score } from "../task.ts";
import { plainReport, readRecords } from "./corpus.ts";

/** One expected event of `gold/events.jsonl`; of lists any value is right. */
export interface OwnEvent {
  trigger: string;
  type: string[];
  polarity: string[];
  modality: string[];
  aspect?: string;
  /** Words of the place it happened at. */
  place?: string;
  actor?: string;
  recipient?: string;
}

export interface OwnRow {
  id: string;
  text: string;
  events: OwnEvent[];
}

export interface OwnResult {
  row: OwnRow;
  reading: Reading;
  pairs: { gold: OwnEvent; event: EventMention | null }[];
}

/** Reads each text of one of our own gold files by itself and pairs events by trigger. */
export function ownResults(file: string): OwnResult[] {
  return readRecords<OwnRow>(goldPath(file)).map((row) => {
    const reading = read(plainReport(row.id, row.text));
    return { row, reading, pairs: row.events.map((gold) => ({ gold, event: pick(row, reading, gold) })) };
  });
}

function pick(row: OwnRow, reading: Reading, gold: OwnEvent): EventMention | null {
  const start = row.text.indexOf(gold.trigger);
  const span = { start, end: start + gold.trigger.length };
  const near = reading.events.filter(({ trigger }) => overlaps(trigger, span));
  return near.find(({ type }) => gold.type.includes(type)) ?? near[0] ?? fallback(reading, gold, start);
}

/** How far apart two words of one phrase may stand, in code units: about eight words. */
const PHRASE = 50;

/** `went on strike`, `run aground`: the trigger may be told by the other word of the phrase. */
function fallback(reading: Reading, gold: OwnEvent, start: number): EventMention | null {
  const near = ({ trigger }: EventMention) => Math.abs(trigger.start - start) <= PHRASE;
  return reading.events.find((event) => gold.type.includes(event.type) && near(event)) ?? null;
}

/** The figures of one of our own gold files; `name` opens each measure. */
export function ownScores(name: string, results: readonly OwnResult[]): Score[] {
  const pairs = results.flatMap(({ pairs: own, reading }) => own.map((pair) => ({ ...pair, reading })));
  const found = pairs.flatMap(({ gold, event, reading }) => (event ? [{ gold, event, reading }] : []));
  const total = results.reduce((sum, { reading }) => sum + reading.events.length, 0);
  const used = results.reduce(
    (sum, { pairs: own }) => sum + new Set(own.map(({ event }) => event).filter(Boolean)).size,
    0,
  );
  const parties = found.flatMap(({ gold, event, reading }) => [
    ...partyRight(reading, event, "actor", gold.actor),
    ...partyRight(reading, event, "recipient", gold.recipient),
  ]);
  const places = found.flatMap(({ gold, event, reading }) => placeRight(reading, event, gold.place));
  const unreal = found.filter(
    ({ gold }) => !gold.modality.includes("asserted") && !gold.modality.includes("reported"),
  );
  return [
    share(`${name} recall`, found.length, pairs.length),
    share(`${name} precision`, used, total),
    share(
      `${name} type`,
      found.filter(({ gold, event }) => gold.type.includes(event.type)).length,
      found.length,
    ),
    share(
      `${name} modality and polarity`,
      found.filter(
        ({ gold, event }) => gold.modality.includes(event.modality) && gold.polarity.includes(event.polarity),
      ).length,
      found.length,
    ),
    share(`${name} actor and recipient words`, parties.filter(Boolean).length, parties.length),
    share(`${name} place words`, places.filter(Boolean).length, places.length),
    {
      ...share(`${name} unreal told as fact`, unreal.filter(isFact).length, unreal.length),
      lowerIsBetter: true,
    },
  ];
}

/** One plain sentence for each word of crises: whether it is read as an event of an allowed type, told as done. */
export function frameScore(): Score {
  const rows = readRecords<OwnRow & { trigger: string; type: string[] }>(goldPath("event-frames.jsonl"));
  const right = rows.filter(({ id, text, trigger, type }) => {
    const start = text.indexOf(trigger);
    const span = { start, end: start + trigger.length };
    return read(plainReport(id, text)).events.some(
      (event) => overlaps(event.trigger, span) && type.includes(event.type) && event.polarity === "+",
    );
  });
  return share("own words of crises typed", right.length, rows.length);
}

function goldPath(file: string): string {
  return fileURLToPath(new URL(`../gold/${file}`, import.meta.url));
}

function isFact({ event }: { event: EventMention }): boolean {
  return event.polarity === "+" && (event.modality === "asserted" || event.modality === "reported");
}

function placeRight(reading: Reading, event: EventMention, words: string | undefined): boolean[] {
  if (words === undefined) return [];
  const start = reading.report.text.indexOf(words);
  const place = event.place === null ? null : reading.mentions[event.place]!;
  return [place !== null && overlaps(place, { start, end: start + words.length })];
}

function partyRight(reading: Reading, event: EventMention, role: Role, words: string | undefined): boolean[] {
  if (words === undefined) return [];
  const start = reading.report.text.indexOf(words);
  const span = { start, end: start + words.length };
  return [event.arguments.some((argument) => argument.role === role && overlaps(argument, span))];
}

function share(measure: string, part: number, whole: number): Score {
  return { measure, value: whole === 0 ? 0 : part / whole, count: whole };
}
