import type { Position, Quoted } from "../../model/index.ts";
import { holds } from "../../text/offsets.ts";
import { actorName, type Book, bestOf, wordsOfClaim } from "../book.ts";
import { type Line, lineOf, quote } from "../document.ts";
import { namingWords, type PositionName, positionName } from "../positionNames.ts";
import { quotable } from "../wording.ts";
import { deadlineOf, holderOf } from "../worth.ts";
import type { Desk } from "./tell.ts";

/** What is printed before the condition, the consequence and the deadline. */
export interface Joints {
  condition: string;
  consequence: string;
  deadline: string;
}

/** A consequence that begins so has lost who or what it is about. */
const HEADLESS = /^(?:will|would|shall|should|may|might|can|could|must|is|are|was|were|be|to|not)\b/;

/** What a position is called by its words. */
export function nameOf(book: Book, position: Position): PositionName {
  return positionName(position.kind, namingWords(position, wordsOfClaim(book, position.claim)));
}

/** Whom a position is towards, by name; null where that is nobody, its holder, or people named after their holder. */
export function targetOf(book: Book, position: Position): string | null {
  const target = actorName(book, position.target);
  const holder = holderOf(book, position);
  if (target === null || position.target === position.actor) return null;
  return holder !== null && target.startsWith(`${holder} `) ? null : target;
}

/** Condition and consequence apart where both are known and can stand alone, else the words as they stand. */
export function positionWords({ book }: Desk, position: Position, joints: Joints): Line {
  const { condition, consequence } = position;
  const deadline = deadlineOf(book, position);
  const following = consequence && besides(consequence.exact, condition?.exact);
  const words =
    condition && following && isWhole(following)
      ? lineOf(
          joints.condition,
          quote(quotable(condition.exact)),
          joints.consequence,
          quote(quotable(following)),
        )
      : lineOf(quote(quotable(condition ? sentenceOf(book, position) : wordsOfClaim(book, position.claim))));
  return deadline ? [...words, ...lineOf(joints.deadline, quote(quotable(deadline)))] : words;
}

/** A clause that reports, at whose end its content begins: `The militias say`. */
const REPORTING =
  /^[^,;“”"]{0,80}\b(?:say|says|said|warn|warns|warned|threaten|threatens|threatened)(?: that)?$/i;

/**
 * What is to follow, without the condition where the words repeat it: the quotation in what goes on behind it, all of that where
 * only "they say" stands before it, else the words as they are.
 */
function besides(consequence: string, condition: string | undefined): string {
  const at = condition ? consequence.indexOf(condition) : -1;
  if (at < 0) return consequence;
  const before = consequence.slice(0, at).trim();
  const after = consequence.slice(at + condition!.length).replace(/^[\s,;]+(?:then )?/, "");
  const quoted = /^(?:\p{L}+ ){0,2}[“"]([^“”"]{20,})["”]?[.,]?$/u.exec(after)?.[1];
  if (quoted) return quoted;
  return REPORTING.test(before) && after.length >= LEAST_FOLLOWING ? after : consequence;
}

/** Fewer characters say nothing of what is to follow. */
const LEAST_FOLLOWING = 15;

function isWhole(consequence: string): boolean {
  return consequence.trim() !== "" && !HEADLESS.test(consequence);
}

function sentenceOf(book: Desk["book"], { claim }: Position): string {
  const best = bestOf(book, claim);
  return best ? book.sentenceOf(best).exact : "";
}

/**
 * The citations of a position: the whole sentence where it is conditional, so that the condition is never lost, and
 * what of its words stands outside.
 */
export function citedPosition({ book, citer }: Desk, { condition, consequence, claim }: Position): Line {
  const best = bestOf(book, claim)!;
  const whole = condition ? book.sentenceOf(best) : book.wordsOf(best);
  const outside = [condition, consequence]
    .filter((words) => words !== null)
    .filter((words) => !isIn(whole, words));
  return [whole, ...outside].flatMap((words, index) =>
    lineOf(index > 0 ? " " : null, citer.citeWords(words, best)),
  );
}

function isIn(whole: Quoted, words: Quoted): boolean {
  return whole.report === words.report && holds(whole, words);
}
