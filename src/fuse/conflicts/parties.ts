import { distinct, groupBy } from "../../text/collections.ts";
import { type Draft, isDamaged } from "../drafts.ts";
import { keysOf, modalityClass } from "../identity.ts";
import { meets } from "../intervals.ts";
import { familyOf, isBackground, isOutcome } from "../kinds.ts";
import type { Saying } from "../sayings.ts";
import type { Dispute } from "./dispute.ts";

/**
 * Deeds told the other way round: in one saying A acts on B, in another B on A, of one story, type and time. Two armies
 * may well hit each other; it is a conflict only where one side rests on damaged text, or where both tell one moment.
 */
export function directionConflicts(sayings: readonly Saying[]): Dispute[] {
  const deeds = sayings.filter(isTwoSidedDeed);
  const groups = groupBy(
    deeds,
    (saying) => `${saying.best.story}|${familyOf(saying.best.event)}|${pairKey(saying.best)}`,
  );
  return [...[...groups.values()].flatMap((group) => reversalsIn(group)), ...damagedReversals(sayings)];
}

/** Damaged text that names only whom it has struck, where sound text of the story has that one striking. */
function damagedReversals(sayings: readonly Saying[]): Dispute[] {
  const stories = groupBy(sayings.filter(isDeed), ({ best }) => best.story);
  return [...stories.values()].flatMap((group) => {
    const sound = group.filter((saying) => !isDamagedSaying(saying));
    const damaged = group.filter((saying) => isDamagedSaying(saying) && saying.best.actors.length === 0);
    const struck = new Set(sound.flatMap(({ best }) => keysOf(best.recipients)));
    const reversed = distinct(damaged.flatMap(({ best }) => keysOf(best.recipients))).filter(
      (key) => !struck.has(key),
    );
    return reversed.flatMap((key) => {
      const named = sound.filter(({ best }) => keysOf(best.actors).includes(key));
      const incidents = new Set(named.flatMap(({ incident }) => incident ?? []));
      const striking = sound.filter(
        (saying) => named.includes(saying) || incidents.has(saying.incident ?? ""),
      );
      const stricken = damaged.filter(({ best }) => keysOf(best.recipients).includes(key));
      return striking.length === 0 ? [] : [disputeOf(striking, stricken, true)];
    });
  });
}

function isDeed({ best }: Saying): boolean {
  return (
    familyOf(best.event) === "harm" &&
    !isOutcome(best.event.type) &&
    !isBackground(best.event) &&
    modalityClass(best.event.modality) === "happened"
  );
}

function disputeOf(first: Saying[], second: Saying[], damaged: boolean): Dispute {
  return {
    kind: "actor",
    relation: damaged ? "drift" : "contradiction",
    sides: [first, second],
    note: damaged
      ? "who acted on whom is reversed; the second side rests on damaged text alone and is given no weight"
      : "who acted on whom is told both ways for one time",
  };
}

function isTwoSidedDeed({ best }: Saying): boolean {
  return (
    familyOf(best.event) === "harm" &&
    !isBackground(best.event) &&
    modalityClass(best.event.modality) === "happened" &&
    keysOf(best.actors).length === 1 &&
    keysOf(best.recipients).length === 1 &&
    keysOf(best.actors)[0] !== keysOf(best.recipients)[0]
  );
}

function pairKey(draft: Draft): string {
  return [keysOf(draft.actors)[0]!, keysOf(draft.recipients)[0]!].sort().join("~");
}

function reversalsIn(group: readonly Saying[]): Dispute[] {
  const [forth, back] = twoDirections(group);
  if (forth.length === 0 || back.length === 0) return [];
  const damagedForth = forth.every(isDamagedSaying);
  const damagedBack = back.every(isDamagedSaying);
  if (!damagedForth && !damagedBack && !sameMoment(forth, back)) return [];
  const [first, second] = damagedForth ? [back, forth] : [forth, back];
  return [disputeOf(first, second, damagedForth || damagedBack)];
}

function twoDirections(group: readonly Saying[]): [Saying[], Saying[]] {
  const first = [...new Set(group.map(({ best }) => keysOf(best.actors)[0]!))].sort()[0];
  return [
    group.filter(({ best }) => keysOf(best.actors)[0] === first),
    group.filter(({ best }) => keysOf(best.actors)[0] !== first),
  ];
}

function isDamagedSaying({ drafts }: Saying): boolean {
  return drafts.every(isDamaged);
}

/** Only sayings with a day or less of their own may be told of one moment. */
function sameMoment(forth: readonly Saying[], back: readonly Saying[]): boolean {
  return forth.some(({ best }) =>
    back.some(
      (other) =>
        best.ownTime &&
        other.best.ownTime &&
        isFine(best) &&
        isFine(other.best) &&
        meets(best.ownTime, other.best.ownTime),
    ),
  );
}

function isFine(draft: Draft): boolean {
  const precision = draft.ownTime?.precision;
  return precision === "second" || precision === "minute" || precision === "hour";
}
