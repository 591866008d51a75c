import { groupBy } from "../../../src/text/collections.ts";
import type { Score } from "../../task.ts";
import { bCubed } from "../bcubed.ts";
import { type Case, share } from "./told.ts";

/** B-cubed of stories over reports, a crisis being the true story. */
export function storyScores({ picture, reports }: Case): Score[] {
  const gold = new Map([...reports].map(([id, { truth }]) => [id, truth.situation]));
  const system = new Map(picture.reports.map(({ id, story }) => [id, story ?? id]));
  const { precision, recall, f1 } = bCubed(gold, system);
  return [
    { measure: "stories, B-cubed F1", value: f1, count: gold.size },
    { measure: "stories, B-cubed precision", value: precision, count: gold.size },
    { measure: "stories, B-cubed recall", value: recall, count: gold.size },
  ];
}

/** An incident of the picture with so large a share of its tellings from another true one is a merge of two (our choice). */
const FOREIGN = 0.2;
/** A true incident of which so large a share stands outside its main one is split. */
const ASTRAY = 0.2;

/**
 * B-cubed of incidents over the tellings of deeds and numbers that were read; a telling in no incident stands alone.
 * Merged: incidents of the picture that hold a good part of another true one. Split: true incidents that are spread.
 */
export function incidentScores({ told, claims }: Case): Score[] {
  const items = told
    .filter(({ fact, assertions }) => assertions.length > 0 && /^(?:deed|figure)$/.test(fact.kind))
    .map(({ fact, assertions }, index) => {
      const incident = assertions.map(({ claim }) => claims.get(claim)!.incident).find((id) => id !== null);
      return { id: String(index), gold: fact.incident!, found: incident ?? `none ${index}` };
    });
  const { precision, recall, f1 } = bCubed(
    new Map(items.map(({ id, gold }) => [id, gold])),
    new Map(items.map(({ id, found }) => [id, found])),
  );
  const found = [...groupBy(items, (item) => item.found).values()];
  const gold = [...groupBy(items, (item) => item.gold).values()];
  const merged = found.filter((group) => restOf(group.map((item) => item.gold)) >= FOREIGN).length;
  const split = gold.filter((group) => restOf(group.map((item) => item.found)) >= ASTRAY).length;
  return [
    { measure: "incidents, B-cubed F1", value: f1, count: items.length },
    { measure: "incidents, B-cubed precision", value: precision, count: items.length },
    { measure: "incidents, B-cubed recall", value: recall, count: items.length },
    { ...share("incidents of the picture that merge two", merged, found.length), lowerIsBetter: true },
    { ...share("true incidents that are split", split, gold.length), lowerIsBetter: true },
  ];
}

/** Share of the keys that are not the commonest one. */
function restOf(keys: readonly string[]): number {
  const sizes = [...groupBy(keys, (key) => key).values()].map(({ length }) => length);
  return 1 - Math.max(...sizes) / keys.length;
}
