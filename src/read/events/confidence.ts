import type { Tally } from "../../lexicon/cue-confidence.ts";
import type { EventMention } from "../../model/reading.ts";

/** Weight of the wider tally when a narrower one is thin, in observations; of 10 to 80 the least Brier score in cross-validation. */
const PRIOR = 40;
/** Share of events that were right in all, where nothing was counted. */
const BASE = 0.88;

/**
 * Probability that an event is right: that a reader would mark an event at this trigger (or in its clause) and give it this
 * type. Counted on annotated texts by `train/event-confidence.ts`: the share of right ones among events of the same make,
 * thin counts drawn towards wider ones. Participants, time and certainty of the event are not judged.
 */
export function confidenceOf(event: EventMention, tallies: ReadonlyMap<string, Tally>): number {
  let probability = BASE;
  for (const key of confidenceKeys(event)) {
    const tally = tallies.get(key);
    if (tally) probability = (tally.right + PRIOR * probability) / (tally.all + PRIOR);
  }
  return Math.round(probability * 1000) / 1000;
}

/** Scores of the frames (`assembly.ts`) below which one counts as low and as middling: two parties of a plain verb make .82. */
const LOW = 0.8;
const MIDDLING = 0.9;

/** Keys of an event's tallies, widest first: how many roles are filled, how special the frame is. */
export function confidenceKeys({ confidence, arguments: parties }: EventMention): string[] {
  const filled = Math.min(new Set(parties.map(({ role }) => role)).size, 2);
  const score = confidence < LOW ? "low" : confidence < MIDDLING ? "middling" : "high";
  return [`parties ${filled}`, `score ${score}`];
}
