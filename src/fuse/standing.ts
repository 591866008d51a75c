import { groupBy } from "../text/collections.ts";
import { jaccard, wordSet } from "../text/wording.ts";
import { disjoint, isBelow, toldNumber } from "./bounds.ts";
import type { Draft } from "./drafts.ts";
import type { Series, Value } from "./figures.ts";
import type { Lineage } from "./lineage.ts";

/**
 * How the values of one measure stand to each other. Who says it decides (docs/decisions/0035): a voice that gives another
 * number later has counted on; two voices that give numbers which exclude each other contradict, unless a toll that only
 * rises had the time to; a number that only those give who tell it after another text is a slip of theirs.
 */
export interface Standing {
  /** Value that copies changed on the way -> the value of the text they were made from. */
  slips: ReadonlyMap<Value, Value>;
  /** Whether one value came in the place of the other, and which came first; null where they exclude each other. */
  succession(left: Value, right: Value): { before: Value; after: Value } | null;
  /** Voices that give a value. */
  voicesOf(value: Value): ReadonlySet<string>;
}

/** What is known of a value besides its bounds. */
interface Account {
  voices: ReadonlySet<string>;
  reports: ReadonlySet<string>;
  /** When it was last said by a report that did not take it from another one, ISO 8601; null where that is unknown. */
  lastFresh: string | null;
  says: Says;
}

/** What sentences say of how a number came about. */
interface Says {
  atFirst: boolean;
  /** The count was going on. */
  soFar: boolean;
  risen: boolean;
  fallen: boolean;
  revised: boolean;
}

export function standingOf(series: Series, lineage: Lineage): Standing {
  const accounts = new Map(series.values.map((value) => [value, accountOf(value, lineage)]));
  const bench: Bench = { series, of: (value) => accounts.get(value)!, lineage };
  return {
    slips: slipsIn(bench),
    succession: (left, right) => successionOf(bench, left, right),
    voicesOf: (value) => bench.of(value).voices,
  };
}

interface Bench {
  series: Series;
  of(value: Value): Account;
  lineage: Lineage;
}

function accountOf(value: Value, lineage: Lineage): Account {
  const reports = new Set(value.drafts.map(({ reading }) => reading.report.id));
  const fresh = value.drafts.filter(
    ({ reading }) => ![...lineage(reading.report.id)].some((source) => reports.has(source)),
  );
  return {
    voices: new Set(value.drafts.flatMap(({ voice }) => voice ?? [])),
    reports,
    lastFresh: latest(fresh),
    says: saidIn(value.drafts.map(sentenceText)),
  };
}

function saidIn(sentences: readonly string[]): Says {
  const says = (words: RegExp) => sentences.some((sentence) => words.test(sentence));
  return {
    atFirst: says(AT_FIRST),
    soFar: says(SO_FAR),
    risen: says(RISEN),
    fallen: says(FALLEN),
    revised: says(REVISED),
  };
}

function latest(drafts: readonly Draft[]): string | null {
  return drafts.reduce<string | null>(
    (last, { saidAt }) => (saidAt !== null && (last === null || saidAt > last) ? saidAt : last),
    null,
  );
}

function sentenceText(draft: Draft): string {
  const { start, end } = draft.sentence;
  return draft.reading.report.text.slice(start, end);
}

const AT_FIRST =
  /\b(?:initially|at first|originally|earlier|previously|initial|preliminary|first thought)\b/i;
const SO_FAR = /\b(?:so far|as yet|up to now|until now)\b/i;
const RISEN =
  /\b(?:later|now|rose|risen|rises|raise[sd]?|climb(?:s|ed)?|increased|grew|grown|jumped|soared|up from)\b/i;
const FALLEN = /\b(?:lowered|reduced|fell|fallen|dropped|down from)\b/i;
const REVISED = /\b(?:revised|updated|corrected|learn(?:ed|ing)|turned out)\b/i;

/** Measures that only rise: bodies are found, people fall ill. Of one voice the lower number is the earlier one. */
const RISING = new Set(
  "dead wounded infected hospitalised casualties destroyed damaged flooded displaced evacuated rescued detained abducted".split(
    " ",
  ),
);
/** What was over in one deed: the number of another voice, however late, is another count of it. */
const FIXED = new Set(["launched", "hit", "intercepted", "aboard"]);

/** `dead` of `guard dead`; "" where it counts something besides (`dead (additional)`). */
function counted({ measure }: Series): string {
  return measure.endsWith(")") ? "" : measure.split(" ").at(-1)!;
}

export function isRising(series: Series): boolean {
  return RISING.has(counted(series));
}

/** A toll of another voice follows from here on; what two voices say within it they say of the same time. Hours. */
const SAME_TIME_HOURS = 12;

function successionOf(bench: Bench, left: Value, right: Value): { before: Value; after: Value } | null {
  const [earlier, later] = inOrder(bench, left, right);
  if (saysChanged(bench, earlier, later)) return { before: earlier, after: later };
  if (shareVoice(bench, earlier, later)) return byOneVoice(bench, earlier, later);
  return isOvertaken(bench, earlier, later) ? { before: earlier, after: later } : null;
}

/**
 * As the series has them: by when they were first said, inside one report by the order of the text; but what a report calls the
 * earlier number of a day ("the governor had earlier spoken of eight dead") was, and what had risen to the other was lower.
 */
function inOrder({ series: { values }, of }: Bench, left: Value, right: Value): [Value, Value] {
  const [first, second] = values.indexOf(left) < values.indexOf(right) ? [left, right] : [right, left];
  const [one, other] = [of(first).says, of(second).says];
  const isOfOneDay = first.asOf?.slice(0, 10) === second.asOf?.slice(0, 10);
  const isTurned =
    (other.atFirst && !one.atFirst) ||
    (one.risen && !other.risen && isBelow(second.quantity, first.quantity));
  return isOfOneDay && isTurned ? [second, first] : [first, second];
}

/** The reports themselves say that one number took the place of the other; what rose was lower, what fell was higher. */
function saysChanged({ of }: Bench, earlier: Value, later: Value): boolean {
  const { says } = of(later);
  return (
    of(earlier).says.atFirst ||
    isDismissed(earlier, later) ||
    (of(earlier).says.soFar && isBelow(earlier.quantity, later.quantity)) ||
    (says.risen && isBelow(earlier.quantity, later.quantity)) ||
    (says.fallen && isBelow(later.quantity, earlier.quantity))
  );
}

/** "46 people, not 44", "the real number was 46": who gives the one number takes the other back. */
function isDismissed(earlier: Value, later: Value): boolean {
  const number = toldNumber(earlier.quantity);
  if (later.drafts.some((draft) => TRUE_NUMBER.test(sentenceText(draft)))) return true;
  if (number === null) return false;
  const written = [`${number}`, number.toLocaleString("en-US")];
  return later.drafts.some((draft) =>
    written.some((digits) =>
      new RegExp(`\\b(?:not|instead of|rather than) ${digits}\\b`, "i").test(sentenceText(draft)),
    ),
  );
}

const TRUE_NUMBER = /\b(?:real|true|actual|correct) (?:number|figure|toll|count|total)\b/i;

function shareVoice({ of }: Bench, left: Value, right: Value): boolean {
  const [one, other] = [of(left).voices, of(right).voices];
  return [...one].some((voice) => other.has(voice));
}

/** Reports may print an older count after a newer one: what can only rise is put in order by its number, unless it was revised. */
function byOneVoice({ series, of }: Bench, earlier: Value, later: Value): { before: Value; after: Value } {
  const isOlder = isRising(series) && isBelow(later.quantity, earlier.quantity) && !of(later).says.revised;
  return isOlder ? { before: later, after: earlier } : { before: earlier, after: later };
}

/** Another voice's number, or nobody's, that may well have come to be in the meantime. */
function isOvertaken(bench: Bench, earlier: Value, later: Value): boolean {
  const { series, of } = bench;
  const couldGrow = !isRising(series) || isBelow(earlier.quantity, later.quantity);
  if (of(earlier).voices.size === 0 || of(later).voices.size === 0)
    return couldGrow && (hoursBetween(earlier, later) > 0 || isInOneReport(bench, earlier, later));
  return (
    couldGrow &&
    !FIXED.has(counted(series)) &&
    hoursBetween(earlier, later) >= SAME_TIME_HOURS &&
    !isUpheld(bench, earlier, later)
  );
}

function isInOneReport({ of }: Bench, earlier: Value, later: Value): boolean {
  return [...of(earlier).reports].some((report) => of(later).reports.has(report));
}

function hoursBetween(earlier: Value, later: Value): number {
  if (earlier.asOf === null || later.asOf === null) return 0;
  return (Date.parse(later.asOf) - Date.parse(earlier.asOf)) / 3_600_000;
}

/** After the later number was out somebody still gave the earlier one afresh, or its voice went on to another that excludes it. */
function isUpheld(bench: Bench, earlier: Value, later: Value): boolean {
  const { series, of } = bench;
  const since = later.asOf ?? "";
  return series.values.some((value) =>
    value === earlier
      ? (of(earlier).lastFresh ?? "") > since
      : value !== later &&
        (value.asOf ?? "") > since &&
        disjoint(value.quantity, later.quantity) &&
        shareVoice(bench, earlier, value) &&
        !shareVoice(bench, value, later) &&
        !(isRising(series) && isBelow(later.quantity, value.quantity)),
  );
}

/** Share of words besides the number from which on a sentence is another one with its number changed; see `sayings.ts`. */
const SAME_WORDING = 0.35;

function slipsIn(bench: Bench): Map<Value, Value> {
  const slips = new Map<Value, Value>();
  for (const value of bench.series.values) {
    const ranked = bench.series.values
      .map((other) => ({ other, likeness: likenessOfSlip(bench, value, other) }))
      .sort((left, right) => right.likeness - left.likeness);
    if (ranked[0]!.likeness >= SAME_WORDING) slips.set(value, ranked[0]!.other);
  }
  return slips;
}

/**
 * How like the words of `other` those of `value` are where nobody gives it but reports made from such as give `other`: a
 * number that was changed in copying. 0 where it may be a newer count: who knows of one says so, or names who counted.
 */
function likenessOfSlip({ of, lineage }: Bench, value: Value, other: Value): number {
  if (value === other || toldNumber(value.quantity) === toldNumber(other.quantity)) return 0;
  const known = new Set([...of(other).reports, ...of(value).reports]);
  const isTaken = ({ reading }: Draft) => [...lineage(reading.report.id)].some((source) => known.has(source));
  if (!value.drafts.every(isTaken)) return 0;
  const originals = groupBy(other.drafts, ({ reading }) => reading.report.id);
  const pairs = value.drafts.flatMap((draft) =>
    [...lineage(draft.reading.report.id)].flatMap((source) =>
      (originals.get(source) ?? []).map((original) => likeness(draft, original)),
    ),
  );
  return Math.max(0, ...pairs);
}

function likeness(copy: Draft, original: Draft): number {
  const isOneVoice = copy.voice === original.voice || copy.voice === null || original.voice === null;
  if (!isOneVoice || copy.event.type !== original.event.type || !saySame(copy, original)) return 0;
  return jaccard(wordsBesideNumbers(copy), wordsBesideNumbers(original));
}

/** Both speak of a change, or neither does. */
function saySame(copy: Draft, original: Draft): boolean {
  const [mine, theirs] = [saidIn([sentenceText(copy)]), saidIn([sentenceText(original)])];
  return mine.risen === theirs.risen && mine.fallen === theirs.fallen && mine.revised === theirs.revised;
}

function wordsBesideNumbers(draft: Draft): Set<string> {
  const { start, end } = draft.sentence;
  const { text } = draft.reading.report;
  const numbers = draft.measured
    .map(({ quantity }) => quantity)
    .sort((left, right) => left.start - right.start);
  const parts: string[] = [];
  let from = start;
  for (const number of numbers) {
    parts.push(text.slice(from, Math.max(from, number.start)));
    from = Math.max(from, number.end);
  }
  return wordSet([...parts, text.slice(from, end)].join(" "));
}
