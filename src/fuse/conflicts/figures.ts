import type { ConflictRelation, Quantity } from "../../model/index.ts";
import type { Draft } from "../drafts.ts";
import { cannotFollow, isSlip, type Series, type Value } from "../figures.ts";
import { allTied, sidesTied, type Ties } from "../ties.ts";
import type { Bench, Dispute } from "./dispute.ts";

/** Values of one measure whose bounds cannot both hold. One dispute per pair of neighbours in the order of saying. */
export function figureConflicts({ series, ties }: Bench): Dispute[] {
  return series.flatMap((one) => disputesOf(one, ties));
}

function disputesOf(series: Series, ties: Ties): Dispute[] {
  const disputes: Dispute[] = [];
  for (let index = 1; index < series.values.length; index++) {
    const later = series.values[index]!;
    const earlier = series.values
      .slice(0, index)
      .findLast(
        (value) =>
          disjoint(value.quantity, later.quantity) &&
          value.sayings.every(({ id }) => later.sayings.every((other) => other.id !== id)),
      );
    if (earlier) disputes.push(disputeOf(series, earlier, later, ties));
  }
  return disputes;
}

/** "About 12" may be 11 or 14: a sixth either way, so that a dozen and ten differ and about 12 and 13 do not. */
const ABOUT = 1 / 6;

/** Bounds that share no number. "At least 9" and "11" share; "9" and "11" do not. */
export function disjoint(left: Quantity, right: Quantity): boolean {
  return greatest(right) < least(left) || greatest(left) < least(right);
}

function least({ low, comparator }: Quantity): number {
  return (low ?? 0) * (comparator === "~" ? 1 - ABOUT : 1);
}

function greatest({ high, comparator }: Quantity): number {
  return (high ?? Number.POSITIVE_INFINITY) * (comparator === "~" ? 1 + ABOUT : 1);
}

function disputeOf(series: Series, earlier: Value, later: Value, ties: Ties): Dispute {
  const relation = relationOf(series, earlier, later, ties);
  return {
    kind: "figure",
    relation,
    sides: [earlier.sayings, later.sayings],
    note: `${series.measure}: ${wording(earlier.quantity)}${when(earlier)}, ${wording(later.quantity)}${when(later)}; ${REASON[relation]}`,
  };
}

const REASON: Record<ConflictRelation, string> = {
  succession: "the later value follows the earlier",
  drift: "both go back to one text, the copy changed the number",
  contradiction: "said of the same time, neither withdrawn",
};

function when(value: Value): string {
  return value.asOf ? ` (${value.asOf.slice(0, 10)})` : "";
}

/** Reports of different days, or one voice giving two values in turn, tell a succession; copies drift. */
function relationOf(series: Series, earlier: Value, later: Value, ties: Ties): ConflictRelation {
  if (saysChanged(earlier, later)) return "succession";
  if (isSlip(series, later, ties) && allTied(ties, earlier.drafts, later.drafts)) return "drift";
  if (saidLater(earlier, later)) return cannotFollow(series, earlier, later) ? "contradiction" : "succession";
  if (sidesTied(ties, earlier.drafts, later.drafts)) return "drift";
  return inOneBreath(earlier, later) ? "succession" : "contradiction";
}

/** One report, one origin, two values: the second is meant to follow the first. */
function inOneBreath(earlier: Value, later: Value): boolean {
  return earlier.drafts.some((draft) =>
    later.drafts.some(
      (other) =>
        other.reading.report.id === draft.reading.report.id &&
        other.provenance.origin.id === draft.provenance.origin.id,
    ),
  );
}

const AT_FIRST =
  /\b(?:initially|at first|originally|earlier|previously|initial|preliminary|first thought)\b/i;
const BY_NOW =
  /\b(?:later|now|rose|risen|rises|climb(?:s|ed)?|increased|grew|grown|updated|revised|(?:up|down) from|learn(?:ed|ing)|turned out)\b/i;

/** The sentences themselves say that one value followed the other. */
function saysChanged(earlier: Value, later: Value): boolean {
  return (
    earlier.drafts.some((draft) => AT_FIRST.test(sentenceText(draft))) ||
    later.drafts.some((draft) => BY_NOW.test(sentenceText(draft)))
  );
}

function sentenceText(draft: Draft): string {
  const { start, end } = draft.sentence;
  return draft.reading.report.text.slice(start, end);
}

/** Said at least an hour apart, as far as both dates tell. */
function saidLater(earlier: Value, later: Value): boolean {
  const last = earlier.drafts
    .map((draft) => draft.saidAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  return last !== undefined && later.asOf !== null && last < later.asOf;
}

/** `at least 9`, `more than 100`, `about 12`, `up to 50`, `5 to 7`, `11`. */
export function wording({ low, high, comparator }: Quantity): string {
  const number = (value: number | null) => (value === null ? "?" : String(value));
  if (comparator === "range" && low !== null && high !== null) return `${low} to ${high}`;
  if (comparator === ">") return `more than ${number(low)}`;
  if (comparator === ">=") return `at least ${number(low)}`;
  if (comparator === "<") return `fewer than ${number(high)}`;
  if (comparator === "<=") return `up to ${number(high)}`;
  if (comparator === "~")
    return low !== null && high !== null && low !== high
      ? `about ${low} to ${high}`
      : `about ${number(low ?? high)}`;
  return number(low ?? high);
}
