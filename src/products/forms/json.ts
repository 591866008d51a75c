import type { BriefDocument } from "../document.ts";

/** A brief as JSON: the document as it is, without the texts of the reports. */
export function briefJson(document: BriefDocument): string {
  const reports = document.reports.map(({ text: _text, ...report }) => report);
  return `${JSON.stringify({ ...document, reports }, null, 2)}\n`;
}
