import type { Assertion, Claim, Picture } from "../model/index.ts";

/** At most so many quotations of one claim. */
const MOST_QUOTED = 5;

/** A claim as the tools tell it; words of reports stand under `quote`. */
export function shownClaim(
  { id, incident, proposition, counts, credibility, assertions }: Claim,
  picture: Picture,
) {
  const { type, polarity, modality, time, figure } = proposition;
  const own = new Set(assertions);
  const quoted = picture.assertions.filter((assertion) => own.has(assertion.id)).slice(0, MOST_QUOTED);
  return {
    ...{ id, incident, type, polarity, modality, time, figure, counts, credibility },
    quote: proposition.text,
    said: quoted.map((assertion) => shownAssertion(assertion, picture)),
  };
}

function shownAssertion({ exact, report, stance, chain, saidAt }: Assertion, picture: Picture) {
  const publisher = picture.reports.find(({ id }) => id === report)?.publisher ?? null;
  return { quote: exact, report, publisher, stance, through: chain.map(({ name }) => name), saidAt };
}

/** The most origins that stand behind one of the claims; claims are not added up, since they may share origins. */
export function mostOrigins(claims: readonly Claim[]): [number, number] {
  return claims.reduce<[number, number]>(
    ([low, high], { counts: { origins } }) => [Math.max(low, origins[0]), Math.max(high, origins[1])],
    [0, 0],
  );
}
