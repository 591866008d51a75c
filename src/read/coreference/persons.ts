import { placeKey } from "../../lexicon/keys.ts";
import { type Gender, personWords } from "../../lexicon/person-words.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import type { Found } from "../naming/found.ts";
import type { Person, Walk } from "./walk.ts";

/** Words of a title before a name at most: `former Deputy Prime Minister Brigadier General`. */
const LONGEST_TITLE = 8;

const TITLE_TAGS = new Set<number>([TAG.NN, TAG.NNS, TAG.NNP, TAG.NNPS, TAG.JJ, TAG.HYPH, TAG.POS, TAG.VBN]);

/** Adds to a person what stands beside one mention. */
export function learnPerson(walk: Walk, index: number): void {
  const mention = walk.found[index]!;
  if (mention.type !== "person" || mention.level === "pronoun") return;
  const { gender, words } = describePerson(walk, index);
  const person = walk.persons.get(walk.roots[index]!);
  if (!person) walk.persons.set(walk.roots[index]!, { gender, words });
  else {
    for (const word of words) person.words.add(word);
    person.gender ??= gender;
  }
}

/** What one mention tells: its own words, the title before a name, an apposition on either side, the given name. */
export function describePerson(walk: Walk, index: number): Person {
  const mention = walk.found[index]!;
  const words = new Set(wordsBeside(walk, index));
  const named = mention.level === "name" ? genderOfName(walk, mention) : null;
  return { gender: genderOfWords(words) ?? named, words };
}

/** What is known of the person a mention stands for. */
export function personOf(walk: Walk, index: number): Person | undefined {
  return walk.persons.get(walk.roots[index]!);
}

function wordsBeside(walk: Walk, index: number): string[] {
  const { tokens, found } = walk;
  const mention = found[index]!;
  if (mention.level !== "name") return lemmas(tokens, mention.first, mention.last);
  const words = lemmas(tokens, titleStart(tokens, mention.first), mention.first);
  for (const other of found.slice(Math.max(0, index - 3), index + 4)) {
    if (other.level !== "nominal" || other.type !== "person") continue;
    const behind = walk.text.slice(mention.end, other.start);
    const before = walk.text.slice(other.end, mention.start);
    if ((other.start > mention.end && behind === ", ") || (other.end < mention.start && before === ", "))
      words.push(...lemmas(tokens, other.first, other.last));
  }
  return words;
}

/** First token of the words that stand before a name without a mark or an article between them. */
export function titleStart(tokens: Tokens, name: number): number {
  let first = name;
  while (first > 0 && name - first < LONGEST_TITLE && isTitleWord(tokens, first - 1, name)) first--;
  return first;
}

function isTitleWord(tokens: Tokens, token: number, name: number): boolean {
  if (tokens.sentence[token] !== tokens.sentence[name]) return false;
  return TITLE_TAGS.has(tokens.tag[token]!) || personWords().titles.has(bare(tokens.lower[token]!));
}

/** Words as a later mention may take them up: lemmas, and the noun behind a title (`Gen.` -> `general`). */
function lemmas(tokens: Tokens, first: number, last: number): string[] {
  const { titles } = personWords();
  const found: string[] = [];
  for (let token = first; token < last; token++) {
    const word = bare(tokens.lower[token]!);
    found.push(tokens.lemma[token]!.toLowerCase(), word);
    for (let noun = titles.get(word); noun && !found.includes(noun); noun = titles.get(noun))
      found.push(noun);
  }
  return found;
}

function bare(word: string): string {
  return word.endsWith(".") ? word.slice(0, -1) : word;
}

function genderOfWords(words: ReadonlySet<string>): Gender | null {
  const { nouns } = personWords();
  for (const word of words) {
    const gender = nouns.get(word);
    if (gender) return gender;
  }
  return null;
}

/** By the given name: the first word, or its first half (`Jean-Bosco`). */
function genderOfName(walk: Walk, { start, end }: Found): Gender | null {
  const { givenNames } = personWords();
  const first = walk.text.slice(start, Math.min(end, start + 40)).split(/\s/)[0]!;
  return givenNames.get(placeKey(first)) ?? givenNames.get(placeKey(first.split("-")[0]!)) ?? null;
}
