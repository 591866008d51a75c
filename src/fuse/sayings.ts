import { by, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import { comparisonKey } from "../text/normalise.ts";
import type { Draft } from "./drafts.ts";
import { fitKeys, keysOf, propositionKey } from "./identity.ts";
import { isAnaphoric, triggerStem } from "./matter.ts";
import { jaccard, wordSet } from "./wording.ts";

/** The drafts that say one thing, before they are written out as a claim. */
export interface Saying {
  id: string;
  /** Incident id, or null for stances and what belongs to no incident. */
  incident: string | null;
  drafts: Draft[];
  /** The draft whose words stand for the claim. */
  best: Draft;
}

/**
 * Share of content words two wordings must have in common to be one stance when the parties do not settle it. Chosen
 * on the example situations: rewrites of one sentence lie above .4, different sentences of one speaker below .25.
 */
const SAME_WORDING = 0.35;

/**
 * Groups drafts that say the same thing: same scope (incident, else story), same proposition, parties that fit. The place
 * tells sayings apart except inside an incident that has only one.
 */
export function sayingsOf(
  drafts: readonly Draft[],
  incidentOf: ReadonlyMap<string, string>,
  scattered: ReadonlySet<string>,
): Saying[] {
  const keyOf = (draft: Draft) => {
    const incident = incidentOf.get(draft.id);
    const scope = incident ?? draft.story ?? draft.reading.report.id;
    return `${scope}|${propositionKey(draft, incident === undefined || scattered.has(incident))}`;
  };
  const scopes = groupBy([...drafts].sort(by((draft) => draft.id)), keyOf);
  return [...scopes].flatMap(([key, group]) => {
    const incident = incidentOf.get(group[0]!.id) ?? null;
    return splitByParties(group, incident !== null).map((members) => sayingOf(key, incident, members));
  });
}

/** Inside an incident parties only have to fit; outside, they must agree or the wording must. */
function splitByParties(group: readonly Draft[], inIncident: boolean): Draft[][] {
  const sayings: Draft[][] = [];
  const named = [...group].sort(by((draft) => `${9 - partyCount(draft)}${draft.id}`));
  for (const draft of named) {
    const home = sayings.find(([first]) =>
      inIncident ? partiesFit(first!, draft) && sameDeed(first!, draft) : sameStance(first!, draft),
    );
    if (home) home.push(draft);
    else sayings.push([draft]);
  }
  return sayings;
}

/** Types whose words are alike: attack, raid, strike; killed, died, dead. Of the others another word is another deed. */
const ONE_DEED = new Set(["ASSAULT", "CASUALTY"]);

/** A crack in the dam and a closed road are two findings, though both are damage and of one incident. */
function sameDeed(left: Draft, right: Draft): boolean {
  return (
    ONE_DEED.has(left.event.type) ||
    triggerStem(left) === triggerStem(right) ||
    wordingAlike(left, right, SAME_WORDING)
  );
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

const words = new WeakMap<Draft, ReadonlySet<string>>();

/** Content words of a draft's clause, worked out once. */
export function clauseWords(draft: Draft): ReadonlySet<string> {
  const known = words.get(draft) ?? wordSet(clauseOf(draft));
  words.set(draft, known);
  return known;
}

function sayingOf(key: string, incident: string | null, drafts: Draft[]): Saying {
  const best = bestDraft(drafts);
  const parties = [...keysOf(best.actors), ">", ...keysOf(best.recipients)].join(",");
  return {
    id: contentId(
      "claim",
      key,
      parties,
      incident && ONE_DEED.has(best.event.type) ? "" : comparisonKey(clauseOf(best)),
    ),
    incident,
    drafts,
    best,
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
