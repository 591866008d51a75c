import type { Position, Quoted } from "../../model/index.ts";
import { holds } from "../../text/offsets.ts";
import { bestOf, wordsOfClaim } from "../book.ts";
import { type Line, lineOf, quote } from "../document.ts";
import { quotable } from "../wording.ts";
import { deadlineOf } from "../worth.ts";
import type { Desk } from "./tell.ts";

/** What is printed before the condition, the consequence and the deadline. */
export interface Joints {
  condition: string;
  consequence: string;
  deadline: string;
}

/** A consequence that begins so has lost who or what it is about. */
const HEADLESS = /^(?:will|would|shall|should|may|might|can|could|must|is|are|was|were|be|to|not)\b/;

/** Condition and consequence apart where both are known and can stand alone, else the words as they stand. */
export function positionWords({ book }: Desk, position: Position, joints: Joints): Line {
  const { condition, consequence } = position;
  const deadline = deadlineOf(book, position);
  const words =
    condition && consequence && isWhole(consequence.exact)
      ? lineOf(
          joints.condition,
          quote(quotable(condition.exact)),
          joints.consequence,
          quote(quotable(consequence.exact)),
        )
      : lineOf(quote(quotable(condition ? sentenceOf(book, position) : wordsOfClaim(book, position.claim))));
  return deadline ? [...words, ...lineOf(joints.deadline, quote(quotable(deadline)))] : words;
}

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
