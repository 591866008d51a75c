import type { Incident } from "../../model/index.ts";
import { by, distinct } from "../../text/collections.ts";
import type { Book } from "../book.ts";
import { incidentWeight, ranked, reportsOf } from "../choose.ts";
import { type Item, lineOf, type Section } from "../document.ts";
import { deedsOf } from "../lead.ts";
import { listText, oneLine } from "../wording.ts";
import { isLesser } from "../worth.ts";
import { shownConflicts } from "./contested.ts";
import { type Desk, incidentLabel } from "./tell.ts";

/** Incidents asked about; lesser ones would drown the rest. */
const ASKED = 2;

/** Gaps that the picture itself shows. Says what no report tells, never why. */
export function unknownOf(desk: Desk): Section {
  const lines = [
    ...incidentGaps(desk),
    undatedReports(desk),
    unnamedSources(desk),
    openContradictions(desk),
  ].filter((line) => line !== null);
  const items = lines.map((line): Item => ({ line: lineOf(line), under: [] }));
  return {
    id: "unknown",
    title: "Not known",
    blocks: items.length > 0 ? [{ kind: "list", ordered: false, items }] : [],
  };
}

function incidentGaps(desk: Desk): string[] {
  const { book } = desk;
  const attacks = book.picture.incidents.filter(({ type, background }) => type === "ASSAULT" && !background);
  return ranked(attacks, (incident) => incidentWeight(book, incident))
    .filter((incident) => !isLesser(book, incident))
    .filter(firstOfStory(book))
    .slice(0, ASKED)
    .flatMap((incident) => gapsOf(desk, incident));
}

/** One question a story. */
function firstOfStory(book: Book): (incident: Incident) => boolean {
  const asked = new Set<string>();
  return ({ claims }) => {
    const [report] = reportsOf(book, claims);
    const story = (report && book.report.get(report)?.story) ?? "";
    return !asked.has(story) && asked.add(story) !== undefined;
  };
}

function gapsOf(desk: Desk, incident: Incident): string[] {
  const { book } = desk;
  const [lead] = deedsOf(book, incident);
  if (!lead) return [];
  const name = incidentLabel(desk, incident, lead);
  const told = new Set(incident.claims.map((id) => book.claims.get(id)?.proposition.type));
  const measured = book.picture.figures.filter((figure) => figure.incident === incident.id);
  return [
    told.has("CASUALTY") || measured.some(({ measure }) => /\b(?:dead|wounded)\b/.test(measure))
      ? null
      : `Casualties (${name}): none could be read in the reports, nor that there were none.`,
    incident.participants.some(({ role }) => role === "actor")
      ? null
      : `Who is behind it (${name}): no attacker could be read in the reports.`,
    incident.time === null ? `When it happened (${name}).` : null,
  ].filter((gap) => gap !== null);
}

function undatedReports({ book }: Desk): string | null {
  const undated = book.reports
    .filter(({ published }) => published === null)
    .map(({ id }) => book.labels.get(id)!);
  return undated.length === 0
    ? null
    : `When ${listText(undated, 8)} ${undated.length === 1 ? "was" : "were"} written.`;
}

function unnamedSources({ book }: Desk): string | null {
  const unnamed = book.picture.origins.filter(({ kind }) => kind === "anonymous");
  if (unnamed.length === 0) return null;
  const names = distinct(unnamed.map(({ name }) => oneLine(name)));
  const whether = names.length > 1 ? ", and whether any of them are the same" : "";
  return `Who the unnamed sources are (${listText(names, 8)})${whether}.`;
}

function openContradictions({ book }: Desk): string | null {
  const open = shownConflicts(book).filter(({ conflict }) => conflict.relation === "contradiction");
  if (open.length === 0) return null;
  const kinds = [...new Set(open.map(({ conflict }) => conflict.kind))].sort(by((kind) => kind));
  const number = open.length === 1 ? "the open contradiction" : `the ${open.length} open contradictions`;
  return `Which side of ${number} holds (${listText(kinds)}; see Contested).`;
}
