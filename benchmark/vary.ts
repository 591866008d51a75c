import type { Capture, Reading } from "../src/model/index.ts";
import { civilOf, dayOf, isoDay, parseDay } from "../src/text/calendar.ts";

/** A seeded generator of numbers in [0, 1): mulberry32 (public domain, T. Ettinger). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PLACES =
  "Split Varna Gdansk Aarhus Tromso Bergen Cork Derry Porto Cadiz Bari Trieste Izmir Adana Batumi Baku Aktau Multan Surat Galle Chittagong Mandalay Hue Cebu Davao Kobe Sendai Busan Darwin Hobart Suva Antofagasta Callao Guayaquil Cartagena Veracruz Tampico Mombasa Beira Durban Luanda Douala Dakar Oran Sfax Benghazi".split(
    " ",
  );
const PEOPLE =
  "Marin Okafor Lindqvist Haddad Petrov Tanaka Moreau Castillo Nkosi Varga Silva Rahman Eriksen Duarte Kovac Mensah Yilmaz Santos Bauer Ricci Novak Farah Osei Lund".split(
    " ",
  );
const OUTLETS =
  "Daily Courier,Harbour News,Evening Post,City Herald,Coast Tribune,Northern Star,Valley Times,Metro Wire".split(
    ",",
  );
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Share of the varied reports that are copies of the one before, and that are rewrites of it (our choice, as in wire news). */
const COPIES = 0.15;
const REWRITES = 0.2;

/**
 * `count` reports made from the readings of a few: situation by situation the names of places and people, the figures
 * and the dates are changed, the same way in all reports of one situation; some are copies or rewrites of another.
 */
export function variedCaptures(base: readonly Reading[], count: number, seed: number): Capture[] {
  const random = randomOf(seed);
  const captures: Capture[] = [];
  for (let situation = 0; captures.length < count; situation++) {
    const change = changeOf(base, random, situation === 0);
    for (const reading of base) {
      if (captures.length >= count) break;
      const before = captures.at(-1);
      const kind = random();
      const index = captures.length;
      if (before && kind < COPIES) captures.push(copyOf(before, index, random));
      else if (before && kind < COPIES + REWRITES) captures.push(rewriteOf(before, index, random));
      else captures.push(change(reading, index));
    }
  }
  return captures;
}

type Change = (reading: Reading, index: number) => Capture;

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** One situation: the same new names, the same factor for figures and the same shift of dates in all its reports. */
function changeOf(base: readonly Reading[], random: () => number, plain: boolean): Change {
  const names = new Map<string, string>();
  for (const { report, mentions } of base) {
    for (const { type, level, start, end } of mentions) {
      const last = report.text.slice(start, end).split(/\s+/).at(-1)!;
      if (level !== "name" || !/^\p{Lu}\p{L}{3,}$/u.test(last) || names.has(last)) continue;
      if (type === "gpe" || type === "location") names.set(last, pick(PLACES, random));
      if (type === "person") names.set(last, pick(PEOPLE, random));
    }
  }
  const weeks = plain ? 0 : 1 + Math.floor(random() * 200);
  const factor = plain ? 1 : 0.5 + random() * 3;
  return ({ report }, index) => {
    const body = plain ? readable(report) : varied(readable(report), names, factor, weeks);
    return captureOf(index, body, report.publisher, shifted(report.published?.earliest ?? null, weeks));
  };
}

function readable({ text, blocks }: Reading["report"]): string {
  return blocks
    .filter(({ role }) => role !== "boilerplate")
    .map(({ start, end }) => text.slice(start, end))
    .join("\n\n");
}

function varied(text: string, names: ReadonlyMap<string, string>, factor: number, weeks: number): string {
  const dated = text.replace(
    /\b([A-Z][a-z]+) (\d{1,2}), (\d{4})\b/g,
    (whole, month: string, day: string, year: string) => {
      const index = MONTHS.indexOf(month);
      if (index < 0) return whole;
      const { year: y, month: m, day: d } = civilOf(dayOf(Number(year), index + 1, Number(day)) + weeks * 7);
      return `${MONTHS[m - 1]} ${d}, ${y}`;
    },
  );
  const counted = dated.replace(/(?<![\w,.:/-])\d{1,3}(?![\w,.:/%-]| [A-Z]|, \d{4})/g, (digits) =>
    String(Math.max(1, Math.round(Number(digits) * factor))),
  );
  return counted.replace(/\p{Lu}\p{L}{3,}/gu, (word) => names.get(word) ?? word);
}

function shifted(instant: string | null, weeks: number): string | null {
  const day = parseDay(instant);
  return day === null ? null : `${isoDay(day + weeks * 7)}${instant!.slice(10)}`;
}

function captureOf(
  index: number,
  content: string,
  publisher: string | null,
  published: string | null,
): Capture {
  const id = `varied-${String(index).padStart(5, "0")}`;
  return {
    id,
    path: `${id}.txt`,
    kind: "text",
    content,
    url: null,
    publisher,
    headline: null,
    authors: [],
    published,
    retrieved: null,
    language: "en",
  };
}

function copyOf({ content, published }: Capture, index: number, random: () => number): Capture {
  return captureOf(index, content, pick(OUTLETS, random), published);
}

const REWORDED: [RegExp, string][] = [
  [/\bkilled\b/g, "left dead"],
  [/\bsaid\b/g, "stated"],
  [/\babout\b/g, "around"],
  [/\bmore than\b/g, "over"],
  [/\battacked\b/g, "struck"],
  [/\bpeople\b/g, "persons"],
  [/\bbecause of\b/g, "owing to"],
];

/** Other words, and about one sentence in four left out; the order is kept. */
function rewriteOf({ content, published }: Capture, index: number, random: () => number): Capture {
  const sentences = content.split(/(?<=[.!?]["\u201d]?)\s+/).filter((_, at) => at === 0 || random() > 0.25);
  const text = REWORDED.reduce((words, [from, to]) => words.replace(from, to), sentences.join(" "));
  return captureOf(index, text, pick(OUTLETS, random), published);
}
