import type { Block, Report } from "../../src/model/report.ts";
import { dayOf, plainReport } from "./corpus.ts";

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** `30 DEC 89` as `1989-12-30`, or null. */
export function isoDay(written: string): string | null {
  const match = /(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b/.exec(written);
  const month = match ? MONTHS.indexOf(match[2]!) + 1 : 0;
  if (!match || month === 0) return null;
  return `19${match[3]}-${String(month).padStart(2, "0")}-${match[1]!.padStart(2, "0")}`;
}

/** A report of the corpus, with the day of its dateline as day of publication; paragraphs end at blank lines. */
export function mucReport(id: string, text: string): Report {
  const dateline = /^[^[]{0,120}?-- /.exec(text)?.[0] ?? "";
  const body: Block[] = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    role: "paragraph",
  }));
  const [first, ...rest] = body;
  const opened: Block[] = first
    ? [{ start: 0, end: dateline.length, role: "dateline" }, { ...first, start: dateline.length }, ...rest]
    : [];
  return plainReport(id, text, {
    blocks: opened.filter(({ start, end }) => end > start),
    published: dayOf(isoDay(dateline)),
  });
}
