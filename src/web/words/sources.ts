import type { Derivation, Source } from "../../model/index.ts";
import { type Book, publisherOf } from "./book.ts";
import { outletName } from "./tree.ts";

/** One publisher whose reports another one's go back to, and how many of them. */
export interface Tie {
  name: string;
  reports: number;
}

/** A publisher with whom it takes from and who takes from it. */
export interface SourceRow {
  source: Source;
  takesFrom: Tie[];
  givesTo: Tie[];
}

/** Publishers with the most reports first; ties by name. Later versions of an own report are no tie. */
export function sourceRows(book: Book): SourceRow[] {
  const takes = new Map<string, Map<string, Set<string>>>();
  const gives = new Map<string, Map<string, Set<string>>>();
  const known = new Map(book.picture.sources.map(({ publisher }) => [slugOf(publisher), publisher]));
  for (const derivation of book.picture.derivations) {
    const [taker, giver] = namesOf(book, known, derivation);
    if (taker === giver) continue;
    note(takes, taker, giver, derivation.derived);
    note(gives, giver, taker, derivation.derived);
  }
  return [...book.picture.sources]
    .sort((left, right) => right.reports - left.reports || (left.publisher < right.publisher ? -1 : 1))
    .map((source) => ({
      source,
      takesFrom: tiesOf(takes.get(source.publisher)),
      givesTo: tiesOf(gives.get(source.publisher)),
    }));
}

function namesOf(
  book: Book,
  known: ReadonlyMap<string, string>,
  { derived, from }: Derivation,
): [taker: string, giver: string] {
  const outlet = outletName(from);
  const giver = book.reports.has(from) ? publisherOf(book, from) : (known.get(slugOf(outlet)) ?? outlet);
  return [publisherOf(book, derived), giver];
}

/** `harbour-post` of `The Harbour Post`. */
function slugOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (words[0] === "the" ? words.slice(1) : words).join("-");
}

function note(held: Map<string, Map<string, Set<string>>>, one: string, other: string, report: string): void {
  const ties = held.get(one) ?? new Map<string, Set<string>>();
  held.set(one, ties);
  ties.set(other, (ties.get(other) ?? new Set()).add(report));
}

function tiesOf(ties: ReadonlyMap<string, ReadonlySet<string>> = new Map()): Tie[] {
  return [...ties]
    .map(([name, reports]) => ({ name, reports: reports.size }))
    .sort((left, right) => right.reports - left.reports || (left.name < right.name ? -1 : 1));
}

/**
 * Publishers that stand together: whoever takes from whom, near or far. What one family tells is not yet told by two. Those
 * that stand alone are left out; the largest family first.
 */
export function familiesOf(rows: readonly SourceRow[]): string[][] {
  const family = new Map<string, Set<string>>();
  for (const { source, takesFrom } of rows)
    for (const { name } of takesFrom) {
      const joined = new Set([
        ...(family.get(source.publisher) ?? [source.publisher]),
        ...(family.get(name) ?? [name]),
      ]);
      for (const member of joined) family.set(member, joined);
    }
  return [...new Set(family.values())]
    .map((members) => [...members].sort())
    .sort((left, right) => right.length - left.length || (left[0]! < right[0]! ? -1 : 1));
}
