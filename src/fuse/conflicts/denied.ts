import { jaccard, wordSet } from "../../text/wording.ts";
import { toldNumber } from "../bounds.ts";
import { type Draft, isDamaged } from "../drafts.ts";
import { fitKeys, keysOf, modalityClass, principalFigure } from "../identity.ts";
import { familyOf, isBackground, isDisease, isOutcome } from "../kinds.ts";
import { clauseWords, type Saying } from "../sayings.ts";

/** Denies it, or says of a deed that it was not done. */
export function isDenying(draft: Draft): boolean {
  const { stance, polarity, event } = draft;
  if (stance === "denies") return true;
  return (
    stance === "asserts" &&
    polarity === "-" &&
    !isOutcome(event.type) &&
    (familyOf(event) === "harm" || familyOf(event) === "repression") &&
    modalityClass(event.modality) === "happened" &&
    !isBackground(event) &&
    !isDamaged(draft)
  );
}

/** Share of content words by which a denial and what it denies may be known where the parties do not tell. */
const SAME_MATTER = 0.2;

export function isDenied(denial: Saying, told: Saying): boolean {
  const [left, right] = [denial.best, told.best];
  if (left.event.type !== right.event.type || right.polarity === "-" || countsDiffer(left, right))
    return false;
  if (left.polarity === "-" && modalityClass(right.event.modality) !== "happened") return false;
  const actors = fitKeys(keysOf(left.actors), keysOf(right.actors));
  const recipients = fitKeys(keysOf(left.recipients), keysOf(right.recipients));
  if (actors === "no" || recipients === "no") return false;
  if (actors === "likely" && recipients === "likely") return true;
  return countSame(left, right) || jaccard(clauseWords(left), clauseWords(right)) >= SAME_MATTER;
}

/** Who takes back a number, or rejects one, says nothing of others. */
function countsDiffer(left: Draft, right: Draft): boolean {
  const [one, other] = [principalFigure(left), principalFigure(right)];
  return (
    one !== null &&
    other !== null &&
    one.measure === other.measure &&
    toldNumber(one.quantity) !== toldNumber(other.quantity)
  );
}

/** "These 700 dead": one number of one measure. */
function countSame(left: Draft, right: Draft): boolean {
  const [one, other] = [principalFigure(left), principalFigure(right)];
  return (
    one !== null &&
    other !== null &&
    one.measure === other.measure &&
    toldNumber(one.quantity) === toldNumber(other.quantity)
  );
}

/** What reports or rumours elsewhere say is not what stands before. */
const ELSEWHERE = /\b(?:reports?|rumou?rs?|posts?|social media|online)\b/i;

/** How far from a denial its report may tell what is denied. Characters: a paragraph or two, and the next sentence. */
const LOOKED_BACK = 400;
const LOOKED_AHEAD = 160;

/** Tellings that are equally like a denial. */
export interface Likest {
  told: readonly Draft[];
  likeness: number;
}

/** The tellings most like what a draft denies in other words; null where none is, and where it denies what is told elsewhere. */
export function likestTo(denial: Draft, told: readonly Draft[]): Likest | null {
  if (ELSEWHERE.test(wordsOf(denial))) return null;
  let most: Draft[] = [];
  let likeness = 0;
  for (const draft of told) {
    const like = likenessTo(denial, draft);
    if (like > likeness) [most, likeness] = [[], like];
    if (like > 0 && like === likeness) most.push(draft);
  }
  return likeness > 0 ? { told: most, likeness } : null;
}

/** What a denial may be of. */
export function isToldOf({ stance, polarity }: Draft): boolean {
  return stance === "asserts" && polarity !== "-";
}

/** 0: not what is denied. Words in common weigh more than that it stands near, what stands near most where it is nearest. */
function likenessTo(denial: Draft, told: Draft): number {
  if (told.voice === denial.voice) return 0;
  if (countsDiffer(denial, told) || (principalFigure(denial) && !countSame(denial, told))) return 0;
  if (denial.polarity === "-") return isSameDeed(denial, told) ? nearness(denial, told) : 0;
  const common = commonWords(denial, told);
  if (common >= LEAST_COMMON) return common;
  const isOfKind =
    told.event.type === denial.event.type ||
    (told.event.type === "ACCUSE" && ACCUSATION.test(wordsOf(denial))) ||
    (isDisease(told.event) && OUTBREAK.test(wordsOf(denial)));
  return isOfKind ? nearness(denial, told) : 0;
}

/** A deed that was not done stands against one of its doer that was. */
function isSameDeed(denial: Draft, told: Draft): boolean {
  return (
    familyOf(told.event) === familyOf(denial.event) &&
    modalityClass(told.event.modality) === "happened" &&
    fitKeys(keysOf(denial.actors), keysOf(told.actors)) === "likely" &&
    fitKeys(keysOf(denial.recipients), keysOf(told.recipients)) !== "no"
  );
}

/** Below 1, the nearer the more; 0 in another report or too far off. */
function nearness(denial: Draft, told: Draft): number {
  if (denial.reading.report.id !== told.reading.report.id) return 0;
  const gap = denial.sentence.start - told.sentence.start;
  if (gap === 0 || gap > LOOKED_BACK || -gap > LOOKED_AHEAD) return 0;
  return 1 / (1 + Math.abs(gap) / LOOKED_BACK);
}

function commonWords(denial: Draft, told: Draft): number {
  const words = clauseWords(told);
  return plainWords(denial).filter((word) => word.length >= LEAST_LETTERS && words.has(word)).length;
}

/** Content words besides names: who and where are common to all that is told of one matter. */
function plainWords(draft: Draft): string[] {
  return [...wordSet(wordsOf(draft).replace(NAMES, " "))];
}

const NAMES = /(?:^|(?<=[\p{L},] ))\p{Lu}[\p{L}\p{M}'\u2019-]*/gu;

/** Shorter words are shared by anything, one longer word by much. */
const LEAST_LETTERS = 5;
const LEAST_COMMON = 2;

const ACCUSATION = /\b(?:accusations?|allegations?|charges?)\b/i;
const OUTBREAK = /\b(?:outbreak|epidemic|cases?|infections?|disease)\b/i;

function wordsOf({ reading, event }: Draft): string {
  return reading.report.text.slice(event.start, event.end);
}
