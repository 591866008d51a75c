import type { Claim, Conflict, Figure, Incident, PictureParts } from "../../model/index.ts";
import type { StoredChange } from "../../store/index.ts";
import { aboutOf, passes } from "./about.ts";
import type { Alert, AlertRule, Condition } from "./rule.ts";

/** The part of the picture a condition looks at; null where it looks at the clock. */
export function partOf({ kind }: Condition): Alert["part"] | null {
  return PARTS[kind];
}

const PARTS: Record<Condition["kind"], Alert["part"] | null> = {
  incident: "incidents",
  origins: "claims",
  figure: "figures",
  conflict: "conflicts",
  deadline: null,
};

/** Values of figures at the last alert on them, by the figure's id. */
export type Baselines = Record<string, number>;

/**
 * What a rule has to tell of one step of changes. `parts` is the picture they led to. Baselines of figures are moved on, so
 * that slow growth adds up to an alert as well.
 */
export function firingsOf(
  rule: AlertRule,
  changes: readonly StoredChange[],
  parts: PictureParts,
  baselines: Baselines,
): Alert[] {
  const part = partOf(rule.condition);
  const own = changes.filter((change) => change.part === part);
  const { condition } = rule;
  return own.flatMap((change): Alert[] => {
    const { after, id, seq, note } = change;
    if (after === null || part === null) return [];
    if (!passes(condition, aboutOf(part, after as object, parts))) return [];
    const told = { rule: rule.key, title: rule.title, part, item: id, seq };
    if (condition.kind === "figure")
      return figureFirings(condition, change, baselines).map((level) => ({ ...told, level, note }));
    const before = change.before ?? predecessorOf(change, own);
    const was = before !== null && passes(condition, aboutOf(part, before as object, parts));
    if (!holds(condition, after) || (was && holds(condition, before))) return [];
    return [{ ...told, level: condition.kind === "origins" ? condition.atLeast : null, note }];
  });
}

function holds(condition: Condition, item: unknown): boolean {
  switch (condition.kind) {
    case "incident":
      return !(item as Incident).background;
    case "origins":
      return (item as Claim).counts.origins[0] >= condition.atLeast;
    case "conflict":
      return (item as Conflict).relation === "contradiction";
    default:
      return false;
  }
}

/** What the item was before under another id: incidents and conflicts are made of claims, which stay when they are named anew. */
function predecessorOf({ after }: StoredChange, changes: readonly StoredChange[]): unknown {
  const claims = new Set(claimsIn(after));
  const gone = changes.find(
    (change) => change.kind === "removed" && claimsIn(change.before).some((id) => claims.has(id)),
  );
  return gone?.before ?? null;
}

function claimsIn(item: unknown): string[] {
  const { claims = [], sides = [] } = (item ?? {}) as { claims?: string[]; sides?: string[][] };
  return [...claims, ...sides.flat()];
}

/** The value that was reached, where it is far enough from the last one told. */
function figureFirings(
  { change, per, measure }: Extract<Condition, { kind: "figure" }>,
  { id, before, after }: StoredChange,
  baselines: Baselines,
): number[] {
  const figure = after as Figure;
  const value = standingValue(figure);
  if (value === null || (measure !== undefined && figure.measure !== measure)) return [];
  baselines[id] ??= standingValue(before as Figure | null) ?? value;
  const base = baselines[id]!;
  const moved = Math.abs(value - base);
  const isFar = per === "absolute" ? moved >= change : moved > 0 && moved * 100 >= change * Math.abs(base);
  if (moved === 0 || !isFar) return [];
  baselines[id] = value;
  return [value];
}

/** The conservative end of the value that stands. */
function standingValue(figure: Figure | null): number | null {
  return figure?.current ? (figure.current.low ?? figure.current.high) : null;
}
