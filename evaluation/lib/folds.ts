import { UnionFind } from "../../src/text/unionfind.ts";

/** Words in a row that are compared. */
const RUN = 4;
/** Share of the shorter text's runs that makes two texts near-identical: rewritten wire sentences share half and more. */
const NEAR = 0.4;

/** A fold for each text; texts that are the same or nearly so always fall into one fold. */
export function foldsOf(texts: readonly string[], folds: number): number[] {
  const runs = texts.map(runsOf);
  const holders = new Map<string, number[]>();
  const groups = new UnionFind();
  for (const [index, own] of runs.entries()) {
    for (const other of nearTo(own, runs, holders)) groups.join(String(index), String(other));
    for (const run of own) holders.set(run, [...(holders.get(run) ?? []), index]);
  }
  const order = new Map<string, number>();
  return texts.map((_, index) => {
    const group = groups.find(String(index));
    if (!order.has(group)) order.set(group, order.size);
    return order.get(group)! % folds;
  });
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(" ")));
}

function nearTo(
  own: ReadonlySet<string>,
  runs: readonly ReadonlySet<string>[],
  holders: ReadonlyMap<string, readonly number[]>,
): number[] {
  const shared = new Map<number, number>();
  for (const run of own)
    for (const other of holders.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  return [...shared].flatMap(([other, count]) =>
    count >= NEAR * Math.min(own.size, runs[other]!.size) ? [other] : [],
  );
}
