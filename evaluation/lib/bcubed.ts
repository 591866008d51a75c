/** Scores of a grouping, 0..1. */
export interface GroupScore {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * B-cubed (Bagga and Baldwin 1998): for each item the share of its group that belongs with it (precision) and the
 * share of what belongs with it that is in its group (recall), averaged over the items. Both maps: item -> group.
 */
export function bCubed(gold: ReadonlyMap<string, string>, system: ReadonlyMap<string, string>): GroupScore {
  const goldSizes = sizes(gold.values());
  const systemSizes = sizes(system.values());
  const both = (item: string) => `${gold.get(item)}\u0000${system.get(item)}`;
  const shared = sizes([...gold.keys()].map(both));
  let precision = 0;
  let recall = 0;
  for (const [item, group] of gold) {
    const common = shared.get(both(item))!;
    precision += common / systemSizes.get(system.get(item)!)!;
    recall += common / goldSizes.get(group)!;
  }
  precision /= gold.size;
  recall /= gold.size;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function sizes(groups: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}
