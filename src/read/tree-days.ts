import { calendarWord } from "../lexicon/calendar.ts";
import { eventFrames } from "../lexicon/events.ts";
import { REL, TAG } from "../model/syntax.ts";
import { lemmaOf } from "./lemmas.ts";
import type { Lexemes } from "./lexemes.ts";
import type { Trees } from "./trees.ts";

/** What a day is told of without being an event of the lexicon: `the vote on Sunday`. */
const DATED =
  /^(?:vote|poll|election|ballot|runoff|hearing|session|flight|game|match|service|ceremony|funeral|trial|deadline|day|anniversary|schedule|event|work|operation|crash|accident|incident|disaster)$/;
const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/;
/** How far up from the day its verb is looked for. */
const REACH = 6;

/**
 * `The governor on Sunday declared …`, `recovered seven bodies on Wednesday`: a day that the parser hung on a noun which
 * has no day belongs to the verb. Nouns that tell events keep theirs (`the talks on Monday`).
 */
export function hangDays(lexemes: Lexemes, first: number, last: number, trees: Trees): void {
  const { head, relation } = trees;
  for (let token = first + 1; token < last; token++) {
    const day = dayAt(lexemes, token, last);
    if (day < 0 || relation[day] !== REL.nmod) continue;
    const noun = head[day]!;
    if (noun < first || noun > token) continue;
    const verb = verbOf(lexemes, first, noun, trees);
    if (verb < 0 || (verb > noun && !isRightBehind(trees.tag, day, verb, last))) continue;
    [head[day], relation[day]] = [verb, REL.obl];
  }
}

/** Head of `on Sunday`, `on Sunday night` whose name of a day is `token`; -1 where it is none. */
function dayAt(lexemes: Lexemes, token: number, last: number): number {
  const lower = (at: number) => lexemes.lower[lexemes.of[at]!]!;
  if (lower(token - 1) !== "on" || calendarWord("weekday", lower(token)) === undefined) return -1;
  return token + 1 < last && PART_OF_DAY.test(lower(token + 1)) ? token + 1 : token;
}

/** Verb that the noun is subject, object or complement of through nouns without a day; -1 where an event stands between. */
function verbOf(lexemes: Lexemes, first: number, noun: number, { tag, head, relation }: Trees): number {
  let at = noun;
  for (let step = 0; step < REACH && at >= first; step++) {
    if (tag[at]! >= TAG.VB && tag[at]! <= TAG.VBZ) return step === 0 ? -1 : at;
    if (isDated(lexemes, at, tag[at]!)) return -1;
    if (!UPWARDS.has(relation[at]!)) return -1;
    at = head[at]!;
  }
  return -1;
}

const UPWARDS: ReadonlySet<number> = new Set([
  REL.nsubj,
  REL["nsubj:pass"],
  REL.obj,
  REL.obl,
  REL["obl:agent"],
  REL.nmod,
]);

function isDated(lexemes: Lexemes, token: number, tag: number): boolean {
  if (tag === TAG.NNP || tag === TAG.NNPS) return false;
  const lemma = lemmaOf(lexemes.lower[lexemes.of[token]!]!, tag);
  return DATED.test(lemma) || eventFrames(lemma, "n") !== undefined;
}

/** Between the day and the verb of its clause stand at most its auxiliaries and adverbs. */
function isRightBehind(tag: Uint8Array, day: number, verb: number, last: number): boolean {
  for (let at = day + 1; at < Math.min(verb, last); at++)
    if (tag[at] !== TAG.RB && tag[at] !== TAG.MD && (tag[at]! < TAG.VB || tag[at]! > TAG.VBZ)) return false;
  return true;
}
