import type { Conflict, Picture } from "../../../src/model/index.ts";
import type { Score } from "../../task.ts";
import { MEASURES } from "../stream/measures.ts";
import type { ConflictTruth, FigureTruth } from "../stream/truth.ts";
import { boundsFor, type Case, share } from "./told.ts";

/**
 * True origins of a fact (roots of all its tellings) against the interval that the picture gives: of a deed its incident's, of a
 * number that of the claim in which most reports tell it. A
 * fact told by one report cannot be miscounted much, so facts told by three or more are scored apart.
 */
export function originScores(found: Case): Score[] {
  const facts = found.situations
    .flatMap(({ facts }) => facts)
    .filter(({ fact }) => fact.kind === "deed" || fact.kind === "figure");
  const counted = facts.flatMap(({ fact, origins }) => {
    const bounds = boundsFor(found, fact);
    const reports = new Set(found.byFact.get(fact.id)!.map(({ report }) => report.id)).size;
    return bounds ? [{ truth: origins.length, bounds, reports }] : [];
  });
  const told = found.told.filter(({ fact }) => fact.kind !== "position");
  return [
    share(
      "tellings found in the picture",
      told.filter(({ assertions }) => assertions.length > 0).length,
      told.length,
    ),
    share("facts with a claim", counted.length, facts.length),
    ...originRows("origins", counted),
    ...originRows(
      "origins, told by 3 or more",
      counted.filter(({ reports }) => reports >= 3),
    ),
  ];
}

interface Counted {
  truth: number;
  bounds: [low: number, high: number];
}

function originRows(name: string, counted: readonly Counted[]): Score[] {
  const inside = counted.filter(({ truth, bounds: [low, high] }) => low <= truth && truth <= high).length;
  const mean = (errorOf: (one: Counted) => number) =>
    counted.reduce((sum, one) => sum + errorOf(one), 0) / Math.max(1, counted.length);
  const error = (measure: string, errorOf: (one: Counted) => number): Score => ({
    measure,
    value: mean(errorOf),
    count: counted.length,
    lowerIsBetter: true,
  });
  return [
    share(`${name}: inside the interval`, inside, counted.length),
    error(`${name}: mean absolute error of low`, ({ truth, bounds }) => Math.abs(bounds[0] - truth)),
    error(`${name}: mean absolute error of high`, ({ truth, bounds }) => Math.abs(bounds[1] - truth)),
  ];
}

/** A series is found where a figure of the picture holds its last official value; right where that value is the current one. */
export function figureScores(found: Case): Score[] {
  const series = found.situations.flatMap(({ figures }) => figures).filter(({ current }) => current !== null);
  const held = series.filter((truth) => figuresFor(found, truth).length > 0);
  const right = held.filter((truth) =>
    figuresFor(found, truth).some(
      ({ current }) => current?.low === truth.current!.low && current.high === truth.current!.high,
    ),
  );
  return [
    share("figures found", held.length, series.length),
    share("figures with right current value", right.length, series.length),
  ];
}

function figuresFor({ picture, byFact }: Case, { measure, values }: FigureTruth): Picture["figures"] {
  const claims = new Set(
    values
      .flatMap(({ fact }) => byFact.get(fact) ?? [])
      .flatMap(({ assertions }) => assertions.map(({ claim }) => claim)),
  );
  const name = MEASURES[measure].names;
  return picture.figures.filter(
    (figure) => name.test(figure.measure) && figure.values.some(({ claim }) => claims.has(claim)),
  );
}

const RELATIONS = ["contradiction", "drift", "succession"] as const;

/**
 * Recall: both facts stand on opposite sides of one conflict of the kind; its relation is scored apart. Precision of a kind:
 * conflicts of the picture whose sides hold two facts that truly conflict so, whatever the relation.
 */
export function conflictScores(found: Case): Score[] {
  const truths = found.situations.flatMap(({ conflicts }) => conflicts);
  const figures = truths.filter(({ kind }) => kind === "figure");
  const denials = truths.filter(({ kind }) => kind === "denial");
  const byRelation = RELATIONS.flatMap((relation) => {
    const all = figures.filter((truth) => truth.relation === relation);
    const met = all.filter((truth) => conflictsFor(found, truth).length > 0);
    const right = met.filter((truth) => conflictsFor(found, truth).some((one) => one.relation === relation));
    return [
      share(`conflicts, figure ${relation} found`, met.length, all.length),
      share(`conflicts, figure ${relation} called so where found`, right.length, met.length),
    ];
  });
  return [
    ...byRelation,
    precision(found, "figure", figures),
    share(
      "conflicts, denial found",
      denials.filter((truth) => conflictsFor(found, truth).length > 0).length,
      denials.length,
    ),
    precision(found, "denial", denials),
  ];
}

function precision(found: Case, kind: Conflict["kind"], truths: readonly ConflictTruth[]): Score {
  const right = new Set(truths.flatMap((truth) => conflictsFor(found, truth).map(({ id }) => id)));
  const all = found.picture.conflicts.filter((conflict) => conflict.kind === kind);
  return share(`conflicts, ${kind} right`, all.filter(({ id }) => right.has(id)).length, all.length);
}

function conflictsFor(found: Case, { kind, sides }: ConflictTruth): Conflict[] {
  const [left, right] = sides.map((fact) => claimsOf(found, fact)) as [Set<string>, Set<string>];
  const holds = (side: readonly string[], claims: Set<string>) => side.some((claim) => claims.has(claim));
  return found.picture.conflicts.filter(
    (conflict) =>
      conflict.kind === kind &&
      conflict.sides.some(
        (side, index) =>
          holds(side, left) && conflict.sides.some((other, at) => at !== index && holds(other, right)),
      ),
  );
}

function claimsOf({ byFact }: Case, fact: string): Set<string> {
  return new Set((byFact.get(fact) ?? []).flatMap(({ assertions }) => assertions.map(({ claim }) => claim)));
}

/** A position is found where the picture holds one of its kind on its words; a threat may be called a warning. */
export function positionScores(found: Case): Score[] {
  const facts = found.situations.flatMap(({ facts }) => facts).filter(({ fact }) => fact.kind === "position");
  const right = facts.filter(({ fact }) => {
    const claims = claimsOf(found, fact.id);
    const kinds: (string | null)[] = fact.position === "threat" ? ["threat", "warning"] : [fact.position];
    return found.picture.positions.some(({ claim, kind }) => claims.has(claim) && kinds.includes(kind));
  });
  return [share("positions found", right.length, facts.length)];
}
