import { cleanCapture } from "./clean/clean.ts";
import {
  correct,
  type FuseMemory,
  fuse,
  layStoriesAside,
  newFuseMemory,
  settleFusion,
} from "./fuse/index.ts";
import {
  type LinkMemory,
  newLinkMemory,
  resolveNames,
  settleLinks,
  tieReports,
  traceChains,
} from "./link/index.ts";
import type {
  Capture,
  Diagnostic,
  Links,
  Patch,
  PictureParts,
  Reading,
  Report,
  Statement,
} from "./model/index.ts";
import {
  applyPatches,
  layItemsAside,
  layMentionsAside,
  type MentionMemory,
  newMentionMemory,
  newParts,
  newRecordMemory,
  patchesOfLinks,
  type RecordMemory,
  recordPatches,
  type Stated,
  spokenIn,
  statedBy,
  statementPatches,
} from "./picture/index.ts";
import { anchorTimes, read, readEach } from "./read/index.ts";
import type { Packing } from "./text/archive.ts";
import { by, portionsOf } from "./text/collections.ts";
import type { Journal } from "./text/journal.ts";

export { cleanCapture } from "./clean/clean.ts";
export { whyApart } from "./fuse/apart.ts";
export { rowsOf } from "./fuse/rows.ts";
export { lexiconProblems, useLexicon } from "./lexicon/user.ts";
export { arrivalOf, byArrival } from "./link/index.ts";
export { READING_VERSION } from "./read/index.ts";

/** What all stages keep of the reports so far. */
export interface Memory {
  link: LinkMemory;
  fuse: FuseMemory;
  parts: PictureParts;
  mentions: MentionMemory;
  stated: Stated;
  records: RecordMemory;
}

/** With `packing` what is seldom asked for lies packed, see {@link layAside}. */
export function newMemory(packing?: Packing): Memory {
  return {
    link: newLinkMemory(),
    fuse: newFuseMemory(packing),
    parts: newParts(packing),
    mentions: newMentionMemory(packing),
    stated: statedBy([]),
    records: newRecordMemory(),
  };
}

/**
 * The whole flow on one screen: who and where is meant, which report goes back to which, when the undated ones were
 * written, through which chain each word came, what is the case, and what that changes in the picture. The readings are
 * seen together and with all before them; their order does not matter. What this writes the journal can take back.
 */
export function addReports(
  readings: readonly Reading[],
  memory: Memory,
  journal: Journal,
): { links: Links; patches: Patch[] } {
  const named = resolveNames(readings, memory.link, journal);
  const tied = tieReports(named, memory.link, journal);
  const dated = named.map((reading) => anchored(reading, tied.dates.get(reading.report.id) ?? null));
  const links = traceChains(dated, tied, memory.link);
  return {
    links,
    patches: [...patchesOfLinks(links, memory.parts, memory.stated), ...fuse(links, memory.fuse, journal)],
  };
}

/**
 * Brings the picture up to date: what was added, then what that says of the record of publishers. `note` is told of patches
 * before they are applied.
 */
export function applyTo(
  memory: Memory,
  links: Links | null,
  patches: readonly Patch[],
  journal: Journal,
  note: (patches: readonly Patch[]) => void,
): void {
  const { parts, mentions, stated, records } = memory;
  note(patches);
  applyPatches(parts, patches, journal);
  for (const reading of links?.readings ?? []) journal.set(mentions, reading.report.id, spokenIn(reading));
  const graded = recordPatches(patches, parts, stated, records, journal);
  note(graded);
  applyPatches(parts, graded, journal);
}

/** What statements change in the picture of what is settled. What was added and not settled has to be added again. */
export function correctWith(statements: readonly Statement[], memory: Memory): Patch[] {
  const { fuse, link, parts } = memory;
  memory.stated = statedBy(statements);
  link.stories.together = memory.stated.together;
  return [
    ...correct(statements, fuse, link.actors.records),
    ...statementPatches(statements, memory.stated, parts),
  ];
}

/** Lets stand what was added last: `count` reports. */
export function settle(memory: Memory, count: number, journal: Journal): void {
  journal.forget();
  settleLinks(memory.link, count);
  settleFusion(memory.fuse);
}

/** Packs what nothing was added to since the time before the last: stories, items of the picture, mentions. Only after a window is settled. */
export function layAside({ fuse, parts, mentions }: Memory): void {
  layStoriesAside(fuse);
  layItemsAside(parts);
  layMentionsAside(mentions);
}

function anchored(reading: Reading, published: Report["published"]): Reading {
  if (published === null) return reading;
  return anchorTimes({ ...reading, report: { ...reading.report, published } }, published);
}

/** One capture cleaned and read, that report alone. */
export function readCapture(capture: Capture): Reading {
  return read(cleanCapture(capture));
}

/** The same for several captures, all read together: fit for some tens of kilobytes. */
export function readTogether(captures: readonly Capture[]): Reading[] {
  return readEach(captures.map(cleanCapture));
}

/** The id that the report made of a capture has: the one given with it, else one made of its content. */
export function reportIdOf(capture: Capture): string {
  return capture.id ?? cleanCapture(capture).id;
}

/** Reports as read, and what could not be. */
export interface Batch {
  readings: Reading[];
  diagnostics: Diagnostic[];
}

/**
 * Cleans and reads captures one by one. The same report twice counts once; one id with two texts keeps the first by
 * text order and says so. `onReading` is called for each report, for progress; several are read together.
 */
export function readCaptures(
  captures: Iterable<Capture>,
  onReading: (reading: Reading) => void = () => {},
): Batch {
  const { kept, diagnostics } = unique([...captures].map(cleanCapture), (report) => report);
  const readings: Reading[] = [];
  for (const group of portionsOf(kept, TOGETHER, ({ text }) => text.length))
    for (const reading of readEach(group)) {
      readings.push(reading);
      onReading(reading);
    }
  return { readings, diagnostics };
}

/** Characters read together: more saves no more time, and all that is known of them is held meanwhile. */
const TOGETHER = 40_000;

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
