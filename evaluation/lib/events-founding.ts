import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanCapture } from "../../src/clean/clean.ts";
import { resolveNames } from "../../src/link/index.ts";
import type { EventMention, Reading, Role } from "../../src/model/reading.ts";
import type { Span } from "../../src/model/span.ts";
import { read } from "../../src/read/index.ts";
import { overlaps } from "../../src/text/offsets.ts";
import type { Score } from "../task.ts";
import {
  countriesOf,
  type GoldEvent,
  type GoldParty,
  type Pair,
  pairUp,
  typeAllowed,
} from "./events-match.ts";

interface FoundingGold {
  items: GoldEvent[];
  noise: (Span & { doc: string })[];
}

/** One founding document as read, its gold and how the two were paired. */
export interface FoundingResult {
  doc: string;
  reading: Reading;
  gold: GoldEvent[];
  noise: Span[];
  pairs: Pair[];
}

/** Reads the founding documents that have gold and pairs their events with it. Empty where they are absent. */
export function foundingResults(shared: string): FoundingResult[] {
  const path = join(shared, "founding", "gold.json");
  if (!existsSync(path)) return [];
  const { items, noise } = JSON.parse(readFileSync(path, "utf8")) as FoundingGold;
  const docs = [...new Set(items.map(({ doc }) => doc))].sort();
  const readings = docs.map((doc) => readFounding(join(shared, "founding", `${doc}.txt`), doc));
  const linked = resolveNames(readings);
  return docs.map((doc) => {
    const reading = linked.find(({ report }) => report.id === doc)!;
    const gold = items.filter((item) => item.doc === doc);
    const silent = noise.filter((span) => span.doc === doc);
    return { doc, reading, gold, noise: silent, pairs: pairUp(reading.events, gold) };
  });
}

function readFounding(path: string, id: string): Reading {
  const content = readFileSync(path, "utf8");
  const unknown = {
    url: null,
    publisher: null,
    headline: null,
    published: null,
    retrieved: null,
    language: null,
  };
  return read(cleanCapture({ ...unknown, id, path, kind: "text", content, authors: [] }));
}

/** The figures asked of the founding documents; see the notes of each. */
export function foundingScores(results: readonly FoundingResult[]): Score[] {
  const pairs = results.flatMap((result) => result.pairs);
  const core = results.flatMap(({ gold }) => gold).filter(({ tier }) => tier === "core");
  const found = pairs.filter(({ gold }) => gold.tier === "core");
  const events = results.flatMap(({ reading }) => reading.events);
  const noisy = results.flatMap(({ reading, noise }) =>
    reading.events.filter(({ trigger }) => noise.some((span) => overlaps(trigger, span))),
  );
  const sure = pairs.filter(
    ({ gold, event }) =>
      gold.modality === event.modality && (gold.polarity === event.polarity || isRefusal(gold, event)),
  );
  const flattened = pairs.filter(({ gold, event }) => isUnreal(gold.modality) && isReal(event.modality));
  const parties = results.flatMap((result) =>
    result.pairs.flatMap((pair) => partiesRight(result.reading, pair)),
  );
  return [
    share("founding core recall", found.length, core.length),
    share(
      "founding precision",
      pairs.length,
      events.length,
      "right: pairs one to one with any gold item, core or extra",
    ),
    share(
      "founding type accuracy",
      pairs.filter(({ event, gold }) => typeAllowed(event, gold)).length,
      pairs.length,
    ),
    share("founding modality and polarity", sure.length, pairs.length),
    { ...share("founding unreal told as fact", flattened.length, pairs.length), lowerIsBetter: true },
    share("founding countries of actor and recipient", parties.filter(Boolean).length, parties.length),
    { measure: "founding events in noise", value: noisy.length, count: events.length, lowerIsBetter: true },
  ];
}

/** `would not join` and `refused to join` are one proposition: a refusal is right with either polarity. */
function isRefusal(gold: GoldEvent, event: EventMention): boolean {
  return gold.type === "REJECT" && event.type === "REJECT";
}

function share(measure: string, part: number, whole: number, note?: string): Score {
  return { measure, value: whole === 0 ? 0 : part / whole, count: whole, ...(note ? { note } : {}) };
}

function isUnreal(modality: string): boolean {
  return !["asserted", "reported", "opinion"].includes(modality);
}

function isReal(modality: string): boolean {
  return modality === "asserted" || modality === "reported";
}

/** For actor and recipient that the gold names in the text with a country: whether that country is among those found. */
function partiesRight(reading: Reading, { gold, event }: Pair): boolean[] {
  return (["actor", "recipient"] as const).flatMap((role) => {
    const wanted = countriesWanted(gold[role]);
    if (wanted.length === 0) return [];
    const got = new Set(countriesOf(reading, event, role));
    return [
      wanted.some((country) => got.has(country)) || (got.size === 0 && sameWords(gold[role], event, role)),
    ];
  });
}

/** Where linking gave no country: the argument stands on the gold's words. */
function sameWords(parties: readonly GoldParty[], event: EventMention, role: Role): boolean {
  return parties.some(({ start, end }) => {
    if (start === null || end === null) return false;
    return event.arguments.some((argument) => argument.role === role && overlaps(argument, { start, end }));
  });
}

function countriesWanted(parties: readonly GoldParty[]): string[] {
  return parties
    .flatMap(({ text, id }) => (text && id && /^[A-Z]{3}\b/.test(id) ? id.slice(0, 3) : []))
    .filter((code) => !["IMG", "JRN", "UNK"].includes(code));
}
