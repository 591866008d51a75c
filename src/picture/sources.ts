import type { Source } from "../model/index.ts";
import type { Grading } from "./statements.ts";

/** What a picture counts of a publisher. */
export type SourceRecord = Pick<Source, "publisher" | "reports" | "garbled">;

/** A publisher with its Admiralty reliability: what an analyst stated, else F, cannot be judged, the honest default (AJP-2.1). */
export function sourceOf(record: SourceRecord, grading: Grading | undefined): Source {
  const { publisher, reports, garbled } = record;
  const reasons = [grading ? reasonOf(grading) : "no record of this source", ...garbledReason(record)];
  return { publisher, reliability: grading?.grade ?? "F", reasons, reports, garbled };
}

function reasonOf({ author, at, text }: Grading): string {
  return `set by ${author} on ${at.slice(0, 10)}${text === "" ? "" : `: ${text}`}`;
}

function garbledReason({ garbled, reports }: SourceRecord): string[] {
  return garbled === 0 ? [] : [`${garbled} of its ${reports} reports damaged by machine rewriting`];
}
