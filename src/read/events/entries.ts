import type { EventMention } from "../../model/reading.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { upperBound } from "../../text/offsets.ts";
import { entryHeadsOf } from "../times.ts";
import { children } from "../tree.ts";
import { isVerb } from "./phrases.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** Told as having come about; what is planned, feared or bound to a condition lies ahead of the clock. */
const REAL: ReadonlySet<string> = new Set(["asserted", "reported", "opinion"]);
/** How far up the tree the verb of an event is looked for. */
const CLIMB = 6;

/**
 * Dates the news of a live blog by the clock over its entry where the clause names no time of its own: what `has` happened
 * or is happening, and what the first sentence of the entry tells in the past tense. The rest of an entry may look back.
 */
export function dateByEntries(scene: Scene, events: readonly EventMention[]): void {
  const heads = [...entryHeadsOf(scene.times)].sort((left, right) => left - right);
  if (heads.length === 0) return;
  const ends = heads.map((head) => scene.times[head]!.end);
  for (const event of events) {
    const at = upperBound(ends, event.trigger.start) - 1;
    if (at < 0 || event.time !== null || event.aspect === "historical" || !REAL.has(event.modality)) continue;
    const trigger = tokenFrom(scene.tokens, event.trigger.start);
    const clock = tokenFrom(scene.tokens, scene.times[heads[at]!]!.start);
    const first = scene.tokens.sentence[trigger] === scene.tokens.sentence[clock]! + 1;
    if (isNews(scene.tokens, trigger, first)) event.time = heads[at]!;
  }
}

function isNews(tokens: Tokens, trigger: number, first: boolean): boolean {
  const verb = verbOver(tokens, trigger);
  if (verb < 0) return first;
  const helpers = Array.from(children(tokens, verb), (child) => tokens.lower[child]!);
  if (helpers.includes("had")) return false;
  const now = tokens.tag[verb] === TAG.VBZ || tokens.tag[verb] === TAG.VBP;
  return first || now || helpers.some((word) => /^(?:has|have|is|are|'s|'ve|’s|’ve)$/.test(word));
}

/** The verb that the event is, or hangs on; -1 where a headline has none. */
function verbOver(tokens: Tokens, trigger: number): number {
  let at = trigger;
  for (let step = 0; at >= 0 && step < CLIMB; step++) {
    if (isVerb(tokens.tag[at]!)) return at;
    at = tokens.head[at]!;
  }
  return -1;
}
