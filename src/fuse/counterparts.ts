import type { Derivation, Span } from "../model/index.ts";
import { overlaps } from "../text/offsets.ts";
import type { Draft } from "./drafts.ts";
import { familyOf } from "./kinds.ts";

/** Draft id -> ids of drafts that stand in the passage it was copied or rewritten from, or that was made from it. */
export type Counterparts = ReadonlyMap<string, ReadonlySet<string>>;

/** Drafts of one family and polarity in passages that linking aligned tell the same thing in other words. */
export function counterpartsOf(
  byReport: ReadonlyMap<string, readonly Draft[]>,
  derivations: readonly Derivation[],
): Counterparts {
  const counterparts = new Map<string, Set<string>>();
  const add = (left: Draft, right: Draft) => {
    const known = counterparts.get(left.id) ?? new Set();
    counterparts.set(left.id, known.add(right.id));
  };
  for (const { derived, from, evidence } of derivations) {
    for (const pair of evidence) {
      for (const draft of within(byReport.get(derived), pair.derived)) {
        for (const original of alikeTo(draft, within(byReport.get(from), pair.from))) {
          add(draft, original);
          add(original, draft);
        }
      }
    }
  }
  return counterparts;
}

function within(drafts: readonly Draft[] | undefined, span: Span | null): Draft[] {
  return span === null ? [] : (drafts ?? []).filter(({ event }) => overlaps(event.trigger, span));
}

/** Where a passage was copied word for word the same words answer each other; else all that may. */
function alikeTo(draft: Draft, originals: readonly Draft[]): Draft[] {
  const alike = originals.filter((other) => isAlike(draft, other));
  const words = wordsOf(draft);
  const same = alike.filter((other) => wordsOf(other) === words);
  return same.length > 0 ? same : alike;
}

/** The trigger, what is said to take part, and the clause around them. */
function wordsOf({ reading, event }: Draft): string {
  const spans = [event.trigger, ...event.arguments, event];
  return spans.map(({ start, end }) => reading.report.text.slice(start, end)).join("|");
}

function isAlike(left: Draft, right: Draft): boolean {
  return (
    left.event.type === right.event.type &&
    left.polarity === right.polarity &&
    familyOf(left.event) !== undefined
  );
}
