import { wordSet } from "../text/wording.ts";
import { stem } from "../text/words.ts";
import type { Draft } from "./drafts.ts";

/** Stem of the last word that names the event: `damag`, `crack`, `burst`. */
export function triggerStem({ reading, event }: Draft): string {
  const words = reading.report.text.slice(event.trigger.start, event.trigger.end).toLowerCase().split(/\s+/);
  return stem(words.at(-1)!);
}

/** Content words of what was struck, hurt or damaged. */
export function objectWords({ reading, event }: Draft): Set<string> {
  const struck = event.arguments.filter(({ role }) => role === "recipient" || role === "target");
  return wordSet(struck.map(({ start, end }) => reading.report.text.slice(start, end)).join(" "));
}

/** What a finding of none is about: what would have been struck, else what its clause names besides the outcome ("to ships"). */
export function soughtWords(draft: Draft): Set<string> {
  const struck = objectWords(draft);
  if (struck.size > 0) return struck;
  const named = wordSet(draft.reading.report.text.slice(draft.event.start, draft.event.end));
  return new Set([...named].filter((word) => word !== triggerStem(draft) && !OF_FINDING.has(word)));
}

/** Words of the finding itself. */
const OF_FINDING = new Set(
  "there no not any none nobody nothing anyone anybody one people person far so report reported immediate word sign evidence significant serious substantial major found find"
    .split(" ")
    .map(stem),
);

const ANY_OUTCOME = new Set(
  [
    "damage",
    "casualties",
    "injuries",
    "injured",
    "victims",
    "deaths",
    "fatalities",
    "harm",
    "destruction",
    "losses",
  ].map(stem),
);

/** "Damage", "casualties": a word for the whole kind of outcome. */
export function isAnyOutcome(draft: Draft): boolean {
  return ANY_OUTCOME.has(triggerStem(draft));
}

/** "The attack", "this raid", "claimed the raid": told of before, whoever else is named beside it. */
export function isAnaphoric({ reading, event }: Draft): boolean {
  const { start, end } = event.trigger;
  const { text } = reading.report;
  return (
    ANAPHOR.test(text.slice(Math.max(event.start, start - 12), end)) ||
    (CLAIMED.test(text.slice(start, end)) && ANAPHOR_AFTER.test(text.slice(end, event.end)))
  );
}

const ANAPHOR = /\b(?:the|this|that)\s+(?:\w+\s+)?\w+$/i;
const CLAIMED = /^claim/i;
const ANAPHOR_AFTER = /^\s+(?:responsibility\s+for\s+)?(?:the|this|that)\b/i;

/** "Nobody was hurt at the terminal" speaks of the terminal alone. */
export function isOfOneSpot({ reading, event, sentence }: Draft): boolean {
  return AT_ONE_SPOT.test(reading.report.text.slice(event.start, Math.max(event.end, sentence.end)));
}

const AT_ONE_SPOT = /^[^.;,]*\b(?:at|near|inside|aboard|on board) (?:the|its|their|either|both)\b/i;

/** Content words of what was struck besides names: the town is common to all that was struck there. */
export function struckWords(draft: Draft): Set<string> {
  const { reading, event } = draft;
  const struck = event.arguments.filter(({ role }) => role === "recipient" || role === "target");
  return wordSet(
    struck
      .map(({ start, end }) =>
        reading.report.text.slice(start, end).replace(/\p{Lu}[\p{L}\p{M}'\u2019-]*/gu, " "),
      )
      .join(" "),
  );
}
