import { candidates, isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { type NameKind, names } from "../../lexicon/names.ts";
import { givenNames, nameWords } from "../../lexicon/nameWords.ts";
import { lazily } from "../../lexicon/rows.ts";
import { wordClasses } from "../../lexicon/wordClasses.ts";
import type { MentionType } from "../../model/reading.ts";
import type { Tokens } from "../../model/syntax.ts";
import { remembered } from "../../text/memory.ts";
import { fold } from "../../text/normalise.ts";
import type { Lexemes } from "../lexemes.ts";
import { isCapital } from "./shapes.ts";

/** Types and kinds of names in the order in which the labels were trained on them. */
export const TYPES: readonly MentionType[] = [
  "person",
  "organization",
  "gpe",
  "location",
  "facility",
  "weapon",
  "vehicle",
];
export const KINDS: readonly NameKind[] = [
  "state",
  "adjective",
  "people",
  "capital",
  "seat",
  "actor",
  "outlet",
  "holder",
  "region",
  "weapon",
];

/** What lists know of a word as such, and its class and group by the company it keeps. */
interface Listed {
  listed: number;
  one: number;
  group: number;
}

/** For each lexeme what lists know of it. */
export function listsOf({ text, start, end, count }: Tokens, { of, lower }: Lexemes): Listed[] {
  const known = lookUp();
  const lists = new Array<Listed>(lower.length);
  for (let token = 0; token < count; token++)
    lists[of[token]!] ??= known(text.slice(start[token], end[token]));
  return lists;
}

const lookUp = lazily(() =>
  remembered((word: string): Listed => {
    const { classOf, groupOf } = wordClasses();
    const one = classOf(fold(word).toLowerCase().replace(/[0-9]/g, "0"));
    const capital = isCapital(word, 0, word.length) ? 1 : 0;
    return { listed: 2 * listedAs(placeKey(word)) + capital, one, group: groupOf(one) };
  }),
);

/** Lists that hold a word, as bits; the kind of the known name it is alone and the size of the place take several. */
function listedAs(key: string): number {
  if (!/^[a-z]/.test(key)) return 0;
  const { firstNames, titles, notNames, nominals, eventHeads, lastHeads, firstHeads } = nameWords();
  const known = names().byKey.get(key)?.[0];
  const head = lastHeads.get(key);
  return (
    (firstNames.has(key) ? 1 : 0) |
    (titles.has(key) ? 2 : 0) |
    (notNames.has(key) ? 4 : 0) |
    (nominals.has(key) ? 8 : 0) |
    (eventHeads.has(key) ? 16 : 0) |
    (givenNames().has(key) ? 32 : 0) |
    (firstHeads.has(key) ? 64 : 0) |
    ((head ? TYPES.indexOf(head) + 1 : 0) << 7) |
    ((known ? KINDS.indexOf(known.kind) + 1 : 0) << 10) |
    (sizeOf(key) << 14)
  );
}

/** 0 for no place, 1 for a small one, 4 for more than a million inhabitants. */
function sizeOf(key: string): number {
  if (key.length < 3 || !isPlaceKey(key)) return 0;
  const thousands = Math.max(0, ...candidates(key).map(({ population }) => population));
  return thousands > 1000 ? 4 : thousands > 200 ? 3 : thousands > 50 ? 2 : 1;
}
