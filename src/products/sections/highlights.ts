import type { Figure, Incident, Position } from "../../model/index.ts";
import { by, groupBy } from "../../text/collections.ts";
import { actorName, type Book, bestOf, isDamaged, wordsOfClaim } from "../book.ts";
import { chainOf } from "../chains.ts";
import { incidentWeight, positionWeight, ranked, repeats, reportsOf } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Item, type Line, lineOf, type Section, strong } from "../document.ts";
import { measureText } from "../measures.ts";
import { boundsText, capital, oneLine, POSITION_LABEL } from "../wording.ts";
import { areApart, holderOf, isLesser, isSound, tellable } from "../worth.ts";
import { againstRemark } from "./figures.ts";
import { citedPosition, positionWords } from "./positionWords.ts";
import { type Desk, evidence, incidentEvidence, incidentLabel, told } from "./tell.ts";

/** A situation report opens with two to five points (UN OCHA). */
const MOST = 5;
/** Neither deeds nor words take the whole list where both are there. */
const MOST_OF_A_KIND = 3;

interface Candidate {
  id: string;
  weight: number;
  kind: "incident" | "position";
  words: string;
  /** Story of a grave deed (a second one of it must be apart in place and day), or whose stance it is. */
  occasion: string | null;
  incident: Incident | null;
  item: () => Item;
}

/** The two to five gravest, newest and best founded points, no two of which say the same. */
export function highlightsOf(desk: Desk): Section {
  const items = pick(desk.book, candidatesOf(desk)).map((candidate) => candidate.item());
  return {
    id: "highlights",
    title: "Highlights",
    blocks: items.length > 0 ? [{ kind: "list", ordered: true, items }] : [],
  };
}

/** The first event among the highlights: what the situation is about. */
export function mainIncident(desk: Desk): Incident | null {
  return pick(desk.book, candidatesOf(desk)).find(({ incident }) => incident !== null)?.incident ?? null;
}

function candidatesOf(desk: Desk): Candidate[] {
  const { book } = desk;
  const incidents = book.picture.incidents.flatMap((incident): Candidate[] => {
    const [lead] = tellable(book, incident);
    const best = lead && bestOf(book, lead.id);
    if (
      !best ||
      incident.background ||
      isAdrift(incident) ||
      lead.proposition.polarity === "-" ||
      isLesser(book, incident)
    )
      return [];
    return [
      {
        id: incident.id,
        weight: incidentWeight(book, incident),
        kind: "incident",
        occasion: occasionOf(book, incident),
        incident,
        words: book.wordsOf(best).exact,
        item: () => incidentItem(desk, incident),
      },
    ];
  });
  const sound = book.picture.positions.filter(
    (position) => isSound(book, position) && !isDamaged(book, position.claim),
  );
  const positions = sound.map(
    (position): Candidate => ({
      id: position.id,
      weight: positionWeight(book, position),
      kind: "position",
      occasion: stanceOf(book, position),
      incident: null,
      words: wordsOfClaim(book, position.claim),
      item: () => ({ line: positionLine(desk, position), under: [] }),
    }),
  );
  return ranked([...incidents, ...positions], ({ weight }) => weight);
}

/** Undated and told by one report: it may be long ago. */
function isAdrift({ time, counts }: Incident): boolean {
  return time === null && counts.reports < 2;
}

const HARM = new Set(["ASSAULT", "CASUALTY", "DAMAGE", "INTERCEPT"]);

function occasionOf(book: Book, incident: Incident): string | null {
  const [report] = reportsOf(book, incident.claims);
  const story = report ? book.report.get(report)?.story : null;
  if (!story || !HARM.has(incident.type)) return null;
  return story;
}

/** One stance of a state is one point, whoever speaks for it. */
function stanceOf(book: Book, { kind, actor }: Position): string {
  return `${kind} ${book.actors.get(actor)?.country ?? actor}`;
}

function isSameOccasion(book: Book, one: Candidate, other: Candidate): boolean {
  if (one.occasion === null || one.occasion !== other.occasion) return false;
  return !one.incident || !other.incident || !areApart(book, one.incident, other.incident);
}

function pick(book: Book, candidates: readonly Candidate[]): Candidate[] {
  const picked: Candidate[] = [];
  for (const limit of [MOST_OF_A_KIND, MOST]) {
    for (const candidate of candidates) {
      const same = picked.filter(({ kind }) => kind === candidate.kind).length;
      if (picked.length === MOST || same >= limit || picked.includes(candidate)) continue;
      if (picked.some((other) => isSameOccasion(book, candidate, other))) continue;
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
  const [lead] = tellable(desk.book, incident);
  return {
    line: lineOf(
      strong(`${incidentLabel(desk, incident, lead)}.`),
      " ",
      ...told(desk, lead!),
      " ",
      incidentEvidence(desk, incident, lead!),
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
  return [...measures]
    .sort(by(([measure]) => tollOrder(measure)))
    .map(([, group]) => [
      ...tollLine({ book, citer }, largest(group)),
      ...againstRemark({ book, citer }, largest(group)),
    ]);
}

function tollOrder(measure: string): string {
  return ["dead", "missing", "wounded", "injured"].includes(measure) ? measure : `~${measure}`;
}

function largest(figures: readonly Figure[]): Figure {
  return ranked(figures, ({ current }) => current?.low ?? current?.high ?? 0)[0]!;
}

function tollLine({ book, citer }: Desk, figure: Figure): Line {
  const best = bestOf(book, figure.current!.claim);
  return lineOf(
    `${measureText(figure.measure.split(" ").at(-1)!)}: ${boundsText(figure.current!)}`,
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
      `${capital(position.condition ? `conditional ${label}` : label)} by ${holderOf(book, position)}`,
      target ? ` towards ${target}` : "",
      position.at ? `, ${dayText(position.at)}` : "",
    ].join(""),
  );
}
