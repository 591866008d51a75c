import type {
  Actor,
  Assertion,
  Claim,
  Conflict,
  Incident,
  Origin,
  Picture,
  PictureReport,
  Place,
} from "../../model/index.ts";
import { sentenceCase } from "./names.ts";

/** A picture with its items by id, and who belongs to whom. */
export interface Book {
  picture: Picture;
  reports: ReadonlyMap<string, PictureReport>;
  claims: ReadonlyMap<string, Claim>;
  incidents: ReadonlyMap<string, Incident>;
  assertions: ReadonlyMap<string, Assertion>;
  actors: ReadonlyMap<string, Actor>;
  places: ReadonlyMap<string, Place>;
  origins: ReadonlyMap<string, Origin>;
  /** Claim id -> its assertions, earliest said first, undated last. */
  said: ReadonlyMap<string, Assertion[]>;
  /** Claim id -> the conflicts it is a side of. */
  disputes: ReadonlyMap<string, Conflict[]>;
}

export function bookOf(picture: Picture): Book {
  return {
    picture,
    reports: byId(picture.reports),
    claims: byId(picture.claims),
    incidents: byId(picture.incidents),
    assertions: byId(picture.assertions),
    actors: byId(picture.actors),
    places: byId(picture.places),
    origins: byId(picture.origins),
    said: grouped([...picture.assertions].sort(bySaid), ({ claim }) => [claim]),
    disputes: grouped(picture.conflicts, ({ sides }) => new Set(sides.flat())),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

/** Later than any date: undated words come last. */
const UNDATED = "9999";

function bySaid(left: Assertion, right: Assertion): number {
  const [one, other] = [left.saidAt ?? UNDATED, right.saidAt ?? UNDATED];
  return one < other ? -1 : one > other ? 1 : left.id < right.id ? -1 : 1;
}

/** When a claim was last said or denied, ISO 8601; null where no report of it is dated. */
export function lastSaid(book: Book, claim: string): string | null {
  const dated = (book.said.get(claim) ?? []).filter(({ saidAt }) => saidAt !== null);
  return dated.at(-1)?.saidAt ?? null;
}

/** Names of the publishers that carry a claim, each once. */
export function outletsOf(book: Book, claim: string): string[] {
  const names = (book.said.get(claim) ?? []).map(({ report }) => publisherOf(book, report));
  return [...new Set(names)];
}

/** Who published a report, else its file. */
export function publisherOf(book: Book, report: string): string {
  const { publisher, path } = book.reports.get(report) ?? { publisher: null, path: report };
  return publisher ?? path;
}

export function actorName(book: Book, id: string | null): string {
  return id === null ? "unnamed" : (book.actors.get(id)?.name ?? id);
}

export function placeName(book: Book, id: string | null): string {
  return id === null ? "" : (book.places.get(id)?.name ?? id);
}

/** A conflict that stands open: not a value that grew, not a copy that drifted. */
export function isOpen({ relation }: Conflict): boolean {
  return relation === "contradiction";
}

export function isDisputed(book: Book, claim: string): boolean {
  return (book.disputes.get(claim) ?? []).some(isOpen);
}

/** What is disputed: a denial names what is denied, for its note only tells by whom. */
export function conflictTitle(book: Book, { kind, note, sides }: Conflict): string {
  const claim = book.claims.get(sides[0]?.[0] ?? "");
  const words = sentenceCase(note);
  return (kind === "denial" || kind === "outcome") && claim ? `“${claim.proposition.text}”: ${note}` : words;
}
