import type { Claim } from "../../model/index.ts";
import { actorName, type Book, isDisputed, lastSaid, outletsOf, placeName } from "./book.ts";
import { eventWord, type Standing, standingOf } from "./names.ts";

/** One line of the ledger. */
export interface Row {
  claim: Claim;
  standing: Standing;
  outlets: string[];
  last: string | null;
  disputed: boolean;
  /** Came in or changed since the reader looked last. */
  fresh: boolean;
  /** Lower case words the search looks in. */
  words: string;
}

export type SortKey = "last" | "grade" | "origins" | "reports" | "claim";

export interface Filter {
  search: string;
  standing: Standing | "all";
  /** Worst grade to show. */
  grade: number;
  disputed: boolean;
  /** Only what came in or changed since the reader looked last. */
  fresh: boolean;
}

/** One row for each claim; `fresh` are the ids of those that came in or changed since the reader looked last. */
export function rowsOf(book: Book, fresh: ReadonlySet<string>): Row[] {
  return book.picture.claims.map((claim) => rowOf(book, claim, fresh.has(claim.id)));
}

function rowOf(book: Book, claim: Claim, fresh: boolean): Row {
  const { actor, recipient, place, text, type } = claim.proposition;
  const outlets = outletsOf(book, claim.id);
  const names = [
    actor && actorName(book, actor),
    recipient && actorName(book, recipient),
    placeName(book, place),
  ];
  return {
    claim,
    standing: standingOf(claim),
    outlets,
    last: lastSaid(book, claim.id),
    disputed: isDisputed(book, claim.id),
    fresh,
    words: [text, eventWord(type), ...names, ...outlets].join(" ").toLowerCase(),
  };
}

export function filtered(rows: readonly Row[], { search, standing, grade, disputed, fresh }: Filter): Row[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter(
    (row) =>
      (standing === "all" || row.standing === standing) &&
      row.claim.credibility.grade <= grade &&
      (!disputed || row.disputed) &&
      (!fresh || row.fresh) &&
      words.every((word) => row.words.includes(word)),
  );
}

const VALUES: Record<SortKey, (row: Row) => string | number> = {
  last: ({ last }) => last ?? "",
  grade: ({ claim }) => -claim.credibility.grade,
  origins: ({ claim }) => claim.counts.origins[0] * 1000 + claim.counts.origins[1],
  reports: ({ claim }) => claim.counts.reports,
  claim: ({ claim }) => claim.proposition.text.toLowerCase(),
};

/** Most first; the claim's words from A on. Ties go by origins, then id. */
export function sorted(rows: readonly Row[], key: SortKey, backwards: boolean): Row[] {
  const sign = (key === "claim" ? 1 : -1) * (backwards ? -1 : 1);
  const order = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);
  return [...rows].sort(
    (left, right) =>
      sign * order(VALUES[key](left), VALUES[key](right)) ||
      -order(VALUES.origins(left), VALUES.origins(right)) ||
      order(left.claim.id, right.claim.id),
  );
}
