import type { Assertion, Claim, Conflict, Derivation, Incident, Origin, Picture } from "../model/index.ts";

/** Why a claim or an incident stands: its origins, the derivations between its reports, each chain, each quote. */
export interface Explanation {
  incident: Incident | null;
  claims: ExplainedClaim[];
  derivations: Derivation[];
  conflicts: Conflict[];
}

export interface ExplainedClaim {
  claim: Claim;
  assertions: Assertion[];
  origins: Origin[];
}

/** The explanation of one claim, incident, assertion, figure, conflict or position by its id or an unambiguous beginning of it; null where there is none. */
export function explain(picture: Picture, id: string): Explanation | null {
  const claims = claimsFor(picture, id);
  if (claims.length === 0) return null;
  const ids = new Set(claims.map((claim) => claim.id));
  const explained = claims.map((claim) => explainedClaim(picture, claim));
  const reports = new Set(explained.flatMap(({ assertions }) => assertions.map(({ report }) => report)));
  return {
    incident:
      picture.incidents.find((incident) => claims.every((claim) => claim.incident === incident.id)) ?? null,
    claims: explained,
    derivations: picture.derivations.filter(({ derived }) => reports.has(derived)),
    conflicts: picture.conflicts.filter(({ sides }) => sides.flat().some((claim) => ids.has(claim))),
  };
}

function explainedClaim(picture: Picture, claim: Claim): ExplainedClaim {
  const assertions = picture.assertions.filter((assertion) => assertion.claim === claim.id);
  const roots = new Set(assertions.map(({ origin }) => origin));
  return { claim, assertions, origins: picture.origins.filter((origin) => roots.has(origin.id)) };
}

function claimsFor(picture: Picture, id: string): Claim[] {
  const ids = claimIdsFor(picture, id);
  return picture.claims.filter((claim) => ids.has(claim.id));
}

function claimIdsFor(picture: Picture, id: string): Set<string> {
  const only = <Item extends { id: string }>(items: readonly Item[]): Item | undefined => {
    const matches = items.filter((item) => item.id.startsWith(id));
    return matches.length === 1 ? matches[0] : matches.find((item) => item.id === id);
  };
  const claim = only(picture.claims);
  const incident = only(picture.incidents);
  const assertion = only(picture.assertions);
  const figure = only(picture.figures);
  const conflict = only(picture.conflicts);
  const position = only(picture.positions);
  return new Set([
    ...(claim ? [claim.id] : []),
    ...(incident?.claims ?? []),
    ...(assertion ? [assertion.claim] : []),
    ...(figure?.values.map((value) => value.claim) ?? []),
    ...(conflict?.sides.flat() ?? []),
    ...(position ? [position.claim] : []),
  ]);
}
