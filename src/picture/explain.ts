import type { Assertion, Claim, ExplainedClaim, Explanation, Picture, Source } from "../model/index.ts";
import { itemBy } from "../text/collections.ts";
import { joinsOf } from "./joins.ts";

/**
 * The explanation of one claim, incident, assertion, figure, conflict, position, story or report by its id or an unambiguous
 * beginning of it; null where there is none.
 */
export function explain(picture: Picture, id: string): Explanation | null {
  const claims = claimsFor(picture, id);
  if (claims.length === 0) return explainedStory(picture, id);
  const ids = new Set(claims.map((claim) => claim.id));
  const incident =
    picture.incidents.find((each) => claims.every((claim) => claim.incident === each.id)) ?? null;
  const explained = explainedClaims(picture, claims);
  const assertions = explained.flatMap((each) => each.assertions);
  const reports = new Set(assertions.map(({ report }) => report));
  return {
    incident,
    claims: explained,
    joins: joinsOf(picture, assertions),
    figures: picture.figures.filter(({ values }) => values.some(({ claim }) => ids.has(claim))),
    positions: picture.positions.filter(({ claim }) => ids.has(claim)),
    derivations: picture.derivations.filter(({ derived }) => reports.has(derived)),
    conflicts: picture.conflicts.filter(({ sides }) => sides.flat().some((claim) => ids.has(claim))),
    sources: sourcesOf(picture, reports),
    story: null,
  };
}

function explainedStory(picture: Picture, id: string): Explanation | null {
  const report = itemBy(picture.reports, id);
  const story = itemBy(picture.stories, report?.story ?? id);
  if (!story) return null;
  const members = new Set(story.reports);
  const reports = report ? [report] : picture.reports.filter((each) => members.has(each.id));
  const shown = new Set(reports.map((each) => each.id));
  return {
    incident: null,
    claims: [],
    joins: [],
    figures: [],
    positions: [],
    derivations: picture.derivations.filter(({ derived }) => shown.has(derived)),
    conflicts: [],
    sources: sourcesOf(picture, shown),
    story: { story, reports },
  };
}

function sourcesOf(picture: Picture, reports: ReadonlySet<string>): Source[] {
  const publishers = new Set(
    picture.reports.filter(({ id }) => reports.has(id)).map((each) => each.publisher),
  );
  return picture.sources.filter(({ publisher }) => publishers.has(publisher));
}

function explainedClaims(picture: Picture, claims: readonly Claim[]): ExplainedClaim[] {
  const assertions = new Map<string, Assertion[]>(claims.map(({ id }) => [id, []]));
  for (const assertion of picture.assertions) assertions.get(assertion.claim)?.push(assertion);
  return claims.map((claim) => {
    const own = assertions.get(claim.id)!;
    const roots = new Set(own.map(({ origin }) => origin));
    return { claim, assertions: own, origins: picture.origins.filter((origin) => roots.has(origin.id)) };
  });
}

function claimsFor(picture: Picture, id: string): Claim[] {
  const ids = claimIdsFor(picture, id);
  return picture.claims.filter((claim) => ids.has(claim.id));
}

function claimIdsFor(picture: Picture, id: string): Set<string> {
  const claim = itemBy(picture.claims, id);
  const incident = itemBy(picture.incidents, id);
  const assertion = itemBy(picture.assertions, id);
  const figure = itemBy(picture.figures, id);
  const conflict = itemBy(picture.conflicts, id);
  const position = itemBy(picture.positions, id);
  return new Set([
    ...(claim ? [claim.id] : []),
    ...(incident?.claims ?? []),
    ...(assertion ? [assertion.claim] : []),
    ...(figure?.values.map((value) => value.claim) ?? []),
    ...(conflict?.sides.flat() ?? []),
    ...(position ? [position.claim] : []),
  ]);
}
