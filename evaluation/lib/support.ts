import { countsOf, type Voice } from "../../src/fuse/counts.ts";
import type { Assertion, Picture } from "../../src/model/index.ts";
import { type Heard, PEERS, supportBy } from "./peers.ts";
import { boundsFor, type Case } from "./stream-score/told.ts";
import { assertionsAt, type Situation } from "./truth.ts";

/** One thing told: its true origins (an interval where a reader may count either way) and what each way counts. */
export interface Support {
  truth: [low: number, high: number];
  counts: Map<string, number>;
}

/** Ours: the bounds of the claim as the picture has it, and of the same reports that the peers are given. */
export const OURS = [
  "ours, low",
  "ours, high",
  "ours, low, reports given",
  "ours, high, reports given",
] as const;

/** Facts of a stream that two reports or more tell; of those told once every way counts one. */
export function streamSupport(found: Case, kind: "deed" | "figure"): Support[] {
  const facts = found.situations.flatMap(({ facts }) => facts).filter(({ fact }) => fact.kind === kind);
  return facts.flatMap(({ fact, origins }) => {
    const told = found.byFact.get(fact.id)!;
    const ids = [...new Set(told.map(({ report }) => report.id))];
    if (ids.length < 2) return [];
    const heard = ids.map((id) => heardOf(found, id));
    const bounds = boundsFor(found, fact) ?? [0, 0];
    const assertions = told.flatMap((one) => one.assertions);
    return [
      { truth: [origins.length, origins.length], counts: countsBy(heard, bounds, assertions, found.picture) },
    ];
  });
}

const heardBy = new WeakMap<Case, Map<string, Heard>>();

function heardOf(found: Case, id: string): Heard {
  const held = heardBy.get(found) ?? new Map<string, Heard>();
  heardBy.set(found, held);
  const { capture, truth } = found.reports.get(id)!;
  const heard = held.get(id) ?? {
    id,
    headline: capture.headline,
    text: capture.content,
    outlet: truth.outlet,
    family: truth.family,
  };
  held.set(id, heard);
  return heard;
}

/** Claims of an own situation, counted over the reports that its truth names. */
export function situationSupport(situation: Situation): Support[] {
  const { truth, picture, readings } = situation;
  return truth.claims.map(({ type, saidBy, origins }) => {
    const ofType = picture.claims.filter(({ proposition }) => type === null || proposition.type === type);
    const assertions = saidBy
      .flatMap((words) => assertionsAt(situation, words))
      .filter(({ claim }) => ofType.some(({ id }) => id === claim));
    const claims = ofType
      .filter(({ id }) => assertions.some(({ claim }) => claim === id))
      .toSorted((left, right) => right.counts.reports - left.counts.reports);
    const paths = [...new Set(saidBy.map(({ report }) => report))];
    const heard = paths.map((path): Heard => {
      const { id, headline, text, publisher } = readings.get(path)!.report;
      return { id, headline, text, outlet: publisher, family: publisher };
    });
    return {
      truth: origins,
      counts: countsBy(heard, claims[0]?.counts.origins ?? [0, 0], assertions, picture),
    };
  });
}

function countsBy(
  heard: readonly Heard[],
  [low, high]: readonly [number, number],
  assertions: readonly Assertion[],
  picture: Picture,
): Map<string, number> {
  const given = countsOf(voicesOf(assertions, picture), picture.derivations).origins;
  return new Map([
    ...PEERS.map((peer) => [peer.name, supportBy(peer, heard)] as const),
    ["ours, low", low],
    ["ours, high", high],
    ["ours, low, reports given", given[0]],
    ["ours, high, reports given", given[1]],
  ]);
}

function voicesOf(assertions: readonly Assertion[], picture: Picture): Voice[] {
  const origins = new Map(picture.origins.map((origin) => [origin.id, origin]));
  return assertions
    .filter(({ stance }) => stance === "asserts")
    .map(({ report, chain, origin: id }) => {
      const { kind, name } = origins.get(id)!;
      return {
        report,
        publisher: chain.at(-1)?.name ?? report,
        provenance: { chain, origin: { id, kind, name } },
        telling: "outright",
      };
    });
}

/** Mean of |ln((1 + counted) / (1 + true))| against the nearer bound of the truth: 0 is exact, .69 is a factor of two of large numbers. */
export function logError(name: string, supports: readonly Support[]): number {
  const errors = supports.map(({ truth, counts }) => {
    const count = counts.get(name)!;
    const nearest = Math.min(Math.max(count, truth[0]), truth[1]);
    return Math.abs(Math.log((1 + count) / (1 + nearest)));
  });
  return errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length);
}

/** How often the count is right, too high, too low. */
export function sharesOf(name: string, supports: readonly Support[]): { exact: number; over: number } {
  const of = (test: (support: Support) => boolean) =>
    supports.filter(test).length / Math.max(1, supports.length);
  return {
    exact: of(({ truth, counts }) => truth[0] <= counts.get(name)! && counts.get(name)! <= truth[1]),
    over: of(({ truth, counts }) => counts.get(name)! > truth[1]),
  };
}
