import type { PositionKind, Shift } from "../model/index.ts";
import { overlaps } from "../text/offsets.ts";
import { jaccard } from "../text/wording.ts";
import type { Draft } from "./drafts.ts";
import { matterWords } from "./matterWords.ts";
import { quoted, type Stance } from "./positions.ts";

/** Kinds of stance for and against a matter. Only these can be opposite. */
const SIDE: Partial<Record<PositionKind, "for" | "against">> = {
  pledge: "for",
  support: "for",
  refusal: "against",
};

/** Share of the words of two matters from which on they are one; a single word in common must be all there is. Our choice. */
const SAME_MATTER = 0.5;

/**
 * Changes of mind among the stances of one holder: for each, its departure from the last opposite stance before it on the
 * same matter towards the same actor, or the first one after it that departs from it. Position id -> shift.
 */
export function shiftsAmong(stances: readonly Stance[]): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  const dated = stances
    .filter(({ at }) => at !== null)
    .sort((left, right) =>
      left.at! < right.at! ? -1 : left.at! > right.at! ? 1 : left.position.id < right.position.id ? -1 : 1,
    );
  dated.forEach((later, index) => {
    const earlier = dated
      .slice(0, index)
      .findLast((other) => other.at! < later.at! && areOpposite(other, later));
    if (!earlier) return;
    shifts.set(later.position.id, shiftTo("taken", earlier));
    if (shifts.get(earlier.position.id)?.turn !== "left")
      shifts.set(earlier.position.id, shiftTo("left", later));
  });
  for (const stance of stances) {
    const told = toldShift(stance);
    if (told && !shifts.has(stance.position.id)) shifts.set(stance.position.id, told);
  }
  return shifts;
}

function shiftTo(turn: Shift["turn"], { saying, position, at }: Stance): Shift {
  const { best } = saying;
  return { turn, words: quoted(best.reading, best.event), assertion: best.id, kind: position.kind, at };
}

function areOpposite(left: Stance, right: Stance): boolean {
  const [one, other] = [SIDE[left.position.kind], SIDE[right.position.kind]];
  if (one === undefined || other === undefined || one === other) return false;
  const [from, to] = [left.position.target, right.position.target];
  return (from === null || to === null || from === to) && isOneMatter(left.saying.best, right.saying.best);
}

function isOneMatter(left: Draft, right: Draft): boolean {
  const [from, to] = [matterOf(left), matterOf(right)];
  const common = [...from].filter((word) => to.has(word)).length;
  return common > 0 && jaccard(from, to) >= (common > 1 ? SAME_MATTER : 1);
}

const matters = new WeakMap<Draft, Set<string>>();

function matterOf(draft: Draft): Set<string> {
  const known = matters.get(draft) ?? matterWords(draft, draft.event, () => true);
  matters.set(draft, known);
  return known;
}

/** Words by which a report tells a change of mind, with what follows. */
const TURNS =
  /\b(?:revers(?:ing|ed|es|al of)|in a reversal|u-turn|about-face|climb(?:ed|ing) down|back(?:ed|ing|s) (?:away|down|off|out)|walk(?:ed|ing|s) back|(?:marked |marks |is |was )?a departure from|depart(?:ed|ing|s) from|retreat(?:ed|ing|s) from|drop(?:ped|ping|s) (?:its|his|her|their|a|the)|abandon(?:ed|ing|s) (?:its|his|her|their|a|the)|no longer|renege[ds]?|reneging|chang(?:ed|ing) (?:course|(?:its|his|her|their) (?:position|stance|mind))|shift(?:ed|ing)? (?:its|his|her|their) (?:position|stance))\b/gi;
/** Before such words: nobody changed their mind. */
const NOT_TURNING =
  /(?:\b(?:not|never|without|no|nor|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to|rul(?:es|ed|ing) out|den(?:ies|ied|ying)|if|unless|should|may|might|could|urged|called on)|n[’']t)\s+(?:\w+\s+){0,3}$/i;
/** Characters before such words that are looked at for what turns them round. */
const BEFORE = 40;

/** A change of mind that the report itself tells in the sentence of the stance. */
function toldShift({ saying, position }: Stance): Shift | null {
  if (SIDE[position.kind] === undefined && !LEAVABLE.has(position.kind)) return null;
  const { best } = saying;
  const { text } = best.reading.report;
  const { sentence } = best;
  for (const found of text.slice(sentence.start, sentence.end).matchAll(TURNS)) {
    const start = sentence.start + found.index;
    const end = start + found[0].length;
    if (NOT_TURNING.test(text.slice(Math.max(sentence.start, start - BEFORE), start))) continue;
    const turn = turnOf(best, found[0], start, end);
    if (!turn) continue;
    const words = quoted(best.reading, { start: Math.min(start, turn.start), end: Math.max(end, turn.end) });
    return { turn: turn.turn, words, assertion: null, kind: null, at: position.at };
  }
  return null;
}

/** Stances that can be given up without taking an opposite one. */
const LEAVABLE = new Set<PositionKind>(["threat", "demand", "warning"]);

/** Up to so many characters stand between words of turning and the stance they turn from: "backed away from its earlier". */
const GAP = 28;

/** Up to so many characters stand between a clause of turning in front and the words of the stance. */
const FRONTED = 120;

/**
 * Which way it turns: away from the stance where the words stand right before its own, in one clause ("dropped its demand"); to it
 * where they are its own ("reversing its earlier stance") or stand beside it as a clause of their own.
 */
function turnOf(
  { reading, event }: Draft,
  words: string,
  start: number,
  end: number,
): { turn: Shift["turn"]; start: number; end: number } | null {
  const { text } = reading.report;
  const { trigger } = event;
  if (overlaps(trigger, { start, end })) return { turn: "taken", start, end: clauseEnd(text, end) };
  if (
    end <= trigger.start &&
    trigger.start - end <= GAP &&
    /^[\w\s’'-]*$/.test(text.slice(end, trigger.start))
  )
    return { turn: "left", start, end: trigger.end };
  if (/^no longer$/i.test(words) && trigger.start < start) return null;
  const isOwnClause = /ing\b|^in a reversal|departure|u-turn|about-face|reversal/i.test(words);
  if (
    isOwnClause &&
    start >= trigger.end &&
    /,\s*(?:a|an|in|in what \w+)?\s*(?:\w+\s+)?$/.test(
      text.slice(Math.max(trigger.end, start - BEFORE), start),
    )
  )
    return { turn: "taken", start, end: clauseEnd(text, end) };
  if (
    isOwnClause &&
    end <= trigger.start &&
    trigger.start - end <= FRONTED &&
    /^[\w\s’'-]{0,60},\s*(?:[\w’'-]+\s+){0,4}$/.test(text.slice(end, trigger.start))
  )
    return { turn: "taken", start, end: clauseEnd(text, end) };
  return null;
}

/** End of the words of turning with what they turn from: up to the next mark. */
function clauseEnd(text: string, from: number): number {
  const mark = text.slice(from, from + 120).search(/[,.;:!?”"\n]/);
  return mark < 0 ? from : from + mark;
}
