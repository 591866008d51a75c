import { readFileSync } from "node:fs";
import { RELATIONS, TAGS } from "../model/syntax.ts";

/** What the tagger and the parser choose from (`models/choices.md`): numbers of tags or relations, ascending. */
export interface Choices {
  /** Lists of tags; the first holds all. A list of one is a tag that is not weighed. */
  tags: readonly Uint8Array[];
  /** Place in `tags` by lower-cased word, and by {@link kindOf} for the other words. */
  ofWord: ReadonlyMap<string, number>;
  /** Lists of relations; the first holds all. */
  relations: readonly Uint8Array[];
  /** Place in `relations` by {@link pairKey}. */
  ofPair: Uint16Array;
}

let choices: Choices | null = null;

/** The choices that come with the package. Read once. */
export function tagAndRelationChoices(): Choices {
  return (choices ??= readChoices());
}

/** Key of an arc: tags of head and dependent (numbers under 64) and the move that makes it (under 4). */
export function pairKey(head: number, dependent: number, move: number): number {
  return (head * 64 + dependent) * 4 + move;
}

/** Kind of a word that is too rare to be known: by its first character. None of these can be a word. */
export function kindOf(form: string): string {
  const first = form.charAt(0);
  if (/\d/.test(first)) return "<digit>";
  if (!/\p{L}/u.test(first)) return "<sign>";
  return first === first.toLowerCase() ? "<small>" : "<capital>";
}

function readChoices(): Choices {
  const tags: Uint8Array[] = [Uint8Array.from(TAGS.keys())];
  const relations: Uint8Array[] = [Uint8Array.from(RELATIONS.keys())];
  const ofWord = new Map<string, number>();
  const ofPair = new Uint16Array(64 * 64 * 4);
  const text = readFileSync(new URL("../../models/choices.tsv", import.meta.url), "utf8");
  for (const line of text.split("\n")) {
    const [kind, values, keys] = line.split("\t");
    if (kind === "tag") {
      for (const word of keys!.split(" ")) ofWord.set(word, tags.length);
      tags.push(numbersOf(values!, TAGS));
    } else if (kind === "rel") {
      for (const pair of keys!.split("|")) ofPair[keyOf(pair)] = relations.length;
      relations.push(numbersOf(values!, RELATIONS));
    }
  }
  return { tags, ofWord, relations, ofPair };
}

function numbersOf(values: string, names: readonly string[]): Uint8Array {
  return Uint8Array.from(values.split(" "), (value) => names.indexOf(value));
}

function keyOf(pair: string): number {
  const [head, dependent, move] = pair.split(" ");
  const tags: readonly string[] = TAGS;
  return pairKey(tags.indexOf(head!), tags.indexOf(dependent!), Number(move));
}
