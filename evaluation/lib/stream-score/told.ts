import type { Assertion, Claim, Picture } from "../../../src/model/index.ts";
import { by, groupBy } from "../../../src/text/collections.ts";
import type { Fact, ReportTruth, SituationTruth, StreamReport, Telling } from "../stream/truth.ts";

/** One telling of one fact, with what the picture quotes of it. */
export interface Told {
  fact: Fact;
  telling: Telling;
  report: ReportTruth;
  /** Assertions that overlap the telling and say the fact by type, number and stance. */
  assertions: Assertion[];
}

/** A stream with the picture made of it: what all measures look at. */
export interface Case {
  reports: Map<string, StreamReport>;
  situations: SituationTruth[];
  picture: Picture;
  claims: Map<string, Claim>;
  told: Told[];
  /** Fact id -> its tellings. */
  byFact: Map<string, Told[]>;
}

export function caseOf(
  reports: readonly StreamReport[],
  situations: SituationTruth[],
  picture: Picture,
): Case {
  const facts = new Map(situations.flatMap(({ facts }) => facts.map(({ fact }) => [fact.id, fact] as const)));
  const claims = new Map(picture.claims.map((claim) => [claim.id, claim]));
  const byReport = groupBy(picture.assertions, ({ report }) => report);
  const told = reports.flatMap(({ truth }) =>
    truth.tellings.map((telling): Told => {
      const fact = facts.get(telling.fact)!;
      const near = (byReport.get(truth.id) ?? []).filter(
        ({ start, end }) => start < telling.end && telling.start < end,
      );
      const assertions = near.filter((assertion) => says(assertion, claims.get(assertion.claim)!, fact));
      return { fact, telling, report: truth, assertions };
    }),
  );
  return {
    reports: new Map(reports.map((report) => [report.truth.id, report])),
    situations,
    picture,
    claims,
    told,
    byFact: groupBy(told, ({ fact }) => fact.id),
  };
}

const HAPPENED = new Set(["asserted", "reported"]);

/** A number must be the one told; a denial must deny; a deed must be told as having happened. */
function says({ stance }: Assertion, { proposition }: Claim, fact: Fact): boolean {
  if (!fact.types.includes(proposition.type)) return false;
  if (fact.kind === "position") return true;
  if (fact.kind === "denial") return stance === "denies" || proposition.polarity === "-";
  if (stance !== "asserts" || proposition.polarity === "-" || !HAPPENED.has(proposition.modality))
    return false;
  if (fact.kind === "deed") return true;
  const { figure } = proposition;
  return figure !== null && figure.low === fact.value!.low && figure.high === fact.value!.high;
}

/** The claim in which most reports tell the fact, and how many claims its tellings are spread over; null where none does. */
export function claimFor({ byFact, claims }: Case, fact: string): { claim: Claim; parts: number } | null {
  const reports = new Map<string, Set<string>>();
  for (const { assertions, report } of byFact.get(fact) ?? [])
    for (const { claim } of assertions) reports.set(claim, (reports.get(claim) ?? new Set()).add(report.id));
  const ranked = [...reports].sort(by(([id, ids]) => `${String(1e6 - ids.size).padStart(7, "0")}${id}`));
  return ranked.length === 0 ? null : { claim: claims.get(ranked[0]![0])!, parts: ranked.length };
}

/** Least and most origins that the picture gives for a fact: of the incident for a deed, of its claim for a number; null where it has none. */
export function boundsFor(found: Case, fact: Fact): [low: number, high: number] | null {
  const held = claimFor(found, fact.id);
  if (!held || fact.kind !== "deed") return held?.claim.counts.origins ?? null;
  const incidents = found.byFact
    .get(fact.id)!
    .flatMap(({ assertions }) => assertions.map(({ claim }) => found.claims.get(claim)!.incident))
    .filter((id) => id !== null);
  const sizes = [...groupBy(incidents, (id) => id)].sort(
    by(([id, all]) => `${String(1e6 - all.length).padStart(7, "0")}${id}`),
  );
  const incident = found.picture.incidents.find(({ id }) => id === sizes[0]?.[0]);
  return (incident ?? held.claim).counts.origins;
}

/** Share with the number it rests on; 1 where there is nothing to get wrong. */
export function share(measure: string, right: number, count: number) {
  return { measure, value: count === 0 ? 1 : right / count, count };
}
