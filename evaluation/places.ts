import { existsSync } from "node:fs";
import { linkActors } from "../src/link/actors.ts";
import { distanceKm } from "../src/link/places/choose.ts";
import { isAdjective } from "../src/link/places/kinds.ts";
import { linkPlaces } from "../src/link/places.ts";
import type { Mention, Reading } from "../src/model/reading.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const PARTS = ["geovirus", "trnews"];
/** 100 miles, the yardstick of geoparsing papers; a place with a larger radius is right within that. */
const RIGHT_KM = 161;

interface Toponym {
  start: number;
  end: number;
  text: string;
  lat: number | null;
  lon: number | null;
}
interface Article {
  id: string;
  text: string;
  toponyms: Toponym[];
}

/** Toponyms found and resolved; see `about`. */
export const task: Task = {
  name: "places",
  about:
    "Resolution: share of gold toponyms with coordinates, given their spans, put within 161 km (or the place's radius); an unresolved one is wrong; adjectives (`Turkish`), actors here, are left out. End to end: F1 of spans found with overlap and so placed (buildings placed by the town they stand in left out: the town is counted). GeoVirus and TR-News; the margins of the chooser were looked at on both",
  gold: { shared: PARTS.map((part) => `geo/${part}.jsonl`), own: ["evaluation/gold/places.jsonl"] },
  run({ shared }) {
    const own = scoresOf("own", new URL("gold/places.jsonl", import.meta.url).pathname);
    return [
      ...own,
      ...(shared ? PARTS.flatMap((part) => scoresOf(part, `${shared}/geo/${part}.jsonl`)) : []),
    ];
  },
};

function scoresOf(part: string, file: string): Score[] {
  if (!existsSync(file)) return [];
  const counts = { gold: 0, given: 0, told: 0, found: 0 };
  for (const article of readRecords<Article>(file)) count(article, counts);
  const f1 = (2 * counts.found) / (counts.told + counts.gold);
  return [
    { measure: `within 161 km, gold spans, ${part}`, value: counts.given / counts.gold, count: counts.gold },
    { measure: `end to end F1, ${part}`, value: f1, count: counts.gold },
  ];
}

function count(article: Article, counts: { gold: number; given: number; told: number; found: number }): void {
  const report = plainReport(article.id, article.text);
  const mentions = findMentions(analyse(report), report);
  const base: Reading = {
    report,
    sentences: [],
    mentions,
    times: [],
    quantities: [],
    attributions: [],
    events: [],
  };
  const gold = article.toponyms.filter(({ lat, text }) => typeof lat === "number" && !isAdjective(text));
  const told = placed(base).filter(({ place }) => place !== null && !place.id.startsWith("facility:"));
  const given = placed({ ...base, mentions: withGold(mentions, gold) });
  counts.gold += gold.length;
  counts.told += told.length;
  counts.given += gold.filter((one) => given.some((m) => same(m, one) && isRight(m, one))).length;
  counts.found += gold.filter((one) =>
    told.some((m) => m.start < one.end && one.start < m.end && isRight(m, one)),
  ).length;
}

function placed(reading: Reading): Mention[] {
  return linkPlaces(linkActors([reading]))[0]!.mentions;
}

function same(mention: Mention, toponym: Toponym): boolean {
  return mention.start === toponym.start && mention.end === toponym.end;
}

/** The mentions with gold spans as names of places in place of what overlaps them. */
function withGold(mentions: readonly Mention[], gold: readonly Toponym[]): Mention[] {
  const free = mentions.filter((m) => !gold.some((one) => m.start < one.end && one.start < m.end));
  const given = gold.map(({ start, end }): Mention => {
    return { start, end, type: "gpe", level: "name", antecedent: null, actor: null, place: null };
  });
  const list = [...free.map((mention) => ({ ...mention, antecedent: null })), ...given];
  return list.sort((left, right) => left.start - right.start || right.end - left.end);
}

function isRight(mention: Mention, toponym: Toponym): boolean {
  if (!mention.place || toponym.lat === null || toponym.lon === null) return false;
  return (
    distanceKm(mention.place, { lat: toponym.lat, lon: toponym.lon }) <=
    Math.max(RIGHT_KM, mention.place.radiusKm)
  );
}
