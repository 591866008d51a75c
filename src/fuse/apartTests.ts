import type { Actor, ApartTest, Incident, Place } from "../model/index.ts";
import { commonWords, jaccard, wordSet } from "../text/wording.ts";
import { REACH_KM, SAME_WORDING } from "./fitness.ts";
import { distanceKm, type Fit, fitKeys, fitPlaces, keysOf } from "./identity.ts";
import { gapDays, meets } from "./intervals.ts";

export function test(condition: ApartTest["condition"], result: Fit, left: string, right: string): ApartTest {
  return {
    condition,
    result: result === "likely" ? "agrees" : result === "no" ? "differs" : "open",
    left,
    right,
  };
}

/** Both must be the same. */
export function equal(condition: ApartTest["condition"], left: string, right: string): ApartTest {
  return test(condition, left === right ? "likely" : "no", left, right);
}

export function partiesTest(
  condition: "actor" | "recipient",
  left: readonly Actor[],
  right: readonly Actor[],
): ApartTest {
  const shown = (actors: readonly Actor[]) => actors.map(({ name }) => name).join(", ");
  return test(condition, fitKeys(keysOf(left), keysOf(right)), shown(left), shown(right));
}

export function placesTest(left: Place | undefined, right: Place | undefined): ApartTest {
  const fit = fitPlaces(left ?? null, right ?? null, REACH_KM);
  const far =
    left && right && left.id !== right.id ? ` (${Math.round(distanceKm(left, right))} km away)` : "";
  return test("place", fit, left?.name ?? "", `${right?.name ?? ""}${far}`);
}

type Times = Incident["time"];

export function timesTest(left: Times, right: Times): ApartTest {
  const shown = (time: Times) =>
    time ? [time.earliest, time.latest].map((bound) => bound?.slice(0, 16) ?? "…").join(" to ") : "";
  if (!left || !right) return test("time", "possible", shown(left), shown(right));
  const gap = gapDays(left, right);
  const apart = gap > 0 ? ` (${gap < 1 ? "less than a day" : `${Math.round(gap)} days`} between)` : "";
  return test("time", meets(left, right) ? "likely" : "no", shown(left), `${shown(right)}${apart}`);
}

/** Other words alone keep nothing apart where parties, place and time agree; where those are open, they must be alike. */
export function wordsTest(left: string, right: string): ApartTest {
  const share = jaccard(wordSet(left), wordSet(right));
  return test(
    "wording",
    share >= SAME_WORDING ? "likely" : "possible",
    commonWords(left, right).join(" "),
    percent(share),
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} % of the words in common`;
}
