import { placeKey } from "./keys.ts";
import { lazily, rows } from "./rows.ts";

/** Who held which office from when to when. */
export interface Holding {
  person: string;
  /** Actor id of the person. */
  id: string;
  role: string;
  country: string;
  /** ISO dates or months; "" is open. */
  from: string;
  to: string;
}

const holdings = lazily((): Holding[] =>
  rows("holders.tsv").map(([person, , role, country, , from, to]) => ({
    person: person!,
    id: `person:${placeKey(person!).replaceAll(" ", "-")}`,
    role: role!,
    country: country!,
    from: from ?? "",
    to: to ?? "",
  })),
);

/** Until when the table knows that whoever has no end was still in office: the month it was last gone over. */
const KNOWN_UNTIL = "2026-11";

/** The one holder of an office on a day (ISO date), or null where nobody or several are known, or the day lies after the table. */
export function holderOn(country: string, role: string, day: string): Holding | null {
  const held = holdings().filter(
    (holding) =>
      holding.country === country &&
      holding.role === role &&
      (holding.from === "" || holding.from <= day) &&
      (holding.to === ""
        ? day.slice(0, KNOWN_UNTIL.length) <= KNOWN_UNTIL
        : day.slice(0, holding.to.length) < holding.to),
  );
  return held.length === 1 ? held[0]! : null;
}

/** All offices a person is known to have held. */
export function holdingsOf(id: string): Holding[] {
  return holdings().filter((holding) => holding.id === id);
}
