import { groupBy } from "../../../src/text/collections.ts";
import { factsOf } from "./lines.ts";
import type { Piece } from "./pieces.ts";
import type { ConflictTruth, Fact, FigureTruth, ReportTruth, SituationTruth } from "./truth.ts";
import type { Crisis } from "./world.ts";

/** What was told so far of one crisis; grows with its facts, not with its reports. */
export interface Ledger {
  facts: Map<string, Fact>;
  origins: Map<string, Set<string>>;
  /** A changed number -> the fact it was changed from. */
  drifts: Map<string, string>;
}

export function emptyLedger(): Ledger {
  return { facts: new Map(), origins: new Map(), drifts: new Map() };
}

/** Notes what a report told. */
export function note(ledger: Ledger, piece: Piece, { tellings }: ReportTruth): void {
  for (const line of piece.lines) {
    for (const fact of factsOf(line)) {
      const held = ledger.facts.get(fact.id);
      if (!held || held.series === "drift") ledger.facts.set(fact.id, fact);
      if (fact.series === "drift") ledger.drifts.set(fact.id, line.slippedFrom!);
    }
  }
  for (const { fact, origin } of tellings) {
    const origins = ledger.origins.get(fact) ?? new Set();
    ledger.origins.set(fact, origins.add(origin));
  }
}

/** The truth about a crisis, of what its reports told. */
export function truthOf(crisis: Crisis, ledger: Ledger): SituationTruth {
  const facts = [...ledger.facts.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const told = new Set(facts.flatMap(({ incident }) => (incident === null ? [] : [incident])));
  const figures = figuresOf(facts);
  return {
    id: crisis.id,
    kind: crisis.kind.name,
    country: crisis.country.name,
    incidents: crisis.incidents
      .filter(({ id }) => told.has(id))
      .map(({ id, kind, types, place, day }) => ({ id, kind, types, place, day })),
    facts: facts.map((fact) => ({ fact, origins: [...ledger.origins.get(fact.id)!].sort() })),
    figures,
    conflicts: [...figures.flatMap((figure) => figureConflicts(figure, ledger)), ...denials(ledger)],
  };
}

function figuresOf(facts: readonly Fact[]): FigureTruth[] {
  const groups = groupBy(
    facts.filter(({ kind }) => kind === "figure"),
    ({ incident, measure }) => `${incident} ${measure}`,
  );
  return [...groups.values()].map((group) => {
    const official = group.filter(({ series }) => series === "official");
    const last = official.toSorted((left, right) => left.value!.low - right.value!.low).at(-1);
    return {
      incident: group[0]!.incident!,
      measure: group[0]!.measure!,
      values: group.map(({ id, value, series }) => ({ fact: id, value: value!, series: series! })),
      current: last?.value ?? null,
    };
  });
}

/** Another party's number against each official one it excludes; a slip against what it was copied from; the official ones in turn. */
function figureConflicts({ values }: FigureTruth, ledger: Ledger): ConflictTruth[] {
  const official = values
    .filter(({ series }) => series === "official")
    .toSorted((left, right) => left.value.low - right.value.low);
  const others = values.filter(({ series }) => series === "other");
  const make = (relation: ConflictTruth["relation"], left: string, right: string): ConflictTruth => ({
    kind: "figure",
    relation,
    sides: [left, right],
  });
  return [
    ...official
      .slice(1)
      .map(({ fact }, index) => ({ fact, before: official[index]! }))
      .filter(({ before }) => before.value.high !== null)
      .map(({ fact, before }) => make("succession", before.fact, fact)),
    ...others.flatMap(({ fact, value }) =>
      official
        .filter((one) => one.value.high !== null || one.value.low > value.low)
        .map((one) => make("contradiction", one.fact, fact)),
    ),
    ...values
      .filter(({ fact, series }) => series === "drift" && ledger.drifts.has(fact))
      .map(({ fact }) => make("drift", ledger.drifts.get(fact)!, fact))
      .filter(({ sides }) => ledger.facts.has(sides[0])),
  ];
}

function denials({ facts }: Ledger): ConflictTruth[] {
  return [...facts.values()]
    .filter(({ kind, incident }) => kind === "denial" && facts.has(`${incident}/deed`))
    .map(({ id, incident }) => ({
      kind: "denial",
      relation: "contradiction",
      sides: [`${incident}/deed`, id],
    }));
}
