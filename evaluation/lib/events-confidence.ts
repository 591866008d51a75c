import type { Tally } from "../../src/lexicon/cue-confidence.ts";
import type { EventMention, Reading } from "../../src/model/reading.ts";
import { recased } from "../../src/read/casing.ts";
import { confidenceKeys, confidenceOf } from "../../src/read/events/confidence.ts";
import { findByFrames } from "../../src/read/events.ts";
import { analyse } from "../../src/read/syntax.ts";
import type { Score } from "../task.ts";
import type { FoundingResult } from "./events-founding.ts";
import { typeAllowed } from "./events-match.ts";
import type { OwnResult } from "./events-own.ts";

/** An event as the frames score it, whether it is right, and the fold of its text. */
export interface Judged {
  event: EventMention;
  right: boolean;
  fold: number;
}

/** Number of folds of the own sentences; each founding document is a fold of its own. */
const FOLDS = 5;

/** Events of the founding documents and our own sentences; right are those paired with gold of an allowed type. */
export function judgedEvents(founding: readonly FoundingResult[], own: readonly OwnResult[]): Judged[] {
  const documents = founding.flatMap(({ reading, pairs }, index) => {
    const right = new Set(
      pairs.filter(({ event, gold }) => typeAllowed(event, gold)).map(({ event }) => event),
    );
    return scored(reading).map(({ event, score }) => ({
      event: score,
      right: right.has(event),
      fold: FOLDS + index,
    }));
  });
  const sentences = own.flatMap(({ reading, pairs }, index) => {
    const right = new Set(
      pairs.filter(({ event, gold }) => event && gold.type.includes(event.type)).map(({ event }) => event),
    );
    return scored(reading).map(({ event, score }) => ({
      event: score,
      right: right.has(event),
      fold: index % FOLDS,
    }));
  });
  return [...documents, ...sentences];
}

/** Each event as read, and the same with the score of the frames in place of the probability made from it. */
function scored(reading: Reading): { event: EventMention; score: EventMention }[] {
  const prose = recased(reading.report);
  const framed = findByFrames(analyse(prose), prose, reading);
  return reading.events.map((event, index) => ({
    event,
    score: { ...event, confidence: framed[index]!.confidence },
  }));
}

/** Right and all events by key. */
export function talliesOf(judged: readonly Judged[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { event, right } of judged) {
    for (const key of confidenceKeys(event)) {
      const { right: before, all } = tallies.get(key) ?? { right: 0, all: 0 };
      tallies.set(key, { right: before + (right ? 1 : 0), all: all + 1 });
    }
  }
  return tallies;
}

interface Bin {
  sum: number;
  right: number;
  all: number;
}

/** Borders of the bins of the reliability table: most events lie above .8. */
const BORDERS = [0.75, 0.85, 0.9, 0.95, 1.01];

/**
 * Expected calibration error, cross-validated (no event is judged by tallies that hold its own text), and the reliability
 * table: for each range of confidence the share of right events, whose note tells the mean confidence.
 */
export function confidenceScores(judged: readonly Judged[]): Score[] {
  const bins: Bin[] = BORDERS.map(() => ({ sum: 0, right: 0, all: 0 }));
  for (const fold of new Set(judged.map((item) => item.fold))) {
    const tallies = talliesOf(judged.filter((item) => item.fold !== fold));
    for (const { event, right } of judged.filter((item) => item.fold === fold)) {
      const confidence = confidenceOf(event, tallies);
      const bin = bins[BORDERS.findIndex((border) => confidence < border)]!;
      bin.sum += confidence;
      bin.right += right ? 1 : 0;
      bin.all++;
    }
  }
  const error = bins.reduce((sum, { sum: told, right }) => sum + Math.abs(told - right), 0);
  const rows = bins.map(({ sum, right, all }, index): Score => {
    const range = `${index === 0 ? "0" : BORDERS[index - 1]} to ${Math.min(1, BORDERS[index]!)}`;
    const note = `mean confidence ${(sum / Math.max(1, all)).toFixed(3)}`;
    return { measure: `right at confidence ${range}`, value: right / Math.max(1, all), count: all, note };
  });
  return [
    {
      measure: "confidence, expected calibration error",
      value: error / Math.max(1, judged.length),
      count: judged.length,
      lowerIsBetter: true,
      note: "founding and own, cross-validated; right: paired with gold, type allowed",
    },
    ...rows.filter(({ count }) => count > 0),
  ];
}
