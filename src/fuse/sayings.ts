import type { EventType } from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Journal } from "../text/journal.ts";
import { comparisonKey } from "../text/normalise.ts";
import { jaccard, wordSet } from "../text/wording.ts";
import type { Draft } from "./drafts.ts";
import { fitKeys, keysOf, propositionKey } from "./identity.ts";
import { meets } from "./intervals.ts";
import { isOutcome } from "./kinds.ts";
import { isAnaphoric, triggerStem } from "./matter.ts";

/** The drafts that say one thing, before they are written out as a claim. */
export interface Saying {
  id: string;
  /** Incident id, or null for stances and what belongs to no incident. */
  incident: string | null;
  drafts: Draft[];
  /** The draft whose words stand for the claim. */
  best: Draft;
  /** The draft with which others are compared. */
  first: Draft;
  /** Of those that assert it the draft whose words stand for it. */
  asserted: Draft | null;
  /** How many reports say it. */
  reports: number;
}

/** Sayings of one scope (an incident, else a story) by what must be equal for two drafts to say the same. */
export type Sayings = Map<string, readonly Saying[]>;

/**
 * Share of content words two wordings must have in common to be one stance when the parties do not settle it. Chosen
 * on the example situations: rewrites of one sentence lie above .4, different sentences of one speaker below .25.
 */
const SAME_WORDING = 0.35;

/** Whose sayings: of an incident, or of a story where drafts belong to none. */
export interface Scope {
  id: string;
  inIncident: boolean;
  /** Whether the place tells sayings apart: not inside an incident that has only one. */
  placed: boolean;
}

/** Under which key the saying of a draft is held. */
export function keyIn({ id, placed }: Scope, draft: Draft): string {
  return `${id}|${propositionKey(draft, placed)}`;
}

/**
 * Puts drafts to the sayings of their scope or begins new ones: same proposition, parties that fit. Returns those that
 * grew or are new, by id of what they were (none for new ones).
 */
export function addSayings(
  drafts: readonly Draft[],
  scope: Scope,
  sayings: Sayings,
  journal: Journal,
): Grown[] {
  const byKey = groupBy([...drafts].sort(by((draft) => draft.id)), (draft) => keyIn(scope, draft));
  return [...byKey].flatMap(([key, group]) => {
    const before = sayings.get(key) ?? [];
    const split = splitByParties(group, before, scope.inIncident);
    const after = split.map((members, at) =>
      members.length === 0
        ? before[at]!
        : sayingOf(key, scope.inIncident ? scope.id : null, before[at] ?? null, members),
    );
    journal.set(sayings, key, after);
    return after.flatMap((saying, at) =>
      saying === before[at] ? [] : { before: before[at] ?? null, saying },
    );
  });
}

/** A saying that grew or is new. */
export interface Grown {
  before: Saying | null;
  saying: Saying;
}

/** New members of each saying, those there were first. Inside an incident parties only have to fit; outside, they must agree or the wording must. */
function splitByParties(group: readonly Draft[], before: readonly Saying[], inIncident: boolean): Draft[][] {
  const firsts = before.map(({ first }) => first);
  const members: Draft[][] = before.map(() => []);
  const named = [...group].sort(by((draft) => `${9 - partyCount(draft)}${draft.id}`));
  for (const draft of named) {
    const home = firsts.findIndex((first) =>
      inIncident
        ? partiesFit(first, draft) && sameDeed(first, draft) && sameTime(first, draft)
        : sameStance(first, draft),
    );
    if (home >= 0) members[home]!.push(draft);
    else {
      firsts.push(draft);
      members.push([draft]);
    }
  }
  return members;
}

/** Types whose words are alike: attack, raid, strike; killed, died, dead. Of the others another word is another deed. */
const ONE_DEED = new Set<EventType>(["ASSAULT", "CASUALTY"]);

/** Whether all words of a type name one deed. */
export function isOneDeed(type: EventType): boolean {
  return ONE_DEED.has(type);
}

/** A crack in the dam and a closed road are two findings, though both are damage and of one incident. */
function sameDeed(left: Draft, right: Draft): boolean {
  return (
    isOneDeed(left.event.type) ||
    triggerStem(left) === triggerStem(right) ||
    wordingAlike(left, right, SAME_WORDING)
  );
}

/** One meeting told for two days is two claims; the dead of a deed are counted on many days. */
function sameTime(left: Draft, right: Draft): boolean {
  return isOutcome(left.event.type) || !left.ownTime || !right.ownTime || meets(left.ownTime, right.ownTime);
}

function partyCount(draft: Draft): number {
  return Number(draft.actors.length > 0) + Number(draft.recipients.length > 0);
}

function partiesFit(left: Draft, right: Draft): boolean {
  return (
    fitKeys(keysOf(left.actors), keysOf(right.actors)) !== "no" &&
    fitKeys(keysOf(left.recipients), keysOf(right.recipients)) !== "no"
  );
}

const STANCES_BY_PARTY = new Set(["THREATEN", "REJECT", "SUPPORT", "REQUEST", "ACCUSE", "AGREE", "CONCEDE"]);

function sameStance(left: Draft, right: Draft): boolean {
  if (!partiesFit(left, right)) return false;
  const bothAgree =
    fitKeys(keysOf(left.actors), keysOf(right.actors)) === "likely" &&
    fitKeys(keysOf(left.recipients), keysOf(right.recipients)) === "likely";
  if (bothAgree && STANCES_BY_PARTY.has(left.event.type) && wordingAlike(left, right, SAME_WORDING / 2))
    return true;
  return wordingAlike(left, right, SAME_WORDING);
}

function wordingAlike(left: Draft, right: Draft, share: number): boolean {
  return jaccard(clauseWords(left), clauseWords(right)) >= share;
}

export function clauseOf(draft: Draft): string {
  return draft.reading.report.text.slice(draft.event.start, draft.event.end);
}

/** Clauses whose words are kept: those of some windows and of the drafts that later ones are compared with. */
const MOST_CLAUSES = 20_000;

let words = new WeakMap<Draft, ReadonlySet<string>>();
let clauses = 0;

/** Content words of a draft's clause, worked out once for as long as it is asked for. */
export function clauseWords(draft: Draft): ReadonlySet<string> {
  const known = words.get(draft);
  if (known) return known;
  if (++clauses > MOST_CLAUSES) [words, clauses] = [new WeakMap(), 0];
  const made = wordSet(clauseOf(draft));
  words.set(draft, made);
  return made;
}

/** `added` tells all that its reports tell: a report comes in whole. */
function sayingOf(key: string, incident: string | null, before: Saying | null, added: Draft[]): Saying {
  const drafts = [...(before?.drafts ?? []), ...added];
  const asserting = added.filter(({ stance }) => stance === "asserts");
  const known = before?.asserted ? [before.asserted] : [];
  const best = bestDraft(before ? [before.best, ...added] : added);
  const parties = [...keysOf(best.actors), ">", ...keysOf(best.recipients)].join(",");
  return {
    id: contentId(
      "claim",
      key,
      parties,
      incident && isOneDeed(best.event.type) ? "" : comparisonKey(clauseOf(best)),
    ),
    incident,
    drafts,
    best,
    first: before?.first ?? added[0]!,
    asserted: before?.asserted || asserting.length > 0 ? bestDraft([...known, ...asserting]) : null,
    reports: (before?.reports ?? 0) + new Set(added.map(({ reading }) => reading.report.id)).size,
  };
}

/** The words that stand for a claim: undamaged, told for its own sake, telling, of a known origin, neither clipped nor endless. */
export function bestDraft(drafts: readonly Draft[]): Draft {
  return [...drafts].sort(by(wordingRank))[0]!;
}

const READABLE = { least: 30, most: 220 };

function wordingRank(draft: Draft): string {
  const length = draft.event.end - draft.event.start;
  return [
    draft.reading.report.quality.garbled ? 1 : 0,
    draft.stance === "asserts" ? 0 : 1,
    isAnaphoric(draft) ? 1 : 0,
    length < READABLE.least || length > READABLE.most ? 1 : 0,
    4 - partyCount(draft) - Number(draft.place !== null),
    draft.provenance.origin.kind === "unknown" ? 1 : 0,
    String(length).padStart(6, "0"),
    draft.id,
  ].join("|");
}
