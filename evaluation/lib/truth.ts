import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pictureOf } from "../../src/desk.ts";
import type { Assertion, Picture, Reading } from "../../src/model/index.ts";
import { readSituation, type SituationKind, situationFolders } from "../../test/lib/situations.ts";

/** Words that stand in a report; a report inside a container is `file#n`. */
export interface Words {
  report: string;
  words: string;
}

/** What a careful reader finds in one situation; written by hand beside the reports. */
export interface Truth {
  stories: { name: string; reports: string[] }[];
  apart: string[];
  undated: string[];
  garbled: string[];
  derivations: { derived: string; from: string; kinds: string[] }[];
  claims: { name: string; type: string | null; saidBy: Words[]; origins: [number, number] }[];
  figures: {
    name: string;
    measure: string;
    values: (Words & { low: number | null; high: number | null })[];
    current: { low: number | null; high: number | null };
  }[];
  positions: {
    actor: string;
    kind: string;
    report: string;
    words?: string;
    condition?: string;
    consequence?: string;
  }[];
  conflicts: { name: string; kind: string; relations: string[]; sides: Words[][] }[];
  neverHappened: Words[];
  /** Who says the words, original speaker first, the publisher left out (`a|b`: either will do); empty: the outlet itself. */
  said?: (Words & { chain: string[] })[];
  /** When what the words tell came to pass: the beginning of an ISO 8601 value, as narrow as a reader can tell. */
  when?: (Words & { value: string })[];
}

/** A situation as read and fused, with its truth. */
export interface Situation {
  name: string;
  truth: Truth;
  picture: Picture;
  readings: Map<string, Reading>;
}

export async function situations(kind: SituationKind): Promise<Situation[]> {
  return Promise.all(
    situationFolders(kind).map(async (folder) => {
      const readings = await readSituation(folder);
      const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
      const byPath = new Map(readings.map((reading) => [reading.report.path, reading]));
      return { name: basename(folder), truth, picture: pictureOf(readings), readings: byPath };
    }),
  );
}

/** Words with the reading of their report and where they stand. */
export interface Found {
  reading: Reading;
  start: number;
  end: number;
}

/** Where the words stand. Throws where they do not. */
export function wordsAt({ readings }: Situation, { report: path, words }: Words): Found {
  const reading = readings.get(path);
  const start = reading?.report.text.indexOf(words) ?? -1;
  if (!reading || start < 0) throw new Error(`"${words}" does not stand in ${path}`);
  return { reading, start, end: start + words.length };
}

/** The assertions that quote any of these words of that report. Throws where the words do not stand there. */
export function assertionsAt(situation: Situation, words: Words): Assertion[] {
  const { reading, start, end } = wordsAt(situation, words);
  return situation.picture.assertions.filter(
    (assertion) => assertion.report === reading.report.id && assertion.start < end && start < assertion.end,
  );
}
