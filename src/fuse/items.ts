import type { Assertion, Item, Join, Patch } from "../model/index.ts";
import { isAlike } from "../text/collections.ts";
import { claimOf } from "./claims.ts";
import type { Corrections } from "./corrections.ts";
import { assertionOf, type Draft } from "./drafts.ts";
import { claimJoinOf } from "./grounds.ts";
import { positionOf } from "./positions.ts";
import type { Saying } from "./sayings.ts";
import type { Edge, Ties } from "./ties.ts";

/** What fusing rests on besides what is said. */
export interface Around {
  /** Derivations by the id of the derived report. */
  derivations: Ties;
  /** Known actors by id. */
  actors: ReadonlyMap<string, unknown>;
  corrections: Corrections;
}

/** Draft id -> why it tells of its incident. */
type Joins = ReadonlyMap<string, Join>;

/** What leads from one set of items to another. Items that are the same object are left out. */
export function differences(before: readonly Item[], after: readonly Item[]): Patch[] {
  const kept = new Map(after.map((item) => [`${item.part} ${item.id}`, item.item]));
  const held = new Map(before.map((item) => [`${item.part} ${item.id}`, item.item]));
  return [
    ...before
      .filter(({ part, id }) => !kept.has(`${part} ${id}`))
      .map(({ part, id }) => ({ part, id, item: null })),
    ...after.filter(({ part, id, item }) => held.get(`${part} ${id}`) !== item),
  ];
}

/** What was worked out anew, with the items of before in place of those that came out the same. */
export function asBefore(before: readonly Item[], after: readonly Item[]): Item[] {
  const held = new Map(before.map((item) => [`${item.part} ${item.id}`, item]));
  return after.map((item) => {
    const known = held.get(`${item.part} ${item.id}`);
    return known && isAlike(known.item, item.item) ? known : item;
  });
}

const made = new WeakMap<Saying, readonly Item[]>();

/**
 * The claim a saying is, its assertions and the position it states, worked out once. `before`: what the saying grew from;
 * `joins`: draft id -> why it tells of its incident.
 */
export function itemsOfSaying(
  saying: Saying,
  before: Saying | null,
  around: Around,
  joins: Joins,
): readonly Item[] {
  const known = made.get(saying);
  if (known) return known;
  const claim = claimOf(saying, derivationsAmong(saying.drafts, around), around.corrections);
  const position = positionOf(saying, around.actors);
  const items: Item[] = [
    { part: "claims", id: claim.id, item: claim },
    ...assertionItems(saying, before, joins),
    ...(position ? [{ part: "positions" as const, id: position.id, item: position }] : []),
  ];
  made.set(saying, items);
  return items;
}

/** Assertions made before are kept where the claim kept its id. */
function assertionItems(saying: Saying, before: Saying | null, joins: Joins): Item[] {
  const held = before?.id === saying.id ? (made.get(before) ?? []) : [];
  const known = new Map(held.filter(({ part }) => part === "assertions").map((item) => [item.id, item]));
  return saying.drafts.map(
    (draft): Item =>
      known.get(draft.id) ?? { part: "assertions", id: draft.id, item: told(draft, saying, joins) },
  );
}

/** The assertion with why it stands where it stands. */
function told(draft: Draft, saying: Saying, joins: Joins): Assertion {
  const inIncident = saying.incident === null ? undefined : joins.get(draft.id);
  const inClaim = draft.id === saying.first.id ? undefined : claimJoinOf(saying, draft);
  return {
    ...assertionOf(draft, saying.id),
    ...(inIncident && { inIncident }),
    ...(inClaim && { inClaim }),
  };
}

/** Derivations of the reports that tell something. */
export function derivationsAmong(drafts: readonly Draft[], { derivations }: Around): Edge[] {
  const reports = new Set(drafts.map(({ reading }) => reading.report.id));
  return [...reports].flatMap((report) => derivations.get(report) ?? []);
}
