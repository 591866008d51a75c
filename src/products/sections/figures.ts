import type { Figure, FigureValue } from "../../model/index.ts";
import { bestOf, placeName } from "../book.ts";
import { chainOf } from "../chains.ts";
import { deedsOf, figureWeight, ranked } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Inline, type Line, lineOf, type Section } from "../document.ts";
import { boundsText, capital, EVENT_LABEL, measureText, oneLine } from "../wording.ts";
import type { Desk } from "./tell.ts";

/** More rows than these are a table to study, not to read. */
const MOST = 14;

/** The key figures: value with bounds, who says so, when, how many origins, and how the value came about. */
export function figuresOf(desk: Desk): Section {
  const { book } = desk;
  const known = book.picture.figures.filter(
    (figure) => figure.current !== null && !isPart(figure, book.picture.figures),
  );
  const rows = distinctFigures(ranked(known, (figure) => figureWeight(book, figure)))
    .slice(0, MOST)
    .map((figure) => rowOf(desk, figure));
  const columns = ["measure", "value", "said by (chain)", "as of", "origins", "remark"];
  return {
    id: "figures",
    title: "Key figures",
    blocks: rows.length > 0 ? [{ kind: "table", columns, rows }] : [],
  };
}

/** One row where an incident has the same value for the same thing twice ("dead 4", "guard dead 4"): the weightier. */
function distinctFigures(figures: readonly Figure[]): Figure[] {
  const seen = new Set<string>();
  return figures.filter(({ incident, measure, current }) => {
    const key = `${incident}|${measure.split(" ").at(-1)}|${boundsText(current!)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Parts of a total are told in the row of the total. */
function isPart(figure: Figure, figures: readonly Figure[]): boolean {
  return figures.some(({ parts }) => parts.includes(figure.id));
}

function rowOf(desk: Desk, figure: Figure): Line[] {
  const { book, citer } = desk;
  const current = figure.current!;
  const best = bestOf(book, current.claim);
  const claim = book.claims.get(current.claim);
  const value = figure.values.find((one) => one.claim === current.claim && one.low === current.low);
  return [
    lineOf(`${capital(measureText(figure.measure))}${subjectOf(desk, figure)}`),
    lineOf(boundsText(current)),
    lineOf(best ? chainOf(book, best) : "not told"),
    lineOf(value?.asOf ? dayText(value.asOf) : "undated"),
    lineOf(claim ? originsText(claim.counts.origins) : ""),
    [...remarkOf(desk, figure), ...(best ? [citer.cite([best])] : [])],
  ];
}

/** ` (attack, Obock)`: what the measure belongs to. */
function subjectOf({ book }: Desk, figure: Figure): string {
  const incident = book.incidents.get(figure.incident);
  if (!incident) return "";
  const lead = deedsOf(book, incident)[0];
  const place = placeName(book, figure.place ?? lead?.proposition.place ?? incident.place);
  const date = incident.time?.earliest ? dayText(incident.time.earliest) : null;
  const parts = [EVENT_LABEL[incident.type].toLowerCase(), place, incident.background ? null : date];
  return ` (${oneLine(parts.filter((part) => part !== null).join(", "))})`;
}

function originsText([low, high]: readonly [number, number]): string {
  if (high === 0) return "unknown";
  return low === high ? String(low) : `${low}–${high}`;
}

/** Parts that add up, earlier values, and what contradicts. */
function remarkOf(desk: Desk, figure: Figure): Line {
  return [...partsRemark(desk, figure), ...othersRemark(desk, figure)];
}

function partsRemark({ book, citer }: Desk, figure: Figure): Inline[] {
  const parts = book.picture.figures.filter(({ id }) => figure.parts.includes(id));
  if (parts.length === 0) return [];
  const terms = parts.map((part) =>
    `${boundsText(part.current!)} ${placeName(book, part.place) ?? ""}`.trim(),
  );
  const cited = parts.map((part) => bestOf(book, part.current!.claim)).filter((one) => one !== null);
  return lineOf(`= ${terms.join(" + ")}; parts add up `, citer.cite(cited), "; ");
}

function othersRemark(desk: Desk, figure: Figure): Inline[] {
  const others = figure.values.filter(
    (value) => value.claim !== figure.current!.claim || value.low !== figure.current!.low,
  );
  return others.slice(-4).flatMap((value) => otherRemark(desk, figure, value));
}

/** `earlier at least 9 (6 March 2025) [3]; `, `drift: R13 has a handful`. */
function otherRemark({ book, citer }: Desk, figure: Figure, value: FigureValue): Inline[] {
  const best = bestOf(book, value.claim);
  if (!best) return [];
  const relation = book.picture.conflicts.find(
    ({ kind, sides }) =>
      kind === "figure" &&
      sides.some((side) => side.includes(value.claim)) &&
      sides.some((side) => side.includes(figure.current!.claim)),
  )?.relation;
  const labels = { succession: "earlier", drift: "drift in a copy:", contradiction: "against" };
  const label = relation ? labels[relation] : "also";
  const when = value.asOf ? `, ${dayText(value.asOf)}` : "";
  return lineOf(`${label} ${boundsText(value)} (${chainOf(book, best)}${when}) `, citer.cite([best]), "; ");
}
