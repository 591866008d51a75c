import { cleanCapture } from "./clean/clean.ts";
import { fuse } from "./fuse/index.ts";
import { rowsOf } from "./fuse/rows.ts";
import { resolveNames, tieReports, traceChains } from "./link/index.ts";
import type {
  Capture,
  Diagnostic,
  EventRow,
  Fusion,
  Links,
  Picture,
  Reading,
  Report,
} from "./model/index.ts";
import { knownBy, makePicture } from "./picture/index.ts";
import { anchorTimes, read } from "./read/index.ts";
import { by } from "./text/collections.ts";

export { lexiconProblems, useLexicon } from "./lexicon/user.ts";

/** Everything a set of readings says, before and after it is made a picture. */
export interface Situation {
  links: Links;
  fusion: Fusion;
  picture: Picture;
}

/**
 * The whole flow on one screen: who and where is meant, which report goes back to which, when the undated ones were
 * written, through which chain each word came, what is the case, and the picture of it. Pure: the same readings in any
 * order give the same situation. `asOf` (ISO 8601) leaves out what was not known by then.
 */
export function situationOf(readings: readonly Reading[], options: { asOf?: string | null } = {}): Situation {
  const asOf = options.asOf ?? null;
  const known = asOf === null ? readings : readings.filter(({ report }) => knownBy(report, asOf));
  const named = resolveNames(known);
  const tied = tieReports(named.readings);
  const dated = named.readings.map((reading) => anchored(reading, tied.dates.get(reading.report.id) ?? null));
  const links = traceChains(dated, named, tied);
  const fusion = fuse(links);
  return { links, fusion, picture: makePicture(links, fusion, asOf) };
}

/** The picture of a set of readings; see {@link situationOf}. */
export function pictureOf(readings: readonly Reading[], options: { asOf?: string | null } = {}): Picture {
  return situationOf(readings, options).picture;
}

/** Event mentions resolved to actors, places, times and chains, one a row, in the order of report and text. */
export function eventRows(readings: readonly Reading[], options: { asOf?: string | null } = {}): EventRow[] {
  const { links, fusion } = situationOf(readings, options);
  return rowsOf(links, fusion);
}

function anchored(reading: Reading, published: Report["published"]): Reading {
  if (published === null) return reading;
  return anchorTimes({ ...reading, report: { ...reading.report, published } }, published);
}

/** One capture cleaned and read, that report alone. */
export function readCapture(capture: Capture): Reading {
  return read(cleanCapture(capture));
}

/** Reports as read, and what could not be. */
export interface Batch {
  readings: Reading[];
  diagnostics: Diagnostic[];
}

/**
 * Cleans and reads captures one by one. The same report twice counts once; one id with two texts keeps the first by
 * text order and says so. `onReading` is called after each report, for progress.
 */
export function readCaptures(
  captures: Iterable<Capture>,
  onReading: (reading: Reading) => void = () => {},
): Batch {
  const { kept, diagnostics } = unique([...captures].map(cleanCapture), (report) => report);
  const readings = kept.map((report) => {
    const reading = read(report);
    onReading(reading);
    return reading;
  });
  return { readings, diagnostics };
}

/** The same of readings made one by one elsewhere, in any order. */
export function batchOf(readings: readonly Reading[]): Batch {
  const { kept, diagnostics } = unique(readings, ({ report }) => report);
  return { readings: kept, diagnostics };
}

/** One item for each report, in the order of their ids. */
function unique<Item>(items: readonly Item[], reportOf: (item: Item) => Report) {
  const kept = new Map<string, Item>();
  const diagnostics: Diagnostic[] = [];
  const keyOf = ({ id, text, path }: Report) => `${id}\n${text}\n${path}`;
  for (const item of [...items].sort(by((one) => keyOf(reportOf(one))))) {
    const report = reportOf(item);
    const first = kept.get(report.id);
    if (!first) kept.set(report.id, item);
    else if (reportOf(first).text !== report.text)
      diagnostics.push({
        path: report.path,
        reason: `the id "${report.id}" is already used by another text (${reportOf(first).path}); left out`,
      });
  }
  return { kept: [...kept.values()], diagnostics };
}
