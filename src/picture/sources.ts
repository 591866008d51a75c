import type { Grading, Reliability, Source } from "../model/index.ts";

/** What a picture counts of a publisher. */
export type SourceRecord = Pick<Source, "publisher" | "reports" | "garbled" | "judged">;

/** Statements that must have been judged by what others said before a record tells anything (our choice). */
const LEAST_JUDGED = 20;
/**
 * Share of judged statements that were confirmed, from which a grade is given, in the words of AJP-2.1: usually, fairly, not
 * usually reliable; below all, unreliable. Completely reliable (A) only an analyst can say. Our choice.
 */
const GRADES: readonly [least: number, grade: Reliability][] = [
  [0.95, "B"],
  [0.8, "C"],
  [0.6, "D"],
  [0, "E"],
];

/**
 * A publisher with its Admiralty reliability: what an analyst stated, else what its record tells, else F, cannot be judged, the
 * honest default (AJP-2.1).
 */
export function sourceOf(record: SourceRecord, grading: Grading | undefined): Source {
  const { publisher, reports, garbled, judged } = record;
  const reliability = grading?.grade ?? gradeByRecord(record);
  const reasons = [grading ? reasonOf(grading) : recordReason(record), ...garbledReason(record)];
  return { publisher, reliability, reasons, reports, garbled, judged };
}

function total({ judged }: SourceRecord): number {
  return judged.confirmed + judged.denied + judged.drifted;
}

function gradeByRecord(record: SourceRecord): Reliability {
  const count = total(record);
  if (count < LEAST_JUDGED) return "F";
  return GRADES.find(([least]) => record.judged.confirmed / count >= least)![1];
}

function recordReason(record: SourceRecord): string {
  const count = total(record);
  if (count === 0) return "no record of this source";
  const { confirmed, denied, drifted } = record.judged;
  const counts = `${confirmed} of ${count} judged statements confirmed by other origins, ${denied} denied, ${drifted} changed in copying`;
  return count < LEAST_JUDGED ? `too short a record: ${counts}` : counts;
}

function reasonOf({ author, at, text }: Grading): string {
  return `set by ${author} on ${at.slice(0, 10)}${text === "" ? "" : `: ${text}`}`;
}

function garbledReason({ garbled, reports }: SourceRecord): string[] {
  return garbled === 0 ? [] : [`${garbled} of its ${reports} reports damaged by machine rewriting`];
}
