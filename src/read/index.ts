import type { Reading, Report } from "../model/index.ts";
import { findAttributions } from "./attributions.ts";
import { recased } from "./casing.ts";
import { findEvents } from "./events.ts";
import { findMentions } from "./mentions.ts";
import { findQuantities } from "./quantities.ts";
import { analyse } from "./syntax.ts";
import { findTimes } from "./times.ts";

/** Version of what reading yields; goes up when readings change, so that stored ones can be told from new ones. */
export const READING_VERSION = 3;

/** Reads one report, that report alone. What is not English is kept and left unread. Pure. */
export function read(report: Report): Reading {
  return readEach([report])[0]!;
}

/**
 * The same for several reports. Each stage goes over all of them before the next begins, so that its code and its weights
 * are still close to the processor for the second report: that takes a quarter off the time (docs/speed.md). A few tens of
 * kilobytes at a time are enough for it.
 */
export function readEach(reports: readonly Report[]): Reading[] {
  const english = reports.filter(({ language }) => language === "en" || language === "und");
  const readings = new Map(readProse(english).map((reading) => [reading.report, reading]));
  return reports.map((report) => readings.get(report) ?? unread(report));
}

function readProse(reports: readonly Report[]): Reading[] {
  const proses = reports.map(recased);
  const syntaxes = proses.map(analyse);
  const times = syntaxes.map((syntax, at) => findTimes(syntax, reports[at]!.published));
  const quantities = syntaxes.map((syntax, at) => findQuantities(syntax, times[at]!));
  const mentions = syntaxes.map((syntax, at) => findMentions(syntax, proses[at]!));
  const attributions = syntaxes.map((syntax, at) => findAttributions(syntax, proses[at]!, mentions[at]!));
  return reports.map((report, at) => {
    const found = {
      times: times[at]!,
      quantities: quantities[at]!,
      mentions: mentions[at]!,
      attributions: attributions[at]!,
    };
    const { sentences } = syntaxes[at]!;
    return {
      report,
      sentences: sentences.map(({ start, end }) => ({ start, end })),
      mentions: found.mentions,
      times: found.times,
      quantities: found.quantities,
      attributions: found.attributions,
      events: findEvents(syntaxes[at]!, proses[at]!, found),
    };
  });
}

function unread(report: Report): Reading {
  return { report, sentences: [], mentions: [], times: [], quantities: [], attributions: [], events: [] };
}

export { anchorTimes } from "./times.ts";
