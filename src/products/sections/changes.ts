import type { Figure, Picture } from "../../model/index.ts";
import { type Book, bestOf, isDamaged } from "../book.ts";
import { chainOf } from "../chains.ts";
import { incidentWeight, positionWeight, ranked } from "../choose.ts";
import { momentText } from "../dates.ts";
import { type Item, lineOf, quiet, type Section, strong } from "../document.ts";
import { deedsOf } from "../lead.ts";
import { measureText } from "../measures.ts";
import { boundsText, count, listText } from "../wording.ts";
import { positionLine } from "./highlights.ts";
import { type Desk, incidentLabel, told } from "./tell.ts";

const MOST_OF_EACH = 6;

/**
 * What is new since an earlier picture. Compared by what reports say (their spans), not by ids: an incident that grew
 * is the same incident.
 */
export function changesOf(desk: Desk, before: Picture): Section {
  const known = new Set(before.assertions.map(({ id }) => id));
  const items = [
    newReports(desk.book, before),
    ...figureChanges(desk, before),
    ...newIncidents(desk, known),
    ...newPositions(desk, known),
  ];
  const since = before.asOf ? momentText(before.asOf) : "the earlier picture";
  return { id: "changes", title: `Since ${since}`, blocks: [{ kind: "list", ordered: false, items }] };
}

function newReports(book: Book, before: Picture): Item {
  const held = new Set(before.reports.map(({ id }) => id));
  const added = book.reports.filter(({ id }) => !held.has(id)).map(({ id }) => book.labels.get(id)!);
  const text =
    added.length === 0 ? "No new reports." : `${count(added.length, "new report")}: ${listText(added, 30)}.`;
  return { line: lineOf(quiet(text)), under: [] };
}

function figureChanges(desk: Desk, before: Picture): Item[] {
  const { book } = desk;
  return book.picture.figures.flatMap((figure) => {
    const old = sameFigure(book, before, figure)?.current;
    const now = figure.current;
    if (!old || !now || (old.low === now.low && old.high === now.high)) return [];
    return [changedFigure(desk, figure, boundsText(old))];
  });
}

function changedFigure(desk: Desk, figure: Figure, was: string): Item {
  const { book, citer } = desk;
  const best = bestOf(book, figure.current!.claim);
  const incident = book.incidents.get(figure.incident);
  const of = incident ? ` (${incidentLabel(desk, incident, deedsOf(book, incident)[0])})` : "";
  return {
    line: lineOf(
      strong(`${measureText(figure.measure)}: ${was} → ${boundsText(figure.current!)}.`),
      `${of} ${best ? chainOf(book, best) : ""} `,
      best ? citer.cite([best]) : null,
    ),
    under: [],
  };
}

/** The figure of the earlier picture with the same measure and place whose incident shares words with this one. */
function sameFigure(book: Book, before: Picture, figure: Figure): Figure | undefined {
  const own = new Set(assertionIds(book.picture, figure.incident));
  return before.figures.find(
    (old) =>
      old.measure === figure.measure &&
      old.place === figure.place &&
      assertionIds(before, old.incident).some((id) => own.has(id)),
  );
}

function assertionIds({ incidents, assertions }: Picture, incident: string): string[] {
  const claims = new Set(incidents.find(({ id }) => id === incident)?.claims ?? []);
  return assertions.filter(({ claim }) => claims.has(claim)).map(({ id }) => id);
}

function newIncidents(desk: Desk, known: ReadonlySet<string>): Item[] {
  const { book } = desk;
  const added = book.picture.incidents.filter(
    ({ claims, background }) => !background && claims.every((id) => isNew(book, id, known)),
  );
  return ranked(added, (incident) => incidentWeight(book, incident))
    .flatMap((incident) => {
      const lead = deedsOf(book, incident)[0];
      if (!lead) return [];
      const line = lineOf(strong(`${incidentLabel(desk, incident, lead)}.`), " ", ...told(desk, lead));
      return [{ line, under: [] }];
    })
    .slice(0, MOST_OF_EACH);
}

function newPositions(desk: Desk, known: ReadonlySet<string>): Item[] {
  const { book } = desk;
  const added = book.picture.positions.filter(
    ({ claim, kind }) => kind !== "statement" && isNew(book, claim, known) && !isDamaged(book, claim),
  );
  return ranked(added, (position) => positionWeight(book, position))
    .slice(0, MOST_OF_EACH)
    .map((position) => ({ line: positionLine(desk, position), under: [] }));
}

function isNew(book: Book, claim: string, known: ReadonlySet<string>): boolean {
  return (book.assertions.get(claim) ?? []).every(({ id }) => !known.has(id));
}
