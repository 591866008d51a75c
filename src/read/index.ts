import type { Reading, Report } from "../model/index.ts";
import { findAttributions } from "./attributions.ts";
import { recased } from "./casing.ts";
import { findEvents } from "./events.ts";
import { findMentions } from "./mentions.ts";
import { findQuantities } from "./quantities.ts";
import { analyse } from "./syntax.ts";
import { findTimes } from "./times.ts";

/** Version of what reading yields; goes up when readings change, so that stored ones can be told from new ones. */
export const READING_VERSION = 2;

/** Reads one report, that report alone. What is not English is kept and left unread. Pure. */
export function read(report: Report): Reading {
  if (report.language !== "en" && report.language !== "und") return unread(report);
  const prose = recased(report);
  const syntax = analyse(prose);
  const times = findTimes(syntax, report.published);
  const quantities = findQuantities(syntax, times);
  const mentions = findMentions(syntax, prose);
  const attributions = findAttributions(syntax, prose, mentions);
  const events = findEvents(syntax, prose, { times, quantities, mentions, attributions });
  const sentences = syntax.sentences.map(({ start, end }) => ({ start, end }));
  return { report, sentences, mentions, times, quantities, attributions, events };
}

function unread(report: Report): Reading {
  return { report, sentences: [], mentions: [], times: [], quantities: [], attributions: [], events: [] };
}

export { anchorTimes } from "./times.ts";
