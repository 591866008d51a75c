import type { Incident, Interval, Position } from "../../model/index.ts";
import { actorName, type Book, isDisputed } from "./book.ts";
import { POSITION_WORDS, type Standing, sentenceCase, standingOf } from "./names.ts";

/** Something on the time axis; moments in milliseconds since 1970. */
export interface Bar {
  /** What the drawer explains. */
  id: string;
  kind: "incident" | "deadline";
  label: string;
  from: number;
  to: number;
  /** `open` where nobody says that it happened. */
  standing: Standing;
  disputed: boolean;
  /** How much is told of it: its claims; deadlines always stay. */
  weight: number;
}

/** The incidents that have a place in time and the deadlines that were set, earliest first. */
export function barsOf(book: Book): Bar[] {
  const { incidents, positions } = book.picture;
  const bars = [
    ...incidents.flatMap((incident) => incidentBar(book, incident)),
    ...positions.flatMap((position) => deadlineBar(book, position)),
  ];
  return bars.sort(byTime);
}

/** Incidents that cannot be placed in time. */
export function undatedOf({ picture }: Book): Incident[] {
  return picture.incidents.filter(({ time }) => !time?.earliest && !time?.latest);
}

function incidentBar(book: Book, incident: Incident): Bar[] {
  const claims = incident.claims.flatMap((id) => book.claims.get(id) ?? []);
  const standings = claims.filter((claim) => claim.proposition.type === incident.type).map(standingOf);
  const standing = (["happened", "denied"] as const).find((one) => standings.includes(one)) ?? "open";
  const disputed = incident.claims.some((id) => isDisputed(book, id));
  const { id, headline } = incident;
  return placed(incident.time, {
    id,
    kind: "incident",
    label: sentenceCase(headline),
    standing,
    disputed,
    weight: claims.length,
  });
}

function deadlineBar(book: Book, { id, actor, kind, deadline }: Position): Bar[] {
  if (deadline === null) return [];
  const label = `${actorName(book, actor)} ${POSITION_WORDS[kind]}: by ${deadline.text}`;
  return placed(deadline, {
    id,
    kind: "deadline",
    label,
    standing: "open",
    disputed: false,
    weight: Number.POSITIVE_INFINITY,
  });
}

function placed(time: Pick<Interval, "earliest" | "latest"> | null, bar: Omit<Bar, "from" | "to">): Bar[] {
  const from = time?.earliest ?? time?.latest;
  const to = time?.latest ?? time?.earliest;
  return from && to ? [{ ...bar, from: Date.parse(from), to: Date.parse(to) }] : [];
}

function byTime(left: Bar, right: Bar): number {
  return left.from - right.from || left.to - right.to || (left.id < right.id ? -1 : 1);
}

/** Known to the quarter of an hour: shown as a point; a wider stretch is shown as wide as it is. */
const EXACT_MS = 900_000;

export function isExact({ from, to }: Bar): boolean {
  return to - from <= EXACT_MS;
}

/** The bars of which most is told, in their order in time. */
export function weightiest(bars: readonly Bar[], most: number): Bar[] {
  if (bars.length <= most) return [...bars];
  const kept = new Set(
    [...bars].sort((left, right) => right.weight - left.weight || byTime(left, right)).slice(0, most),
  );
  return bars.filter((bar) => kept.has(bar));
}

/** Puts each stretch `[left, right]` (pixels) in the first row where it overlaps none; returns the rows. */
export function rowsFor(stretches: readonly [left: number, right: number][]): number[] {
  const ends: number[] = [];
  return stretches.map(([left, right]) => {
    const free = ends.findIndex((end) => end <= left);
    const row = free === -1 ? ends.length : free;
    ends[row] = right;
    return row;
  });
}

const DAY_MS = 86_400_000;

/**
 * The stretch to show first: about the moments in which most was reported (the middle nine tenths of the bars), so that one
 * look back to an earlier year does not press the present together.
 */
export function firstView(bars: readonly Bar[]): [number, number] {
  if (bars.length === 0) return [0, DAY_MS];
  const starts = bars.map(({ from }) => from);
  const cut = Math.floor(starts.length * 0.05) + (starts.length > 10 ? 1 : 0);
  const from = starts[Math.min(cut, starts.length - 1)]!;
  const to = Math.max(...bars.map((bar) => bar.to));
  const margin = Math.max((to - from) * 0.08, DAY_MS / 4);
  return [from - margin, to + margin * 2];
}
