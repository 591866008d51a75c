import { groupBy } from "../../text/collections.ts";
import { jaccard, wordSet } from "../../text/wording.ts";
import { type Draft, isDamaged } from "../drafts.ts";
import { fitKeys, isSpecific, keysOf, modalityClass } from "../identity.ts";
import { isAnyOutcome, isOfOneSpot, objectWords, soughtWords, triggerStem } from "../matter.ts";
import { clauseOf, clauseWords, type Saying } from "../sayings.ts";
import { sidesTied, type Ties } from "../ties.ts";
import type { Bench, Dispute } from "./dispute.ts";

const OUTCOMES = new Set(["DAMAGE", "CASUALTY", "INTERCEPT"]);

/** An outcome found by one and not by the other of one incident: damage, casualties, interception. */
export function outcomeConflicts({ sayings, ties }: Bench): Dispute[] {
  return disputesOver(sayings.filter(isFoundNone), sayings, ties);
}

/**
 * Findings of none that belong to no incident ("there is no crack", `loose`) against what is told in the story of the same
 * thing. That nobody was hurt and nothing damaged says nothing of other deeds, so it needs a place or a thing in common.
 */
export function looseOutcomeConflicts(
  loose: readonly Saying[],
  all: readonly Saying[],
  ties: Ties,
): Dispute[] {
  const negative = loose.filter(isFoundNone);
  if (negative.length === 0) return [];
  const beside = besideEach(all);
  return negative.flatMap((none) => {
    const against = all.filter((some) => contradicts(none, some) && isOfSameThing(none.best, some.best));
    const found = against.length > 0 ? against : toldBeside(none, beside);
    return found.length === 0 ? [] : [disputeOf(ties, none, found)];
  });
}

/** What a report tells of outcomes that came about, by report. */
function besideEach(all: readonly Saying[]): Map<string, { saying: Saying; draft: Draft }[]> {
  const told = all.filter(isFoundSome);
  const drafts = told.flatMap((saying) => saying.drafts.map((draft) => ({ saying, draft })));
  return groupBy(drafts, ({ draft }) => draft.reading.report.id);
}

/** Characters before a finding of none in which its report may tell of somebody who found some. */
const BESIDE = 400;

/** "Four were wounded, the union said. The ministry said nobody was hurt": two that speak of one thing, next to each other. */
function toldBeside(none: Saying, beside: ReturnType<typeof besideEach>): Saying[] {
  const sayings = none.drafts.flatMap((finding) =>
    (beside.get(finding.reading.report.id) ?? [])
      .filter(({ draft }) => isAnswered(finding, draft))
      .map(({ saying }) => saying),
  );
  return [...new Set(sayings)];
}

function isAnswered(none: Draft, some: Draft): boolean {
  const gap = none.sentence.start - some.sentence.start;
  const isNext = gap > 0 && gap <= BESIDE;
  if (
    !isNext ||
    some.event.type !== none.event.type ||
    some.voice === none.voice ||
    !none.voice ||
    !some.voice
  )
    return false;
  const elsewhere = isSpecific(none.place) && isSpecific(some.place) && none.place.id !== some.place.id;
  return !elsewhere && !isOfOneSpot(none) && soughtWords(none).size === 0;
}

function disputesOver(negative: readonly Saying[], told: readonly Saying[], ties: Ties): Dispute[] {
  return negative.flatMap((none) => {
    const against = told.filter((some) => contradicts(none, some));
    return against.length === 0 ? [] : [disputeOf(ties, none, against)];
  });
}

function isOutcomeTold({ best }: Saying): boolean {
  return OUTCOMES.has(best.event.type) && modalityClass(best.event.modality) === "happened";
}

/** Somebody tells it in sound text, and does not take it back. */
function isFoundSome(saying: Saying): boolean {
  return (
    saying.asserted !== null &&
    isOutcomeTold(saying) &&
    saying.best.polarity === "+" &&
    !isDamaged(saying.best)
  );
}

/** "No new damage" says nothing of the old. */
const NONE_MORE = /\b(?:no|not? any|without) (?:new|further|additional|more|fresh|other)\b/i;

function isFoundNone(saying: Saying): boolean {
  return saying.best.polarity === "-" && isOutcomeTold(saying) && !NONE_MORE.test(clauseOf(saying.best));
}

/** One place, one thing sought and struck, or a damage that has a name of its own. */
function isOfSameThing(none: Draft, some: Draft): boolean {
  if (isSpecific(none.place) && none.place.id === some.place?.id) return true;
  if (jaccard(soughtWords(none), objectWords(some)) > 0) return true;
  return (none.event.type === "DAMAGE" && !isAnyOutcome(none)) || namesThing(none, some);
}

function contradicts(none: Saying, some: Saying): boolean {
  return (
    some.best.event.type === none.best.event.type &&
    isFoundSome(some) &&
    (namesThing(none.best, some.best) || (samePlace(none, some) && sameMatter(none, some))) &&
    fitKeys(keysOf(none.best.recipients), keysOf(some.best.recipients)) !== "no"
  );
}

/** Shorter words are shared by anything. */
const LEAST_LETTERS = 6;

const FAR_OFF = /\b(?:kilomet\p{L}+|miles?|km|met\p{L}{2,3})\b[^.;]{0,40}\b(?:from|off|outside)\b/iu;

/** "No damage to the oil terminal" stands against "a crane operator at the terminal said a pump house had a hole in its roof". */
function namesThing(none: Draft, some: Draft): boolean {
  const elsewhere = isSpecific(none.place) && isSpecific(some.place) && none.place.id !== some.place.id;
  if (elsewhere || !isAnyOutcome(none)) return false;
  const { text } = some.reading.report;
  const sentence = text.slice(some.sentence.start, some.sentence.end);
  if (FAR_OFF.test(sentence)) return false;
  const words = wordSet(sentence);
  return [...soughtWords(none)].some((word) => word.length >= LEAST_LETTERS && words.has(word));
}

/** "No damage" stands against any damage; "no oil spill" only against an oil spill; neither against another thing's. */
function sameMatter({ best: none }: Saying, { best: some }: Saying): boolean {
  const [left, right] = [soughtWords(none), objectWords(some)];
  const told = right.size > 0 ? right : clauseWords(some);
  const sameObject = left.size === 0 || jaccard(left, told) > 0;
  return sameObject && (isAnyOutcome(none) || isNamed(triggerStem(none), some));
}

/** "No crack" stands against "a crack had opened", though that is told as an opening. */
function isNamed(outcome: string, some: Draft): boolean {
  return triggerStem(some) === outcome || clauseWords(some).has(outcome);
}

/** A finding for one town says nothing of another; a finding for no place in particular claims the whole. */
function samePlace({ best: none }: Saying, { best: some }: Saying): boolean {
  if (!isSpecific(none.place) || !isSpecific(some.place)) return !isSpecific(none.place);
  return none.place.id === some.place.id;
}

function disputeOf(ties: Ties, none: Saying, against: Saying[]): Dispute {
  const tied = against.some((saying) => sidesTied(ties, none.drafts, saying.drafts));
  return {
    kind: "outcome",
    relation: tied ? "drift" : "contradiction",
    sides: [against, [none]],
    note: tied
      ? "both go back to one text; one tells the finding for more than the other"
      : "one side reports what the other found none of",
  };
}
