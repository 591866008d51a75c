import { UnionFind } from "../../src/text/unionfind.ts";
import { wordsOf } from "../../src/text/words.ts";

/** What the peers look at in a report. */
export interface Heard {
  id: string;
  headline: string | null;
  text: string;
  outlet: string | null;
  /** The house that owns the outlet; the outlet itself where that is not known. */
  family: string | null;
}

/** Jaccard of title words from which two headlines are one, the midst of what systems that cluster headlines use (.4 to .6). */
export const SAME_HEADLINE = 0.5;
/** Jaccard of five-word shingles from which two texts are near duplicates, the usual threshold of such detection by MinHash. */
export const SAME_TEXT = 0.5;
const SHINGLE = 5;

/** One way of counting how many stand behind what these reports tell, and of saying whether two reports are of one origin. */
export interface Peer {
  name: string;
  /** True where two reports count once. */
  isSame(left: Heard, right: Heard): boolean;
}

/** The peers' ways, from the simplest on. */
export const PEERS: readonly Peer[] = [
  { name: "reports", isSame: () => false },
  { name: "outlets", isSame: (left, right) => isKnown(left.outlet, right.outlet) },
  { name: "publisher families", isSame: (left, right) => isKnown(left.family, right.family) },
  {
    name: "near-duplicate headlines",
    isSame: (left, right) => jaccard(headlineWords(left), headlineWords(right)) >= SAME_HEADLINE,
  },
  {
    name: "near-duplicate texts",
    isSame: (left, right) => jaccard(shingles(left), shingles(right)) >= SAME_TEXT,
  },
];

/** The number of groups that remain when reports that are the same are put together, chains included. */
export function supportBy(peer: Peer, reports: readonly Heard[]): number {
  const sets = new UnionFind();
  reports.forEach((left, index) => {
    for (const right of reports.slice(index + 1)) if (peer.isSame(left, right)) sets.join(left.id, right.id);
  });
  return new Set(reports.map(({ id }) => sets.find(id))).size;
}

function isKnown(left: string | null, right: string | null): boolean {
  return left !== null && left === right;
}

function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let both = 0;
  for (const item of left) if (right.has(item)) both++;
  return both / (left.size + right.size - both);
}

const headlines = new WeakMap<Heard, ReadonlySet<string>>();
const texts = new WeakMap<Heard, ReadonlySet<string>>();

function headlineWords(heard: Heard): ReadonlySet<string> {
  return kept(headlines, heard, () => wordsOf(heard.headline ?? "").map(({ form }) => form));
}

function shingles(heard: Heard): ReadonlySet<string> {
  return kept(texts, heard, () => {
    const words = wordsOf(heard.text).map(({ form }) => form);
    return words.slice(SHINGLE - 1).map((_, index) => words.slice(index, index + SHINGLE).join(" "));
  });
}

function kept(
  held: WeakMap<Heard, ReadonlySet<string>>,
  heard: Heard,
  make: () => string[],
): ReadonlySet<string> {
  const known = held.get(heard) ?? new Set(make());
  held.set(heard, known);
  return known;
}
