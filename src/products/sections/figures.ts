import type { Figure, FigureValue } from "../../model/index.ts";
import { groupBy } from "../../text/collections.ts";
import { type Book, bestOf, placeName } from "../book.ts";
import { chainOf } from "../chains.ts";
import { figureWeight, ranked, reportsOf } from "../choose.ts";
import { dayText, shortDated } from "../dates.ts";
import { type Line, lineOf, type Section } from "../document.ts";
import { commonPlace, happeningOf } from "../happenings.ts";
import { deedsOf } from "../lead.ts";
import { isToll, measureText } from "../measures.ts";
import { boundsText, count, oneLine } from "../wording.ts";
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
    const kind = `${storyOf(book, figure)}|${kindOf(figure.measure)}`;
    const best = bestOf(book, figure.current!.claim);
    const own = `${kind}|${figure.current!.low ?? figure.current!.high}`;
    const words = `${best?.report}|${best?.sentence.start}|${figure.current!.low}`;
    if (told.has(own) || told.has(words) || isBareCount(book, figure)) return false;
    told.add(words);
    for (const { low, high } of figure.values) told.add(`${kind}|${low ?? high}`);
    return true;
  });
}

/** Whatever a count of the dead is called, it is one kind of number. */
const DEATHS = /\b(?:dead|death|casualty|fatality|victim|body)\b/;

function kindOf(measure: string): string {
  return DEATHS.test(measure) ? "dead" : measure.split(" ").at(-1)!;
}

function storyOf(book: Book, figure: Figure): string {
  const [report] = reportsOf(book, [figure.current!.claim]);
  return (report && book.report.get(report)?.story) ?? "";
}

/** Below this a number of people, or of things in one report, with nothing said of what became of them, is no key figure. */
const LEAST_COUNT = 10;

function isBareCount(book: Book, figure: Figure): boolean {
  if (figure.measure.includes(" ") || isToll(figure.measure)) return false;
  const claims = figure.values.map(({ claim }) => claim);
  const isSmall = (figure.current!.low ?? 0) < LEAST_COUNT;
  return isSmall && (figure.measure === "person" || reportsOf(book, claims).length === 1);
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
    lineOf(
      boundsText(current),
      best ? vagueText(current.low, book.wordsOf(best).exact) : null,
      best ? " " : null,
      best ? citer.cite([best]) : null,
    ),
    lineOf(best ? chainOf(book, best) : "not told"),
    lineOf(value?.asOf ? dayText(value.asOf) : "undated"),
    lineOf(claim ? originsText(claim.counts.origins) : ""),
    remarkOf(desk, figure),
  ];
}

/** What a vague number stands for at least. */
const VAGUE: readonly (readonly [RegExp, number])[] = [
  [/\bhundreds of thousands\b/i, 100_000],
  [/\btens of thousands\b/i, 10_000],
  [/\bthousands\b/i, 1000],
  [/\bhundreds\b/i, 100],
  [/\b(?:dozens|a dozen or so)\b/i, 12],
  [/\bscores\b/i, 20],
];

/** ` (“dozens”)` where the words give no more than that: the number is ours, not theirs. */
export function vagueText(low: number | null, words: string): string | null {
  if (low === null || words.replace(/,/g, "").includes(String(low))) return null;
  const found = VAGUE.find(([pattern, least]) => low >= least && low <= 2 * least && pattern.test(words));
  const said = found?.[0].exec(words)?.[0];
  return said ? ` (“${said.toLowerCase()}”)` : null;
}

/** ` (attack, Obock)`: what the measure belongs to. */
function subjectOf({ book }: Desk, figure: Figure): string {
  const incident = book.incidents.get(figure.incident);
  if (!incident) return "";
  const lead = deedsOf(book, incident)[0];
  const { name, isHazard } = happeningOf(book, incident, lead);
  const around = isHazard ? commonPlace(book, incident) : lead?.proposition.place;
  const place = placeName(book, figure.place ?? around ?? incident.place);
  const date = incident.time ? shortDated(incident.time) : null;
  const label = incident.type === "CASUALTY" && !isHazard ? null : name.toLowerCase();
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

/** `; against about 700 (a party, 31 October 2025) [2]`: what stands against the current value, the highest of it. */
export function againstRemark(desk: Desk, figure: Figure): Line {
  const others = otherValues(figure).filter(
    (value) => relationLabel(desk.book, figure, value) === RELATION_LABELS.contradiction,
  );
  const [most] = others.sort((left, right) => (right.low ?? right.high ?? 0) - (left.low ?? left.high ?? 0));
  return most ? [...lineOf("; against "), ...otherRemark(desk, most)] : [];
}

/** Other values told in one row; the rest is counted. */
const MOST_OTHERS = 3;

/** `earlier 4 (Gulf Wire, 6 March 2025) [3], at least 9 (a doctor, 6 March 2025) [7]`, one remark a relation. */
function othersRemarks(desk: Desk, figure: Figure): Line[] {
  const others = otherValues(figure);
  const shown = others.slice(-MOST_OTHERS);
  const groups = groupBy(shown, (value) => relationLabel(desk.book, figure, value));
  const remarks = [...groups].map(([label, values]) => [
    ...lineOf(`${label} `),
    ...values.flatMap((value, index) => [...(index > 0 ? lineOf(", ") : []), ...otherRemark(desk, value)]),
  ]);
  const left = others.length - shown.length;
  return left > 0 ? [...remarks, lineOf(`and ${count(left, "more value")}`)] : remarks;
}

/** The values besides the current one, each number once: `64` and `at least 64` are one. */
function otherValues({ current, values }: Figure): FigureValue[] {
  const told = new Set([numberOf(current!)]);
  return values.filter((value) => !told.has(numberOf(value)) && told.add(numberOf(value)) !== undefined);
}

function numberOf({ low, high }: Pick<FigureValue, "low" | "high">): string {
  return String(low ?? high);
}

/** `at least 9 (a doctor, 6 March 2025) [3]`: who gave the number, not through whom. */
function otherRemark({ book, citer }: Desk, value: FigureValue): Line {
  const best = bestOf(book, value.claim);
  if (!best) return [];
  const when = value.asOf ? `, ${dayText(value.asOf)}` : "";
  const [source] = chainOf(book, best).split(" > ");
  return lineOf(`${boundsText(value)} (${source}${when}) `, citer.cite([best]));
}

const RELATION_LABELS = { succession: "earlier", drift: "drift in a copy:", contradiction: "against" };

function relationLabel({ picture }: Book, { current, values }: Figure, value: FigureValue): string {
  const isApart = (sides: string[][]) =>
    sides.some(
      (side) =>
        side.includes(value.claim) && sides.some((other) => other !== side && other.includes(current!.claim)),
    );
  const relation = picture.conflicts.find(({ kind, sides }) => kind === "figure" && isApart(sides))?.relation;
  if (relation) return RELATION_LABELS[relation];
  const now = values.find(({ claim, low }) => claim === current!.claim && low === current!.low)?.asOf;
  const before = value.asOf && now && value.asOf.slice(0, 10) < now.slice(0, 10);
  return before ? RELATION_LABELS.succession : "also";
}
