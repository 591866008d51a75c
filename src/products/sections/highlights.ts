import type { Assertion, Incident, Position } from "../../model/index.ts";
import { type Book, bestOf, isDamaged } from "../book.ts";
import { chainOf } from "../chains.ts";
import { incidentWeight, positionWeight, ranked, repeats, SEVERITY } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Item, type Line, lineOf, type Section, strong } from "../document.ts";
import { POSITION_WEIGHT } from "../positionNames.ts";
import { capital, oneLine } from "../wording.ts";
import { isAnaphoric } from "../words.ts";
import { areApart, holderOf, isLesser, isSound, stanceOf, tellable } from "../worth.ts";
import { HARM, isHighestToll, occasionOf } from "./occasions.ts";
import { citedPosition, nameOf, positionWords, targetOf } from "./positionWords.ts";
import { type Desk, evidence, incidentEvidence, incidentLabel, told } from "./tell.ts";
import { tolls } from "./tolls.ts";

/** A situation report opens with two to five points (UN OCHA). */
const MOST = 5;
/** What happened stands above what is said of it where both weigh the same. */
const DEED_FIRST = 1;

/** A count of more dead than any other of its story has, told as a count, stands near the top whatever it was put to. */
const HIGHEST_TOLL = 3;

/** Talks and words that only ask, praise or condemn are points only where fewer than these stand without them. */
const ENOUGH = 2;
/** The least weight of a position that is a point of its own. */
const LEAST_SORT = 2.5;

/** Neither deeds nor words take the whole list where both are there; of deeds that do harm one more is told. */
const MOST_OF_A_KIND = 3;

/** Rounds of choice: how many of a kind, and whether lesser points may fill the list. */
const ROUNDS = [
  [MOST_OF_A_KIND, false],
  [MOST, false],
  [MOST, true],
] as const;

interface Candidate {
  id: string;
  weight: number;
  kind: "incident" | "position";
  words: string;
  /** How much its sort says whatever else is there: of a position its weight; talks nothing, other deeds all. */
  sort: number;
  /** Where its words stand, `report:sentence`. */
  at: string;
  /** Ids of the claims it tells. */
  claims: readonly string[];
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
        weight:
          incidentWeight(book, incident) +
          DEED_FIRST +
          (isHighestToll(book, incident) ? HIGHEST_TOLL : 0) -
          (isAnaphoric(book.wordsOf(best).exact) ? 2 : 0),
        kind: "incident",
        occasion: occasionOf(book, incident, lead),
        incident,
        words: book.wordsOf(best).exact,
        sort: (SEVERITY[incident.type] ?? 1) < 2 ? 0 : Number.POSITIVE_INFINITY,
        at: sentenceKey(best),
        claims: incident.claims,
        item: () => incidentItem(desk, incident),
      },
    ];
  });
  const sound = book.picture.positions.filter(
    (position) => isSound(book, position) && !isDamaged(book, position.claim),
  );
  const positions = sound.map((position) => positionCandidate(desk, position));
  return ranked([...incidents, ...positions], ({ weight }) => weight);
}

function positionCandidate(desk: Desk, position: Position): Candidate {
  const { book } = desk;
  const best = bestOf(book, position.claim)!;
  return {
    id: position.id,
    weight: positionWeight(book, position),
    kind: "position",
    occasion: stanceOf(book, position),
    incident: null,
    words: position.condition ? book.sentenceOf(best).exact : book.wordsOf(best).exact,
    sort: POSITION_WEIGHT[nameOf(book, position)],
    at: sentenceKey(best),
    claims: [position.claim],
    item: () => ({ line: positionLine(desk, position), under: [] }),
  };
}

function sentenceKey({ report, sentence }: Assertion): string {
  return `${report}:${sentence.start}`;
}

/** Undated and told by one report: it may be long ago. */
function isAdrift({ time, counts }: Incident): boolean {
  return time === null && counts.reports < 2;
}

function isSameOccasion(book: Book, one: Candidate, other: Candidate): boolean {
  if (one.occasion === null || one.occasion !== other.occasion) return false;
  return !one.incident || !other.incident || !areApart(book, one.incident, other.incident);
}

/**
 * Whether the sentence of a position is one that tells of a deed among the points, gives a number of it, or is a denial of it:
 * it is told there, or with what is contested.
 */
function isToldIn(book: Book, { at, claims }: Candidate, { incident, at: lead }: Candidate): boolean {
  if (incident === null) return false;
  const isDenied = book.picture.conflicts.some(({ kind, sides }) => {
    const all = sides.flat();
    return (
      kind === "denial" &&
      all.some((id) => claims.includes(id)) &&
      all.some((id) => incident.claims.includes(id))
    );
  });
  if (isDenied) return true;
  const counting = book.picture.figures
    .filter((figure) => figure.incident === incident.id)
    .flatMap(({ values }) => values.map(({ claim }) => claim));
  return (
    at === lead ||
    counting.some((id) => (book.assertions.get(id) ?? []).some((one) => sentenceKey(one) === at))
  );
}

function pick(book: Book, candidates: readonly Candidate[]): Candidate[] {
  const picked: Candidate[] = [];
  for (const [limit, isFilling] of ROUNDS) {
    for (const candidate of candidates) {
      const same = picked.filter(({ kind }) => kind === candidate.kind).length;
      const most = candidate.incident && HARM.has(candidate.incident.type) ? limit + 1 : limit;
      if (picked.length === MOST || same >= most || picked.includes(candidate)) continue;
      if (candidate.sort < LEAST_SORT && (!isFilling || picked.length >= ENOUGH)) continue;
      if (candidate.kind === "position" && picked.some((other) => isToldIn(book, candidate, other))) continue;
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
  const label = nameOf(book, position);
  const target = targetOf(book, position);
  return oneLine(
    [
      `${capital(position.condition ? `conditional ${label}` : label)} by ${holderOf(book, position)}`,
      target ? ` towards ${target}` : "",
      position.at ? `, ${dayText(position.at)}` : "",
    ].join(""),
  );
}
