import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pictureOf } from "../../src/desk.ts";
import type { Assertion, Picture, Reading } from "../../src/model/index.ts";
import { readSituation, situationFolders } from "../../test/lib/situations.ts";

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
}

/** A situation as read and fused, with its truth. */
export interface Situation {
  name: string;
  truth: Truth;
  picture: Picture;
  readings: Map<string, Reading>;
}

export async function situations(): Promise<Situation[]> {
  return Promise.all(
    situationFolders().map(async (folder) => {
      const readings = await readSituation(folder);
      const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
      const byPath = new Map(readings.map((reading) => [reading.report.path, reading]));
      return { name: basename(folder), truth, picture: pictureOf(readings), readings: byPath };
    }),
  );
}

/** The assertions that quote any of these words of that report. Throws where the words do not stand there. */
export function assertionsAt({ picture, readings }: Situation, { report: path, words }: Words): Assertion[] {
  const report = readings.get(path)?.report;
  const start = report?.text.indexOf(words) ?? -1;
  if (!report || start < 0) throw new Error(`"${words}" does not stand in ${path}`);
  const end = start + words.length;
  return picture.assertions.filter(
    (assertion) => assertion.report === report.id && assertion.start < end && start < assertion.end,
  );
}
