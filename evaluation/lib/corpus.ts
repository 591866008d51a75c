import { readFileSync } from "node:fs";
import type { Reading } from "../../src/model/reading.ts";
import type { Block, Report } from "../../src/model/report.ts";
import type { Span } from "../../src/model/span.ts";

/** The records of a JSON Lines file. */
export function readRecords<Row>(path: string): Row[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** A corpus text as a report: nothing is known of it but what is given. */
export function plainReport(id: string, text: string, given: Partial<Report> = {}): Report {
  return {
    id,
    path: id,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks: paragraphs(text),
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
    ...given,
  };
}

/** A reading that holds sentences alone, split at full stops and lines: enough for measures of wording. */
export function plainReading(report: Report): Reading {
  const sentences = report.blocks.flatMap((block) => sentencesOf(report.text, block));
  return { report, sentences, mentions: [], times: [], quantities: [], attributions: [], events: [] };
}

function paragraphs(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter((match) => match[0].trim() !== "")
    .map((match) => ({ start: match.index, end: match.index + match[0].length, role: "paragraph" }));
}

function sentencesOf(text: string, block: Span): Span[] {
  const sentences: Span[] = [];
  let start = block.start;
  for (const match of text.slice(block.start, block.end).matchAll(/[.!?]["'”’)]*\s+(?=["'“‘(]*[A-Z0-9])/g)) {
    const end = block.start + match.index + match[0].trimEnd().length;
    sentences.push({ start, end });
    start = block.start + match.index + match[0].length;
  }
  if (text.slice(start, block.end).trim() !== "") sentences.push({ start, end: block.end });
  return sentences;
}

/** Text of a whole day as a `Dated` of a record's own date field. */
export function dayOf(date: string | null): Report["published"] {
  if (!date) return null;
  const day = date.slice(0, 10);
  return { earliest: `${day}T00:00:00Z`, latest: `${day}T23:59:59Z`, precision: "day", basis: "metadata" };
}

/** Area under the ROC curve: how often a positive scores above a negative (ties count half). */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const high of positives) for (const low of negatives) wins += high > low ? 1 : high === low ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}
