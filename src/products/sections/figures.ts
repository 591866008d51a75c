import type { Figure, FigureValue } from "../../model/index.ts";
import { type Book, bestOf, placeName } from "../book.ts";
import { chainOf } from "../chains.ts";
import { deedsOf, figureWeight, ranked, reportsOf } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Line, lineOf, type Section } from "../document.ts";
import { isToll, measureText } from "../measures.ts";
import { boundsText, EVENT_LABEL, oneLine } from "../wording.ts";
import type { Desk } from "./tell.ts";

/** More rows than these are a table to study, not to read. */
const MOST = 14;

/** The key figures: value with bounds, who says so, when, how many origins, and how the value came about. */
export function figuresOf(desk: Desk): Section {
  const { book } = desk;
  const known = book.picture.figures.filter(
    (figure) => figure.current !== null && !isPart(figure, book.picture.figures),
  );
  const rows = distinctFigures(
    book,
    ranked(known, (figure) => figureWeight(book, figure)),
  )
    .slice(0, MOST)
    .map((figure) => rowOf(desk, figure));
  const columns = ["measure", "value", "said by (chain)", "as of", "origins", "remark"];
  return {
    id: "figures",
    title: "Key figures",
    blocks: rows.length > 0 ? [{ kind: "table", columns, rows }] : [],
  };
}

/** Each number of a story once: what a weightier row of the same kind gives, now or earlier, is left out. */
function distinctFigures(book: Book, figures: readonly Figure[]): Figure[] {
  const told = new Set<string>();
  return figures.filter((figure) => {
    const kind = `${storyOf(book, figure)}|${figure.measure.split(" ").at(-1)}`;
    const best = bestOf(book, figure.current!.claim);
    const own = `${kind}|${figure.current!.low ?? figure.current!.high}`;
    const words = `${best?.report}|${best?.sentence.start}|${figure.current!.low}`;
    if (told.has(own) || told.has(words) || isBareCount(book, figure)) return false;
    told.add(words);
    for (const { low, high } of figure.values) told.add(`${kind}|${low ?? high}`);
    return true;
  });
}

function storyOf(book: Book, figure: Figure): string {
  const [report] = reportsOf(book, [figure.current!.claim]);
  return (report && book.report.get(report)?.story) ?? "";
}

/** Below this a number of things in one report, with nothing said of what became of them, is no key figure. */
const LEAST_COUNT = 10;

function isBareCount(book: Book, figure: Figure): boolean {
  if (figure.measure.includes(" ") || isToll(figure.measure)) return false;
  const claims = figure.values.map(({ claim }) => claim);
  return (figure.current!.low ?? 0) < LEAST_COUNT && reportsOf(book, claims).length === 1;
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
    lineOf(`${measureText(figure.measure)}${subjectOf(desk, figure)}`),
    lineOf(boundsText(current), best ? " " : null, best ? citer.cite([best]) : null),
    lineOf(best ? chainOf(book, best) : "not told"),
    lineOf(value?.asOf ? dayText(value.asOf) : "undated"),
    lineOf(claim ? originsText(claim.counts.origins) : ""),
    remarkOf(desk, figure),
  ];
}

/** ` (attack, Obock)`: what the measure belongs to. */
function subjectOf({ book }: Desk, figure: Figure): string {
  const incident = book.incidents.get(figure.incident);
  if (!incident) return "";
  const lead = deedsOf(book, incident)[0];
  const place = placeName(book, figure.place ?? lead?.proposition.place ?? incident.place);
  const date = incident.time?.earliest ? dayText(incident.time.earliest) : null;
  const label = incident.type === "CASUALTY" ? null : EVENT_LABEL[incident.type].toLowerCase();
  const parts = [label, place, incident.background ? null : date];
  if (parts.every((part) => part === null)) return "";
  return ` (${oneLine(parts.filter((part) => part !== null).join(", "))})`;
}

function originsText([low, high]: readonly [number, number]): string {
  if (high === 0) return "unknown";
  return low === high ? String(low) : `${low}–${high}`;
}

/** Parts that add up, earlier values, and what contradicts. */
function remarkOf(desk: Desk, figure: Figure): Line {
  const remarks = [partsRemark(desk, figure), ...othersRemarks(desk, figure)].filter(
    ({ length }) => length > 0,
  );
  return remarks.flatMap((remark, index) => [...(index > 0 ? lineOf("; ") : []), ...remark]);
}

function partsRemark({ book, citer }: Desk, figure: Figure): Line {
  const parts = book.picture.figures.filter(({ id }) => figure.parts.includes(id));
  if (parts.length === 0) return [];
  const terms = parts.map((part) =>
    `${boundsText(part.current!)} ${placeName(book, part.place) ?? ""}`.trim(),
  );
  const cited = parts.map((part) => bestOf(book, part.current!.claim)).filter((one) => one !== null);
  return lineOf(`= ${terms.join(" + ")}; parts add up `, citer.cite(cited));
}

/** Other values told in one row. */
const MOST_OTHERS = 4;

function othersRemarks(desk: Desk, figure: Figure): Line[] {
  const { current } = figure;
  const others = figure.values.filter(({ claim, low }) => claim !== current!.claim || low !== current!.low);
  return others.slice(-MOST_OTHERS).map((value) => otherRemark(desk, figure, value));
}

/** `earlier at least 9 (6 March 2025) [3]`, `drift in a copy: 4 (R13) [7]`. */
function otherRemark({ book, citer }: Desk, figure: Figure, value: FigureValue): Line {
  const best = bestOf(book, value.claim);
  if (!best) return [];
  const when = value.asOf ? `, ${dayText(value.asOf)}` : "";
  const label = relationLabel(book, figure, value);
  return lineOf(`${label} ${boundsText(value)} (${chainOf(book, best)}${when}) `, citer.cite([best]));
}

const RELATION_LABELS = { succession: "earlier", drift: "drift in a copy:", contradiction: "against" };

function relationLabel({ picture }: Book, { current, values }: Figure, value: FigureValue): string {
  const has = (claim: string) => (side: string[]) => side.includes(claim);
  const relation = picture.conflicts.find(
    ({ kind, sides }) => kind === "figure" && sides.some(has(value.claim)) && sides.some(has(current!.claim)),
  )?.relation;
  if (relation) return RELATION_LABELS[relation];
  const now = values.find(({ claim, low }) => claim === current!.claim && low === current!.low)?.asOf;
  const before = value.asOf && now && value.asOf.slice(0, 10) < now.slice(0, 10);
  return before ? RELATION_LABELS.succession : "also";
}
