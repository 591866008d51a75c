import type { Picture } from "../../src/model/index.ts";
import type { Score } from "../task.ts";
import { assertionsAt, type Situation, type Words } from "./truth.ts";

/** Right and all, of one situation or summed over several. */
export interface Tally {
  right: number;
  all: number;
  missed: string[];
}

export type Measure = (situation: Situation) => Tally;

/** Cases with their names; the names of those that are wrong are kept. */
export function tally(cases: readonly { name: string; right: boolean }[]): Tally {
  const missed = cases.filter(({ right }) => !right).map(({ name }) => name);
  return { right: cases.length - missed.length, all: cases.length, missed };
}

/** What of a truth the picture holds, by name. */
export const MEASURES: Record<string, Measure> = {
  "stories, pairs recalled": (situation) =>
    tally(
      storyPairs(situation)
        .filter(({ same }) => same)
        .map((pair) => ({ name: pair.name, right: pair.found })),
    ),
  "stories, pairs kept apart": (situation) =>
    tally(
      storyPairs(situation)
        .filter(({ same }) => !same)
        .map((pair) => ({ name: pair.name, right: !pair.found })),
    ),
  "derivations recalled": (situation) =>
    tally(
      situation.truth.derivations.map((one) => ({
        name: `${one.derived} <- ${one.from}`,
        right: isDerived(situation, one),
      })),
    ),
  "derivations between reports right": (situation) =>
    tally(heldEdges(situation).map((edge) => ({ name: edge, right: isTrueEdge(situation, edge) }))),
  "garbled told apart": (situation) =>
    tally(
      situation.picture.reports.map((report) => ({
        name: report.path,
        right: report.garbled === situation.truth.garbled.includes(report.path),
      })),
    ),
  "claims with right origins": (situation) =>
    tally(situation.truth.claims.map((claim) => ({ name: claim.name, right: hasOrigins(situation, claim) }))),
  "figure values found": (situation) =>
    tally(
      situation.truth.figures.flatMap(({ name, values }) =>
        values.map((value) => ({
          name: `${name}: ${value.low}..${value.high}`,
          right: hasValue(situation, value),
        })),
      ),
    ),
  "figures with right current value": (situation) =>
    tally(
      situation.truth.figures.map((figure) => ({ name: figure.name, right: hasCurrent(situation, figure) })),
    ),
  "positions found": (situation) =>
    tally(
      situation.truth.positions.map((position) => ({
        name: `${position.actor} ${position.kind}`,
        right: hasPosition(situation, position),
      })),
    ),
  "conflicts found": (situation) =>
    tally(
      situation.truth.conflicts.map((conflict) => ({
        name: conflict.name,
        right: hasConflict(situation, conflict),
      })),
    ),
  "never told as happened": (situation) =>
    tally(
      situation.truth.neverHappened.map((words) => ({
        name: words.words,
        right: !toldAsHappened(situation, words),
      })),
    ),
};

function storyPairs({ truth, picture }: Situation): { name: string; same: boolean; found: boolean }[] {
  const storyOf = new Map(picture.reports.map((report) => [report.path, report.story]));
  const trueStory = new Map(
    truth.stories.flatMap(({ name, reports }) => reports.map((path) => [path, name] as const)),
  );
  for (const path of truth.apart) trueStory.set(path, path);
  const paths = [...trueStory.keys()].sort();
  return paths.flatMap((left, index) =>
    paths.slice(index + 1).map((right) => ({
      name: `${left} ~ ${right}`,
      same: trueStory.get(left) === trueStory.get(right),
      found: storyOf.get(left) === storyOf.get(right),
    })),
  );
}

function idOf(situation: Situation, path: string): string {
  return situation.readings.get(path)!.report.id;
}

function isDerived(
  situation: Situation,
  { derived, from, kinds }: Situation["truth"]["derivations"][number],
): boolean {
  const [derivedId, fromId] = [idOf(situation, derived), idOf(situation, from)];
  return situation.picture.derivations.some(
    (edge) => edge.derived === derivedId && edge.from === fromId && kinds.includes(edge.kind),
  );
}

/** Edges between two held reports that say one text was made from the other. */
function heldEdges({ picture }: Situation): string[] {
  const pathOf = new Map(picture.reports.map((report) => [report.id, report.path]));
  const textual = picture.derivations.filter(
    ({ kind, from }) => kind !== "quote" && kind !== "credit" && pathOf.has(from),
  );
  return [...new Set(textual.map(({ derived, from }) => `${pathOf.get(derived)} <- ${pathOf.get(from)}`))];
}

/** True also for a text made from another text that was made from the same original. */
function isTrueEdge({ truth }: Situation, edge: string): boolean {
  const [derived, from] = edge.split(" <- ");
  const originals = (path: string) =>
    truth.derivations.filter((one) => one.derived === path).map((one) => one.from);
  return (
    originals(derived!).includes(from!) || originals(derived!).some((one) => originals(from!).includes(one))
  );
}

function hasOrigins(situation: Situation, claim: Situation["truth"]["claims"][number]): boolean {
  const claims = claimsAt(
    situation.picture,
    claim.saidBy.flatMap((words) => assertionsAt(situation, words)),
  );
  const [low, high] = claim.origins;
  return claims.some(
    ({ counts }) => counts.origins[0] <= low && counts.origins[1] >= low && counts.origins[1] <= high + 1,
  );
}

function claimsAt(picture: Picture, assertions: readonly { claim: string }[]): Picture["claims"] {
  const ids = new Set(assertions.map(({ claim }) => claim));
  return picture.claims.filter(({ id }) => ids.has(id));
}

function hasValue(situation: Situation, value: Words & { low: number | null; high: number | null }): boolean {
  const claims = new Set(claimsAt(situation.picture, assertionsAt(situation, value)).map(({ id }) => id));
  return situation.picture.figures.some(({ values }) =>
    values.some(({ low, high, claim }) => claims.has(claim) && low === value.low && high === value.high),
  );
}

function hasCurrent(situation: Situation, figure: Situation["truth"]["figures"][number]): boolean {
  const claims = new Set(
    figure.values
      .flatMap((value) => claimsAt(situation.picture, assertionsAt(situation, value)))
      .map(({ id }) => id),
  );
  const candidates = situation.picture.figures.filter(({ values }) =>
    values.some(({ claim }) => claims.has(claim)),
  );
  return candidates.some(({ current }) => current !== null && within(current, figure.current));
}

function within(
  value: { low: number | null; high: number | null },
  truth: { low: number | null; high: number | null },
): boolean {
  const least = truth.low ?? Number.NEGATIVE_INFINITY;
  const most = truth.high ?? Number.POSITIVE_INFINITY;
  return (value.low ?? least) >= least && (value.high ?? most) <= most;
}

function hasPosition(situation: Situation, truth: Situation["truth"]["positions"][number]): boolean {
  const words = truth.words ?? truth.consequence ?? truth.condition!;
  const claims = new Set(assertionsAt(situation, { report: truth.report, words }).map(({ claim }) => claim));
  const kinds = truth.kind === "warning" || truth.kind === "threat" ? ["warning", "threat"] : [truth.kind];
  return situation.picture.positions.some(
    (position) =>
      claims.has(position.claim) &&
      kinds.includes(position.kind) &&
      actsFor(situation.picture, position.actor, truth.actor),
  );
}

/** The actor itself, or somebody who speaks for that country. */
function actsFor(picture: Picture, id: string, name: string): boolean {
  const actor = picture.actors.find((one) => one.id === id);
  const state = picture.actors.find((one) => one.name === name && one.kind === "state");
  return actor?.name === name || (state !== undefined && actor?.country === state.country);
}

/** "There is no crack" may be taken for a denial of the crack or for a finding of none: both say what is contested. */
function sameKind(found: string, truth: string): boolean {
  const negation = new Set(["denial", "outcome"]);
  return found === truth || (negation.has(found) && negation.has(truth));
}

function hasConflict(situation: Situation, truth: Situation["truth"]["conflicts"][number]): boolean {
  const sides = truth.sides.map(
    (side) => new Set(side.flatMap((words) => assertionsAt(situation, words)).map(({ claim }) => claim)),
  );
  return situation.picture.conflicts.some(
    (conflict) =>
      sameKind(conflict.kind, truth.kind) &&
      truth.relations.includes(conflict.relation) &&
      sides.every((side) => conflict.sides.flat().some((claim) => side.has(claim))),
  );
}

/** A claim that these words are quoted for and that is put forward as a fact. */
function toldAsHappened(situation: Situation, words: Words): boolean {
  const quoting = assertionsAt(situation, words).filter(
    ({ exact, stance }) => stance === "asserts" && exact.length <= words.words.length * 1.6,
  );
  return claimsAt(situation.picture, quoting).some(
    ({ proposition }) =>
      proposition.polarity === "+" &&
      (proposition.modality === "asserted" || proposition.modality === "reported") &&
      DEEDS.has(proposition.type),
  );
}

const DEEDS = new Set([
  "ASSAULT",
  "CASUALTY",
  "DAMAGE",
  "INTERCEPT",
  "COERCE",
  "MOBILIZE",
  "MOVE",
  "PROTEST",
  "RETREAT",
]);

/** One figure over several tallies. */
export function scoreOf(measure: string, tallies: readonly Tally[]): Score {
  const right = tallies.reduce((sum, one) => sum + one.right, 0);
  const count = tallies.reduce((sum, one) => sum + one.all, 0);
  const missed = tallies.flatMap((one) => one.missed);
  return {
    measure,
    value: count === 0 ? 1 : right / count,
    count,
    ...(missed.length > 0 ? { note: `missed: ${missed.join("; ")}` } : {}),
  };
}
