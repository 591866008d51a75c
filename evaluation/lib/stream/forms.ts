import type { Chance } from "./chance.ts";
import { colourLine, factsOf, type Line, linesOf, numberWords, onTheWordOf, otherForm } from "./lines.ts";
import { MEASURES } from "./measures.ts";
import { personOf } from "./names.ts";
import type { Outlet } from "./outlets.ts";
import { BOILERPLATE } from "./phrases.ts";
import type { Piece } from "./pieces.ts";
import { figureFact } from "./statements.ts";
import type { Fact } from "./truth.ts";
import { type Crisis, fill, type Incident, type Statement } from "./world.ts";

/** What a report is written from. */
export interface Desk {
  crisis: Crisis;
  chance: Chance;
  id: string;
  outlet: Outlet;
  at: number;
}

/** Own reporting on one to three statements of one incident. */
export function original(
  desk: Desk,
  statements: readonly Statement[],
  kind: Piece["kind"] = "original",
): Piece {
  const { crisis, chance, outlet, id } = desk;
  const incident = statements[0]!.incident!;
  const told = statements.flatMap((statement) => linesOf(statement, crisis, outlet.name, chance));
  const colour = Array.from({ length: chance.whole(4, 8) }, () =>
    colourLine(crisis, incident, outlet.style, chance),
  );
  const isSigned = statements.some(({ speaker }) => speaker === null) || chance.happens(0.4);
  return {
    ...shell(desk, headlineOf(told[0]!, incident, chance)),
    kind,
    credit: outlet,
    credited: false,
    author: isSigned ? personOf(chance, new Set()) : null,
    dateline: chance.happens(0.6) || outlet.isWire ? incident.place : null,
    lines: interleaved(told, withoutTwins(colour)),
    from: null,
    root: id,
    drifted: false,
    mixed: false,
  };
}

function shell({ id, outlet, at, chance }: Desk, headline: string) {
  return { id, outlet, at, headline, boilerplate: chance.some(BOILERPLATE, chance.whole(0, 2)) };
}

function withoutTwins(colour: readonly Line[]): Line[] {
  return colour.filter(
    (line, index) => colour.findIndex(({ clauses }) => clauses === line.clauses) === index,
  );
}

/** The first telling leads, the others come after a line or two of colour. */
function interleaved(told: readonly Line[], colour: readonly Line[]): Line[] {
  const rest = told.slice(1).flatMap((line, index) => [...colour.slice(index, index + 1), line]);
  return [told[0]!, ...rest, ...colour.slice(Math.max(0, told.length - 1))];
}

function headlineOf(line: Line, incident: Incident, chance: Chance): string {
  const [lead] = line.facts;
  const words = chance.pick(headlinesFor(lead ?? null, incident));
  const { noun = "crisis", n = "" } = line.slots;
  const filled = fill(words, { ...line.slots, place: incident.place, target: incident.target, noun, n });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function headlinesFor(lead: Fact | null, incident: Incident): readonly string[] {
  if (lead?.kind === "figure") return MEASURES[lead.measure!].headlines;
  if (lead?.kind === "denial")
    return ["{group} denies {noun} in {place}", "Group rejects blame for {place} {noun}"];
  if (lead?.kind === "position") return ["New demands over {place}", "Warning after {noun} in {place}"];
  return incident.scene.headlines;
}

/** The whole text of another report, with or without naming it. */
export function copy(desk: Desk, source: Piece, credited: boolean): Piece {
  return { ...derived(desk, source, "copy", credited), lines: unnamedIn(source.lines, credited) };
}

/** The first part of a report, word for word. */
export function excerpt(desk: Desk, source: Piece, credited: boolean): Piece {
  const length = Math.max(2, Math.ceil(source.lines.length * (0.35 + desk.chance.next() * 0.25)));
  const lines = unnamedIn(source.lines.slice(0, length), credited);
  return { ...derived(desk, source, "excerpt", credited), lines };
}

/** Half of the sentences in other words, some colour left out, the order kept. */
export function lightRewrite(desk: Desk, source: Piece, credited: boolean): Piece {
  const { chance } = desk;
  const lines = source.lines
    .filter((line) => isTelling(line) || chance.happens(0.85))
    .map((line) => ({
      ...(chance.happens(0.5) && !line.isQuote ? otherForm(line, chance) : line),
      reworded: true,
    }));
  return { ...derived(desk, source, "light rewrite", credited), lines: unnamedIn(lines, credited) };
}

/** Every sentence in other words, most colour left out, the tellings in another order. */
export function heavyRewrite(desk: Desk, source: Piece, credited: boolean): Piece {
  const { chance } = desk;
  const told = chance.some(source.lines.filter(isTelling), source.lines.length);
  const colour = source.lines.filter((line) => !isTelling(line) && chance.happens(0.25));
  const lines = interleaved(told, colour).map((line) => ({
    ...(line.isQuote ? line : otherForm(line, chance)),
    named: chance.happens(0.5),
  }));
  return { ...derived(desk, source, "heavy rewrite", credited), lines: unnamedIn(lines, credited) };
}

/** What another outlet reported, told on its word, with own colour. */
export function creditedRewrite(desk: Desk, source: Piece): Piece {
  const { chance, crisis, outlet } = desk;
  const incident = incidentOf(source, crisis);
  const told = source.lines
    .filter(isTelling)
    .map((line) => onTheWordOf(otherForm(line, chance), source.credit.name, chance));
  const colour = Array.from({ length: chance.whole(1, 3) }, () =>
    colourLine(crisis, incident, outlet.style, chance),
  );
  return {
    ...derived(desk, source, "credited rewrite", true),
    dateline: null,
    lines: interleaved(told, withoutTwins(colour)),
  };
}

/** A newer version of an outlet's own report: a newer statement leads, what it replaces is left out. */
export function update(desk: Desk, source: Piece, newer: Statement): Piece {
  const { chance, crisis } = desk;
  const told = linesOf(newer, crisis, desk.outlet.name, chance);
  const replaced = new Set(told.flatMap(({ facts }) => facts.map(measureKey)));
  const kept = source.lines.filter(({ facts }) => !facts.some((fact) => replaced.has(measureKey(fact))));
  const piece = derived(desk, source, "update", source.credited);
  return {
    ...piece,
    credit: source.credit,
    headline: headlineOf(told[0]!, newer.incident!, chance),
    author: source.author,
    lines: [...told, ...kept],
  };
}

/** What an agency's taker prints of a later version that is not among the reports: a newer number on the old text. */
export function laterVersion(desk: Desk, source: Piece, newer: Statement, credited: boolean): Piece {
  const { lines, headline } = update({ ...desk, outlet: source.outlet }, source, newer);
  const made = derived(desk, source, "later version", credited);
  return { ...made, headline, mixed: true, lines: unnamedIn(lines, credited) };
}

function measureKey({ incident, measure, kind }: Fact): string {
  return `${incident} ${kind} ${measure}`;
}

/** Adds own reporting to what was taken from another. */
export function withOwn(desk: Desk, piece: Piece, statement: Statement): Piece {
  const own = linesOf(statement, desk.crisis, desk.outlet.name, desk.chance);
  return { ...piece, mixed: true, lines: [...piece.lines, ...own] };
}

/** One number changed on the way: digits swapped, or one added. Null where the piece gives no number. */
export function drifting(piece: Piece, crisis: Crisis): Piece | null {
  const at = piece.lines.findIndex(({ facts }) => facts.some(({ kind }) => kind === "figure"));
  if (at < 0) return null;
  const line = piece.lines[at]!;
  const fact = line.facts.find(({ kind }) => kind === "figure")!;
  const incident = crisis.incidents.find(({ id }) => id === fact.incident)!;
  const low = slipOf(fact.value!.low);
  const drift = figureFact(
    incident,
    fact.measure!,
    { low, high: fact.value!.high === null ? null : low },
    "drift",
  );
  const changed = {
    ...line,
    facts: line.facts.map((one) => (one === fact ? { ...drift, isRise: fact.isRise } : one)),
    slots: { ...line.slots, n: numberWords(drift.value!) },
    slippedFrom: fact.id,
  };
  return { ...piece, drifted: true, lines: piece.lines.with(at, changed) };
}

function slipOf(number: number): number {
  const swapped = Number([...String(number)].reverse().join(""));
  return number > 9 && number % 10 !== 0 && swapped !== number ? swapped : number + 10;
}

function derived(desk: Desk, source: Piece, kind: Piece["kind"], credited: boolean): Omit<Piece, "lines"> {
  const { chance, outlet } = desk;
  const isNamed = credited || (source.credited && kind === "update");
  return {
    ...shell(desk, chance.happens(0.4) ? source.headline : freshHeadline(source, desk)),
    kind,
    credit: isNamed ? source.credit : outlet,
    credited: isNamed && source.credit !== outlet,
    author: null,
    dateline: source.dateline,
    from: source.id,
    root: source.root,
    drifted: source.drifted,
    mixed: source.mixed,
  };
}

function freshHeadline(source: Piece, { crisis, chance }: Desk): string {
  const line = source.lines.find(isTelling) ?? source.lines[0]!;
  return headlineOf(line, incidentOf(source, crisis), chance);
}

function incidentOf(piece: Piece, crisis: Crisis): Incident {
  const id = piece.lines.find(({ incident }) => incident !== null)?.incident;
  return crisis.incidents.find((incident) => incident.id === id) ?? crisis.incidents[0]!;
}

function isTelling(line: Line): boolean {
  return factsOf(line).length > 0 || line.isQuote;
}

/** "told the Calder Post" stays where the Post is credited; else the words name nobody. */
function unnamedIn(lines: readonly Line[], credited: boolean): Line[] {
  if (credited) return [...lines];
  return lines.map((line) => ({ ...line, slots: { ...line.slots, outlet: "reporters" } }));
}
