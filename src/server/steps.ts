import type { Store, StoredChange } from "../store/index.ts";

/** The changes of each step behind one number and up to another, in order; those of a step were told at one moment. */
export async function* stepsBetween(
  store: Pick<Store, "changes">,
  after: number,
  upTo: number,
): AsyncGenerator<StoredChange[]> {
  let step: StoredChange[] = [];
  for await (const change of store.changes({ after, limit: Math.max(0, upTo - after) })) {
    if (step.length > 0 && step[0]!.at !== change.at) {
      yield step;
      step = [];
    }
    step.push(change);
  }
  if (step.length > 0) yield step;
}
