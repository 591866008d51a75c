import { type NameEntry, type NameTable, names } from "../../lexicon/names.ts";
import type { Tokens } from "../../model/syntax.ts";
import { type Found, known } from "./found.ts";
import type { Pieces } from "./pieces.ts";

/** Known names, the longest at each place, within sentences. Names inside longer ones are not reported here. */
export function knownNames(tokens: Tokens, pieces: Pieces): Found[] {
  const hits: Found[] = [];
  let at = 0;
  while (at < pieces.count) {
    const hit = longestAt(tokens, pieces, at);
    if (hit) hits.push(hit.found);
    at = hit ? hit.next : at + 1;
  }
  return hits;
}

/** Words of the longest known name that may begin here: most words begin none, and few of the others go on as one does. */
function mostAt({ longest, pairs }: NameTable, { key }: Pieces, at: number): number {
  if (!longest.has(key[at]!)) return 0;
  return pairs.get(key[at]!)?.get(key[at + 1]!) ?? 1;
}

function longestAt(tokens: Tokens, pieces: Pieces, at: number): { found: Found; next: number } | null {
  const table = names();
  const most = mostAt(table, pieces, at);
  for (let length = Math.min(most, pieces.count - at); length > 0; length--) {
    const last = at + length - 1;
    if (tokens.sentence[pieces.token[at]!] !== tokens.sentence[pieces.token[last]!]) continue;
    const entries = table.byKey.get(pieces.key.slice(at, at + length).join(" "));
    const entry = entries?.find((candidate) => written(candidate, tokens, pieces, at, last));
    if (!entry) continue;
    const span = { start: pieces.start[at]!, end: pieces.end[last]! };
    return { found: known(span, [pieces.token[at]!, pieces.token[last]! + 1], entry), next: last + 1 };
  }
  return null;
}

/** True where the text writes the name as the entry asks, with nothing but blanks and joining signs between its words. */
function written(entry: NameEntry, tokens: Tokens, pieces: Pieces, first: number, last: number): boolean {
  const start = pieces.start[first]!;
  const end = pieces.end[last]!;
  if (end - start > entry.key.length + 14) return false;
  const text = tokens.text.slice(start, end);
  if (first < last && /[,;:()"“”\n]/.test(text)) return false;
  if (entry.exact !== null) return text.replaceAll(".", "") === entry.exact;
  for (let index = first; index <= last; index++) {
    if (entry.capitals[index - first] && !pieces.capital[index]) return false;
  }
  return entry.capitals.some(Boolean) || entry.kind === "weapon";
}
