import { jaccard } from "../../text/wording.ts";
import type { Draft } from "../drafts.ts";
import { fitKeys, keysOf, principalFigure, quantityKey } from "../identity.ts";
import { isDisease } from "../kinds.ts";
import { clauseWords, type Saying } from "../sayings.ts";
import type { Dispute } from "./dispute.ts";

/** What somebody denies, against what others tell of the same act and parties. Looks at one story. */
export function denialConflicts(sayings: readonly Saying[]): Dispute[] {
  return sayings.flatMap((saying) => {
    const denying = saying.drafts.filter((draft) => draft.stance === "denies");
    if (denying.length === 0) return [];
    const told = sayings.filter(
      (other) => isDenied(saying, other) && other.drafts.some((draft) => draft.stance === "asserts"),
    );
    const who = [...new Set(denying.map((draft) => draft.provenance.origin.name))].sort().join(", ");
    const here = denying.filter((draft) => !ELSEWHERE.test(wordsOf(draft)));
    const denied = told.length > 0 ? told : toldElsewise(here, sayings);
    return [
      {
        kind: "denial" as const,
        relation: "contradiction" as const,
        sides: [denied.length > 0 ? denied : [saying], [saying]],
        note: `denied by ${who}`,
      },
    ];
  });
}

/** Share of content words by which a denial and what it denies may be known where the parties do not tell. */
const SAME_MATTER = 0.2;

function isDenied(denial: Saying, told: Saying): boolean {
  const [left, right] = [denial.best, told.best];
  if (left.event.type !== right.event.type || right.polarity === "-") return false;
  const actors = fitKeys(keysOf(left.actors), keysOf(right.actors));
  const recipients = fitKeys(keysOf(left.recipients), keysOf(right.recipients));
  if (actors === "no" || recipients === "no") return false;
  if (actors === "likely" && recipients === "likely") return true;
  return countSame(left, right) || jaccard(clauseWords(left), clauseWords(right)) >= SAME_MATTER;
}

/** "These 700 dead": one number of one measure. */
function countSame(left: Draft, right: Draft): boolean {
  const [one, other] = [principalFigure(left), principalFigure(right)];
  return (
    one !== null &&
    other !== null &&
    one.measure === other.measure &&
    quantityKey(one.quantity) === quantityKey(other.quantity)
  );
}

/** What reports or rumours elsewhere say is not what stands before. */
const ELSEWHERE = /\b(?:reports?|rumou?rs?|posts?|social media|online)\b/i;

/** How far from a denial its report may tell what is denied. Characters: a paragraph or two, and the next sentence. */
const LOOKED_BACK = 400;
const LOOKED_AHEAD = 160;

/**
 * What is denied in other words than it is told: what shares most of the denial's words in the story, or what the same report
 * tells next to the denial. "Five were killed in the raids, the ministry said. The command had no indication of casualties."
 */
function toldElsewise(denying: readonly Draft[], sayings: readonly Saying[]): Saying[] {
  const candidates = sayings.flatMap((saying) => {
    const likeness = Math.max(
      0,
      ...saying.drafts.flatMap((told) => denying.map((denial) => likenessTo(denial, told))),
    );
    return likeness > 0 ? [{ saying, likeness }] : [];
  });
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (most, one) => (most === null || one.likeness > most.likeness ? one : most),
    null,
  );
  return best ? [best.saying] : [];
}

/** 0: not what is denied. Words in common weigh more than that it stands near, what stands near most where it is nearest. */
function likenessTo(denial: Draft, told: Draft): number {
  if (told.stance !== "asserts" || told.polarity === "-" || told.voice === denial.voice) return 0;
  const common = commonWords(denial, told);
  if (common >= LEAST_COMMON) return common;
  const isOfKind =
    told.event.type === denial.event.type || (isDisease(told.event) && OUTBREAK.test(wordsOf(denial)));
  return isOfKind ? nearness(denial, told) : 0;
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
  return [...clauseWords(denial)].filter((word) => word.length >= LEAST_LETTERS && words.has(word)).length;
}

/** Shorter words are shared by anything, one longer word by much. */
const LEAST_LETTERS = 5;
const LEAST_COMMON = 2;

const OUTBREAK = /\b(?:outbreak|epidemic|cases?|infections?|disease)\b/i;

function wordsOf({ reading, event }: Draft): string {
  return reading.report.text.slice(event.start, event.end);
}
