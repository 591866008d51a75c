import type { Quantity } from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import { contentId } from "../text/hash.ts";
import type { Corrections } from "./corrections.ts";
import type { Draft } from "./drafts.ts";
import { isSpecific, modalityClass, quantityKey, unitKey } from "./identity.ts";
import { isOfOneSpot } from "./matter.ts";
import type { Saying } from "./sayings.ts";

/** One value of a measure, with the sayings and the drafts that give it. */
export interface Value {
  quantity: Quantity;
  /** Those that give it, the one with most drafts first. */
  sayings: Saying[];
  drafts: Draft[];
  /** When it was said, ISO 8601, or null. */
  asOf: string | null;
}

/** All values of one measure of one incident, oldest first. `scope` is the place they hold for, "" for the whole. */
export interface Series {
  id: string;
  incident: string;
  measure: string;
  scope: string;
  values: Value[];
}

const NOT_A_MEASURE = new Set(["actor", "target", "count", "period"]);

/**
 * Values of one incident by measure. What is expected, planned or ordered is a measure of its own (`launched, expected`), so
 * that a forecast never stands among what happened. What was withdrawn gives no value.
 */
export function seriesOf(
  sayings: readonly Saying[],
  isScattered: boolean,
  corrections: Corrections,
): Series[] {
  const told = sayings.flatMap((saying) => entriesOf(saying, isScattered));
  const standing = told.filter(({ draft }) => !corrections.isWithdrawn(draft.reading.report.id));
  const entries = singledOut(wholeTolls(standing));
  const groups = groupBy(entries, (entry) => `${entry.incident}|${entry.measure}|${entry.scope}`);
  return [...groups.values()]
    .map((group) => {
      const { incident, measure, scope } = group[0]!;
      return {
        id: contentId("figure", incident, measure, scope),
        incident,
        measure,
        scope,
        values: valuesOf(group),
      };
    })
    .sort(by(({ id }) => id));
}

interface Entry {
  incident: string;
  measure: string;
  scope: string;
  quantity: Quantity;
  saying: Saying;
  draft: Draft;
}

/**
 * A report that counts casualties in one way only ("four guards were killed") gives its toll. Where it gives a number of
 * people besides, or several kinds, the kinds are parts and keep their names.
 */
function wholeTolls(entries: readonly Entry[]): Entry[] {
  const tolls = groupBy(
    entries.filter(isToll),
    (entry) => `${entry.incident}|${bare(entry)}|${entry.draft.reading.report.id}`,
  );
  const whole = new Set(
    [...tolls.values()]
      .filter((group) => new Set(group.map(({ quantity }) => unitKey(quantity))).size === 1)
      .flat(),
  );
  return entries.map((entry) => (whole.has(entry) ? { ...entry, measure: bare(entry) } : entry));
}

/** "A coast guard died of his wounds" adds one to a toll of many and is not the toll. */
function singledOut(entries: readonly Entry[]): Entry[] {
  const keyOf = ({ incident, measure }: Entry) => `${incident}|${measure}`;
  const many = new Set(entries.filter(({ quantity }) => (quantity.low ?? 0) > 1).map(keyOf));
  return entries.map((entry) =>
    isToll(entry) && isOneByArticle(entry) && many.has(keyOf(entry))
      ? { ...entry, measure: `${entry.measure} (additional)` }
      : entry,
  );
}

function isOneByArticle({ draft, quantity }: Entry): boolean {
  return (
    quantity.high === 1 &&
    /^(?:an?|another)\b/i.test(draft.reading.report.text.slice(quantity.start, quantity.end))
  );
}

function isToll({ draft }: Entry): boolean {
  return draft.event.type === "CASUALTY";
}

/** The measure without what is counted: `coast guard dead` -> `dead`. */
function bare({ measure, quantity }: Entry): string {
  return measure.startsWith(`${quantity.unit} `) ? measure.slice(quantity.unit.length + 1) : measure;
}

function entriesOf(saying: Saying, isScattered: boolean): Entry[] {
  const { incident } = saying;
  if (incident === null) return [];
  return saying.drafts
    .filter(({ stance }) => stance === "asserts")
    .flatMap((draft) =>
      draft.polarity === "-" && draft.measured.every(({ quantity }) => quantity.high !== 0)
        ? []
        : draft.measured
            .filter(({ measure, quantity }) => !NOT_A_MEASURE.has(measure) || quantity.unit !== "")
            .filter(({ quantity }) => quantity.low !== null || quantity.high !== null)
            .filter(
              ({ quantity }) => (isScattered && isSpecific(draft.place)) || !isPartByPlace(draft, quantity),
            )
            .filter(({ quantity }) => quantity.high !== 0 || !isOfOneSpot(draft))
            .map(({ quantity, measure }) => ({
              incident,
              measure: measureName(draft, measure, quantity),
              scope: isScattered && isSpecific(draft.place) ? draft.place.id : "",
              quantity,
              saying,
              draft,
            })),
    );
}

/** "Two had died in Aldra and two in Berent": neither number is the toll. Found once for a draft: its incident is counted again with each that joins. */
function isPartByPlace(draft: Draft, quantity: Quantity): boolean {
  const known = partsByPlace.get(quantity);
  if (known?.draft === draft) return known.isPart;
  const isPart = findPartByPlace(draft, quantity);
  partsByPlace.set(quantity, { draft, isPart });
  return isPart;
}

const partsByPlace = new WeakMap<Quantity, { draft: Draft; isPart: boolean }>();

function findPartByPlace({ reading, event, sentence }: Draft, { start, end }: Quantity): boolean {
  const { text } = reading.report;
  const after = text.slice(end, Math.max(sentence.end, event.end));
  const before = text.slice(Math.min(sentence.start, start), start);
  return ANOTHER_PLACE.test(after) || (isOneOfPlaces(before) && IN_PLACE.test(after));
}

const IN_PLACE = /^[^.;]{0,60}?\b(?:in|at|near) \p{Lu}/u;
const ANOTHER_PLACE =
  /^[^.;,\d]{0,60}?\b(?:in|at|near) \p{Lu}[\p{L}' -]{0,40}(?:, | and |, and )(?:an?other )?[\p{L}\d]{1,9}(?: more| others)? (?:in|at|near) \p{Lu}/u;

function isOneOfPlaces(before: string): boolean {
  return /\b[\p{L}\d]{1,9} (?:\p{L}+ ){0,4}(?:in|at|near) \p{Lu}[\p{L}' -]{0,40}(?: and|,|, and) $/u.test(
    before,
  );
}

const ADDED = /\b(?:more(?! than)|another|additional|further)\b/i;

/** `dead` (people need not be named), `missile hit`, `missile launched (expected)`, `dead (additional)`. */
function measureName(draft: Draft, measure: string, quantity: Quantity): string {
  const unit = unitKey(quantity) === "person" && !NOT_A_MEASURE.has(measure) ? "" : quantity.unit;
  const added =
    !isSpecific(draft.place) && ADDED.test(draft.reading.report.text.slice(quantity.start, quantity.end));
  const counted = [unit, NOT_A_MEASURE.has(measure) ? "" : measure].filter((word) => word !== "").join(" ");
  const certainty = modalityClass(draft.event.modality);
  if (added) return `${counted} (additional)`;
  return certainty === "happened"
    ? counted
    : `${counted} (${certainty === "future" ? "expected" : certainty})`;
}

function valuesOf(entries: readonly Entry[]): Value[] {
  const groups = groupBy(entries, ({ quantity }) => `${quantity.low ?? ""}..${quantity.high ?? ""}`);
  return [...groups.values()]
    .map((group) => ({
      quantity: group[0]!.quantity,
      sayings: [...new Set(group.map((entry) => entry.saying))].sort(
        by(({ id, drafts }) => `${String(1e6 - drafts.length).padStart(7, "0")}${id}`),
      ),
      drafts: group.map((entry) => entry.draft).sort(by((draft) => draft.id)),
      asOf: earliest(group.map((entry) => entry.draft.saidAt)),
    }))
    .sort(by((value) => `${value.asOf ?? ""}|${positionKey(value)}|${quantityKey(value.quantity)}`));
}

/** Inside one report values follow in the order of the text. */
function positionKey(value: Value): string {
  return String(Math.min(...value.drafts.map((draft) => draft.event.start))).padStart(9, "0");
}

function earliest(dates: readonly (string | null)[]): string | null {
  const known = dates.filter((date) => date !== null).sort();
  return known[0] ?? null;
}
