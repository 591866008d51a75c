import type { Figure, Incident, Position } from "../../model/index.ts";
import { groupBy } from "../../text/collections.ts";
import { actorName, type Book, bestOf, wordsOfClaim } from "../book.ts";
import { chainOf } from "../chains.ts";
import { deedsOf, incidentWeight, positionWeight, ranked, repeats, reportsOf } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Item, type Line, lineOf, type Section, strong } from "../document.ts";
import { boundsText, capital, measureText, oneLine, POSITION_LABEL } from "../wording.ts";
import { citedPosition, positionWords } from "./positionWords.ts";
import { type Desk, evidence, incidentLabel, told } from "./tell.ts";

/** A situation report opens with two to five points (UN OCHA). */
const MOST = 5;
/** Neither deeds nor words take the whole list where both are there. */
const MOST_OF_A_KIND = 3;

interface Candidate {
  id: string;
  weight: number;
  kind: "incident" | "position";
  words: string;
  /** Story and day of a deed: a second one of the same day is told with the first, in the overview. */
  occasion: string | null;
  item: () => Item;
}

/** The two to five gravest, newest and best founded points, no two of which say the same. */
export function highlightsOf(desk: Desk): Section {
  const items = pick(candidatesOf(desk)).map((candidate) => candidate.item());
  return {
    id: "highlights",
    title: "Highlights",
    blocks: items.length > 0 ? [{ kind: "list", ordered: true, items }] : [],
  };
}

function candidatesOf(desk: Desk): Candidate[] {
  const { book } = desk;
  const incidents = book.picture.incidents.flatMap((incident): Candidate[] => {
    const [lead] = deedsOf(book, incident);
    const best = lead && bestOf(book, lead.id);
    if (!best || incident.background || lead.proposition.polarity === "-") return [];
    return [
      {
        id: incident.id,
        weight: incidentWeight(book, incident),
        kind: "incident",
        occasion: occasionOf(book, incident),
        words: book.wordsOf(best).exact,
        item: () => incidentItem(desk, incident),
      },
    ];
  });
  const positions = book.picture.positions.map(
    (position): Candidate => ({
      id: position.id,
      weight: positionWeight(book, position),
      kind: "position",
      occasion: null,
      words: wordsOfClaim(book, position.claim),
      item: () => ({ line: positionLine(desk, position), under: [] }),
    }),
  );
  return ranked([...incidents, ...positions], ({ weight }) => weight);
}

const HARM = new Set(["ASSAULT", "CASUALTY", "DAMAGE", "INTERCEPT"]);

function occasionOf(book: Book, incident: Incident): string | null {
  const [report] = reportsOf(book, incident.claims);
  const story = report ? book.report.get(report)?.story : null;
  if (!story || !HARM.has(incident.type)) return null;
  return `${story} ${(incident.time?.latest ?? incident.time?.earliest ?? "").slice(0, 10)}`;
}

function pick(candidates: readonly Candidate[]): Candidate[] {
  const picked: Candidate[] = [];
  for (const limit of [MOST_OF_A_KIND, MOST]) {
    for (const candidate of candidates) {
      const same = picked.filter(({ kind }) => kind === candidate.kind).length;
      if (picked.length === MOST || same >= limit || picked.includes(candidate)) continue;
      if (candidate.occasion && picked.some(({ occasion }) => occasion === candidate.occasion)) continue;
      if (
        repeats(
          candidate.words,
          picked.map(({ words }) => words),
        )
      )
        continue;
      picked.push(candidate);
    }
  }
  return picked.sort((left, right) => candidates.indexOf(left) - candidates.indexOf(right));
}

function incidentItem(desk: Desk, incident: Incident): Item {
  const deeds = deedsOf(desk.book, incident);
  const [lead] = deeds;
  return {
    line: lineOf(
      strong(`${incidentLabel(desk, incident, lead)}.`),
      " ",
      ...told(desk, lead!),
      " ",
      evidence(desk, incident.counts, incident.claims),
    ),
    under: tolls(desk, incident),
  };
}

const HUMAN = /\b(?:dead|wounded|injured|missing|displaced|evacuated|infected|captured|detained)$/;

/** The current human cost, one line a measure; of a whole and its parts (the dead, the guards among them) the whole. */
function tolls({ book, citer }: Desk, incident: Incident): Line[] {
  const figures = book.picture.figures.filter(
    (figure) => figure.incident === incident.id && figure.current && HUMAN.test(figure.measure),
  );
  const measures = groupBy(figures, ({ measure }) => measure.split(" ").at(-1)!);
  return [...measures.values()].map((group) => tollLine({ book, citer }, largest(group)));
}

function largest(figures: readonly Figure[]): Figure {
  return ranked(figures, ({ current }) => current?.low ?? current?.high ?? 0)[0]!;
}

function tollLine({ book, citer }: Desk, figure: Figure): Line {
  const best = bestOf(book, figure.current!.claim);
  return lineOf(
    `${capital(measureText(figure.measure))}: ${boundsText(figure.current!)}`,
    best ? ` (${chainOf(book, best)}) ` : " ",
    best ? citer.cite([best]) : null,
  );
}

/** `Conditional threat by A against B, 7 March 2025. If “…” then “…” (chain) [4]`. */
export function positionLine(desk: Desk, position: Position): Line {
  const { book } = desk;
  const best = bestOf(book, position.claim);
  const claim = book.claims.get(position.claim);
  if (!best || !claim) return [];
  return lineOf(
    strong(`${positionLabel(desk, position)}.`),
    " ",
    ...positionWords(desk, position, {
      condition: "Condition: ",
      consequence: "; then: ",
      deadline: "; deadline: ",
    }),
    ` (${chainOf(book, best)}) `,
    ...citedPosition(desk, position),
    " ",
    evidence(desk, claim.counts, [claim.id]),
  );
}

function positionLabel({ book }: Desk, position: Position): string {
  const label = POSITION_LABEL[position.kind];
  const target = actorName(book, position.target);
  return oneLine(
    [
      `${capital(position.condition ? `conditional ${label}` : label)} by ${actorName(book, position.actor)}`,
      target ? ` towards ${target}` : "",
      position.at ? `, ${dayText(position.at)}` : "",
    ].join(""),
  );
}
