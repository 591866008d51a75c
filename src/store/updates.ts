import type { Progress, StoredChange, Update } from "./derived.ts";
import { StoreError } from "./error.ts";
import { instant } from "./instants.ts";

/** Refuses an update that does not begin where the derived tables stand, or goes further than the log. */
export function checkUpdate({ from, to }: Update, { derived, log }: Progress): void {
  if (derived !== from)
    throw new StoreError("moved", `the derived tables stand at ${derived}, not at ${from}`);
  if (!Number.isSafeInteger(to) || to < from || to > log)
    throw new StoreError("invalid", `there is no entry ${to} to come to from ${from}`);
}

/** The changes of an update with their numbers behind `last`; an item that is not there is null and nothing else. */
export function numbered(update: Update, last: number): StoredChange[] {
  const at = instant(update.at, "the moment of the update");
  return update.changes.map(({ part, id, kind, before, after, note }, index) => {
    return { seq: last + 1 + index, at, part, id, kind, before: before ?? null, after: after ?? null, note };
  });
}
