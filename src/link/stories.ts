import type { Derivation, Story } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { contentId } from "../text/hash.ts";
import { agglomerate, type Joining } from "./agglomerate.ts";
import { castVectors } from "./casts.ts";
import { type Profile, profileOf } from "./profile.ts";
import { blended, type StoryVector, storyVector } from "./vectors.ts";

/**
 * One event by its wording. Between .27 and .30 the B-cubed F1 of FNC train, ECB+, BASIL and the UCI headlines moves by
 * one point or less, in opposite directions (`evaluation/stories.ts`).
 */
const EVENT: Joining = {
  shortLenient: true,
  least: 0.29,
  decayDays: 20,
  sameWeekday: 1,
  halfDated: 0.6,
  undated: 1,
};
/** What follows from an event: within days of it, other words, but the same people, groups and places. */
const STORY: Joining = {
  shortLenient: false,
  least: 0.2,
  decayDays: 4,
  sameWeekday: 0.8,
  halfDated: 0,
  undated: 0,
};

/**
 * Groups reports into stories: one developing event each. Reports tied by a derivation (copy, rewrite, excerpt,
 * update) always share a story. Every report is in exactly one story; the order of the readings does not matter.
 */
export function groupStories(readings: readonly Reading[], derivations: readonly Derivation[]): Story[] {
  const profiles = new Map(readings.map((reading) => [reading.report.id, profileOf(reading)]));
  const ordered = [...readings].sort(byDateThenId);
  const items = ordered.map((reading) => storyVector(reading, profiles.get(reading.report.id)!));
  const events = agglomerate(items, tiesOf(items, derivations), EVENT);
  const casts = castVectors(ordered);
  const strands = items.map((item, index) => blended(item, casts[index]!));
  return agglomerate(strands, events.flatMap(chained), STORY)
    .map((group) =>
      storyOf(
        group.map((index) => items[index]!),
        profiles,
      ),
    )
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** Ties that hold a group together. */
function chained(group: readonly number[]): [number, number][] {
  return group.slice(1).map((index) => [group[0]!, index]);
}

/** Earliest first, undated last, ties by id. */
export function byDateThenId(left: Reading, right: Reading): number {
  const a = left.report.published?.earliest ?? "~";
  const b = right.report.published?.earliest ?? "~";
  if (a !== b) return a < b ? -1 : 1;
  return left.report.id < right.report.id ? -1 : left.report.id > right.report.id ? 1 : 0;
}

/** Confidence from which a derivation alone brings an undated text into a dated story. */
const SURE = 0.6;
const JOINING = new Set(["copy", "rewrite", "excerpt", "update"]);

function tiesOf(items: readonly StoryVector[], derivations: readonly Derivation[]): [number, number][] {
  const position = new Map(items.map((item, index) => [item.id, index]));
  const ties: [number, number][] = [];
  for (const derivation of derivations) {
    const derived = position.get(derivation.derived);
    const from = position.get(derivation.from);
    if (!JOINING.has(derivation.kind) || derived === undefined || from === undefined) continue;
    const halfDated = (items[derived]!.date === null) !== (items[from]!.date === null);
    if (!halfDated || derivation.confidence >= SURE) ties.push([derived, from]);
  }
  return ties;
}

/** The story is named after its most central report, its id after its earliest one. */
function storyOf(items: readonly StoryVector[], profiles: ReadonlyMap<string, Profile>): Story {
  const centre = sumOf(items);
  let central = items[0]!;
  let most = -1;
  for (const item of items) {
    const closeness = item.vector.terms.reduce(
      (sum, term, index) => sum + item.vector.weights[index]! * (centre.get(term) ?? 0),
      0,
    );
    if (closeness > most + 1e-9) {
      central = item;
      most = closeness;
    }
  }
  const reports = items.map((item) => item.id).sort();
  return { id: contentId("story", items[0]!.id), headline: headlineOf(profiles.get(central.id)!), reports };
}

function sumOf(items: readonly StoryVector[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const { vector } of items) {
    vector.terms.forEach((term, index) => {
      sum.set(term, (sum.get(term) ?? 0) + vector.weights[index]!);
    });
  }
  return sum;
}

/** The report's own headline, else its first telling sentence, else its path. */
function headlineOf(profile: Profile): string {
  const { report } = profile;
  if (report.headline) return report.headline;
  const first = profile.passages.find((passage) => passage.mass > 0);
  return first ? report.text.slice(first.start, first.end).replace(/\s+/g, " ").trim() : report.path;
}
