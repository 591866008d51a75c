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
    const denied = told.length > 0 ? told : toldBefore(here, sayings);
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

/** How far before a denial its report may tell what is denied. Characters: a paragraph or two. */
const LOOKED_BACK = 400;

/**
 * A report tells what is denied just before the denial, though in other words: "five were killed in the raids, the ministry
 * said. The command said it had no indication of casualties." The nearest that somebody else says of the same matter.
 */
function toldBefore(denying: readonly Draft[], sayings: readonly Saying[]): Saying[] {
  let nearest: Saying | null = null;
  let least = LOOKED_BACK;
  for (const saying of sayings) {
    for (const draft of saying.drafts) {
      const gaps = denying
        .filter((denial) => isOfMatter(denial, draft))
        .map((denial) => gapTo(denial, draft));
      const gap = Math.min(...gaps);
      if (gap < least) [nearest, least] = [saying, gap];
    }
  }
  return nearest ? [nearest] : [];
}

function gapTo(denial: Draft, told: Draft): number {
  const gap = denial.sentence.start - told.sentence.start;
  return denial.reading.report.id === told.reading.report.id && gap > 0 ? gap : Number.POSITIVE_INFINITY;
}

function isOfMatter(denial: Draft, told: Draft): boolean {
  if (told.stance !== "asserts" || told.polarity === "-" || told.voice === denial.voice) return false;
  if (told.event.type === denial.event.type) return true;
  if (isDisease(told.event) && OUTBREAK.test(wordsOf(denial))) return true;
  const words = clauseWords(told);
  return [...clauseWords(denial)].some((word) => word.length >= LEAST_LETTERS && words.has(word));
}

/** Shorter words are shared by anything. */
const LEAST_LETTERS = 5;

const OUTBREAK = /\b(?:outbreak|epidemic|cases?|infections?|disease)\b/i;

function wordsOf({ reading, event }: Draft): string {
  return reading.report.text.slice(event.start, event.end);
}
