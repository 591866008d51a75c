import type { Reading, Report } from "../../model/index.ts";

/** A reading of a report in which nothing was read. */
export function bareReading(report: Partial<Report>): Reading {
  return {
    report: {
      id: "r",
      path: "r.txt",
      url: null,
      publisher: null,
      headline: null,
      authors: [],
      published: null,
      retrieved: null,
      language: "en",
      text: "",
      blocks: [],
      quality: { garbled: false, reasons: [] },
      declaredSources: [],
      ...report,
    },
    sentences: [],
    mentions: [],
    times: [],
    quantities: [],
    attributions: [],
    events: [],
  };
}
