import type { Figure, FigureValue } from "../../model/index.ts";
import { boundsText } from "../wording.ts";
import type { Coded } from "./coding.ts";

/** The dead of an incident as far as numbers are told. */
export interface Deaths {
  /** The number that stands; the lowest told where none is preferred. An open or vague number counts as its bound. */
  best: number;
  low: number;
  high: number;
  /** How the numbers came about, in a few words. */
  rule: string;
  /** Ids of the claims that give them. */
  claims: string[];
}

/** Numbers of words like `dozens`, which ACLED counts as its most conservative estimate. */
const VAGUE = /\b(?:tens|dozens|scores|hundreds|thousands)\b/i;

/** The dead told of an incident, or null where no number is. Zero is a number only where it is said. */
export function deathsOf(coded: Coded): Deaths | null {
  const figure = tollOf(coded);
  if (!figure) return null;
  const standing = figure.current;
  const against = standing ? contested(coded, figure, standing.claim) : figure.values;
  const all = [...(standing ? [standing] : []), ...against];
  const numbers = all.map(numberOf).filter((one) => one !== null);
  if (numbers.length === 0) return null;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const best = (standing && numberOf(standing)) ?? low;
  const claims = [...new Set(all.map(({ claim }) => claim))];
  return { best, low, high, claims, rule: ruleText(coded, figure, claims) };
}

/** The total where it is told, of the incident as a whole rather than of one town; else the only group of dead. */
function tollOf({ book, incident }: Coded): Figure | null {
  const tolls = book.picture.figures.filter(
    (figure) => figure.incident === incident.id && /(?:^| )dead$/.test(figure.measure),
  );
  const totals = tolls.filter(({ measure }) => measure === "dead" || measure === "person dead");
  const whole = totals.find(({ place }) => place === null) ?? totals[0];
  return whole ?? (tolls.length === 1 ? tolls[0]! : null);
}

/** Values that openly contradict the one that stands. */
function contested({ book }: Coded, { values }: Figure, claim: string): FigureValue[] {
  const others = book.picture.conflicts
    .filter(
      ({ kind, relation, sides }) =>
        kind === "figure" && relation === "contradiction" && sides.flat().includes(claim),
    )
    .flatMap(({ sides }) => sides.filter((side) => !side.includes(claim)).flat());
  return values.filter((value) => value.claim !== claim && others.includes(value.claim));
}

/** The conservative number, as it is told: `at least 9` and `9 to 12` count as 9, `up to 9` as 9, `more than 20` as 20. */
function numberOf({ low, high }: Pick<FigureValue, "low" | "high">): number | null {
  return low ?? high;
}

function ruleText({ book }: Coded, { measure, current, place }: Figure, claims: readonly string[]): string {
  const words = claims.flatMap((claim) => (book.assertions.get(claim) ?? []).map(({ exact }) => exact));
  return [
    current ? `stands now: ${boundsText(current)} (${current.reason})` : "no value stands: the lowest told",
    measure === "dead" || measure === "person dead" ? "" : `counts only: ${measure}`,
    place === null ? "" : `counted at ${book.places.get(place)?.name ?? place}`,
    claims.length > 1 ? "low and high: values that contradict it" : "",
    words.some((exact) => VAGUE.test(exact)) ? "dozens = 12, other such words likewise at their least" : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}
