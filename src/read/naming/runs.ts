import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import type { MentionType } from "../../model/reading.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import { bodyOfLand, extendedBody } from "./bodies.ts";
import { type Found, found } from "./found.ts";
import { isLocative, isSubject, speaks } from "./neighbours.ts";
import { isDateline, isNameWord, keyOf, wordOf } from "./shapes.ts";

/** Longest title in words: `minister of foreign affairs`. */
const TITLE_WORDS = 4;
const PERSON_WORDS = 5;
const INITIAL = /^\p{Lu}\.?$/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\d&]{1,6}$/u;
const DESIGNATOR = /^([A-Z]{1,5})-?\d{1,4}[A-Z]{0,3}$/i;

function spanOf(tokens: Tokens, first: number, last: number) {
  return { start: tokens.start[first]!, end: tokens.end[last - 1]! };
}

function make(tokens: Tokens, first: number, last: number, type: MentionType, by: Found["by"]): Found {
  return found(spanOf(tokens, first, last), [first, last], type, by);
}

/** Names in one capitalised run, given the known names in it. Known names are returned only where they stay names. */
export function readRun(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found[] {
  const start = skipNotNames(tokens, first, last, hits);
  const held = hits.find((hit) => hit.last === last && hit.last - hit.first > 1);
  const end = held ? last : trimEnd(tokens, start, last);
  if (start >= end || isTitle(tokens, start, end)) return [];
  const own = hits.filter(
    (hit) => hit.first >= start && hit.last <= end && !isPartOfName(tokens, start, hit),
  );
  const whole = own.find((hit) => hit.first === start && hit.last === end);
  if (whole) return [whole];
  return (
    memberOf(tokens, start, end, own) ??
    titled(tokens, start, end, own) ??
    headed(tokens, start, end, own) ??
    pieced(tokens, start, end, own)
  );
}

/** `Carla Sanha of Secours du Nord`: a person in full and what they belong to. */
function memberOf(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found[] | null {
  const link = linkAt(tokens, first, last);
  if (link - first < 2 || tokens.lower[link] !== "of" || !isGiven(tokens, first)) return null;
  if (link - first > PERSON_WORDS || hits.some((hit) => hit.first < link && hit.last > link)) return null;
  const before = hits.filter((hit) => hit.last <= link);
  if (headType(tokens, first, link)) return null;
  return [...readRun(tokens, first, link, before), ...readRun(tokens, link + 1, last, hits)];
}

function isGiven(tokens: Tokens, token: number): boolean {
  return nameWords().firstNames.has(keyOf(tokens, token));
}

/** A known surname after another name word that is no title is part of somebody else's name: `Jane Trump`. */
function isPartOfName(tokens: Tokens, start: number, hit: Found): boolean {
  if (hit.kind !== "holder" || hit.last - hit.first > 1 || hit.first === start) return false;
  const before = hit.first - 1;
  const { firstNames, titles } = nameWords();
  return firstNames.has(keyOf(tokens, before)) && !titles.has(tokens.lower[before]!);
}

function skipNotNames(tokens: Tokens, first: number, last: number, hits: readonly Found[]): number {
  const { notNames } = nameWords();
  let at = first;
  while (
    at < last &&
    notNames.has(tokens.lower[at]!.replace(/\.$/, "")) &&
    !hits.some((hit) => hit.first <= at && at < hit.last)
  )
    at++;
  return at;
}

function trimEnd(tokens: Tokens, first: number, last: number): number {
  const { notNames } = nameWords();
  let end = last;
  while (
    end > first &&
    (notNames.has(tokens.lower[end - 1]!.replace(/\.$/, "")) || /^[-–&]$/.test(wordOf(tokens, end - 1)))
  )
    end--;
  return end;
}

/** `White House Press Secretary Jane Doe`: what stands before the title, and the person after it. */
function titled(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found[] | null {
  const title = findTitle(tokens, first, last);
  if (!title || hits.some((hit) => hit.type !== "person" && hit.first < title.end && hit.last > title.end))
    return null;
  if (isHeadedBody(tokens, first, last, title)) return null;
  const body = hits.find((hit) => hit.first === title.end && hit.type !== "person");
  if (body) return null;
  const left = title.start > first ? readRun(tokens, first, title.start, hits) : [];
  const person = personAt(tokens, title.end, last, hits);
  const rest = person.last < last ? readRun(tokens, person.last, last, hits) : [];
  return [...left, person, ...rest];
}

/** `Korvan General Hospital`: a title word inside the name of a body. */
function isHeadedBody(
  tokens: Tokens,
  first: number,
  last: number,
  title: { start: number; end: number },
): boolean {
  const { lastHeads, firstNames } = nameWords();
  return (
    title.start > first && lastHeads.has(tokens.lower[last - 1]!) && !firstNames.has(keyOf(tokens, title.end))
  );
}

/** The last title phrase in the run (or just before it in lower case) that leaves a name behind it. */
function findTitle(tokens: Tokens, first: number, last: number): { start: number; end: number } | null {
  const back = tokens.lower[first - 1] === "of" ? 2 : 1;
  for (let start = Math.max(0, first - back); start < last - 1; start++) {
    for (let end = Math.min(start + TITLE_WORDS, last - 1); end > start; end--) {
      if (end <= first - 1 || tokens.sentence[start] !== tokens.sentence[first]) continue;
      if (end >= first && isNameWord(tokens, end) && isTitle(tokens, start, end))
        return furtherTitle(tokens, start, end, last);
    }
  }
  return null;
}

/** `Prime Minister General X`: one title after another. */
function furtherTitle(
  tokens: Tokens,
  start: number,
  end: number,
  last: number,
): { start: number; end: number } {
  let stop = end;
  for (let next = Math.min(stop + TITLE_WORDS, last - 1); next > stop; next--) {
    if (isTitle(tokens, stop, next)) {
      stop = next;
      break;
    }
  }
  return { start, end: stop };
}

function isTitle(tokens: Tokens, start: number, end: number): boolean {
  return nameWords().titles.has(placeKey(tokens.text.slice(tokens.start[start]!, tokens.end[end - 1]!)));
}

function personAt(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found {
  const knownPerson = hits.find((hit) => hit.first === first && hit.type === "person");
  if (knownPerson) return knownPerson;
  const end = Math.min(last, first + PERSON_WORDS);
  return make(tokens, first, end, "person", "shape");
}

/** A run whose last or first word tells what it is: `Nevatim Air Base`, `Bank of England`, `Lake Chad`. */
function headed(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found[] | null {
  if (last - first < 2) return null;
  if (nameWords().eventHeads.has(tokens.lower[last - 1]!)) return hits.filter((hit) => hit.type !== "person");
  const type = headType(tokens, first, last);
  if (!type || hits.some((hit) => hit.type === "person" && hit.last === last)) return null;
  const inner = hits.filter((hit) => hit.type !== "person" && hit.last < last);
  return [make(tokens, first, last, type, "shape"), ...inner];
}

function headType(tokens: Tokens, first: number, last: number): MentionType | null {
  const { lastHeads, firstHeads } = nameWords();
  const opening = tokens.lower[first]!;
  if (/^(?:of|for)$/.test(tokens.lower[first + 1]!) || linkAt(tokens, first, last) > 0) {
    const before = tokens.lower[linkAt(tokens, first, last) - 1] ?? opening;
    const type = lastHeads.get(before) ?? firstHeads.get(before);
    if (type) return type;
  }
  return firstHeads.get(opening) ?? lastHeads.get(tokens.lower[last - 1]!) ?? null;
}

/** Token of the first `of` or `for` in the run, or -1. */
function linkAt(tokens: Tokens, first: number, last: number): number {
  for (let token = first + 1; token < last - 1; token++)
    if (/^(?:of|for)$/.test(tokens.lower[token]!)) return token;
  return -1;
}

/** Known names stay; what lies between them is told by its own shape. */
function pieced(tokens: Tokens, first: number, last: number, hits: readonly Found[]): Found[] {
  const extended = extendedBody(tokens, first, last, hits) ?? bodyOfLand(tokens, first, last, hits);
  if (extended) return extended;
  const names: Found[] = [];
  let at = first;
  for (const hit of [...hits, null]) {
    const stop = hit ? hit.first : last;
    if (stop > at) names.push(...segment(tokens, trimStart(tokens, at, stop), trimEnd(tokens, at, stop)));
    if (hit) names.push(hit);
    at = Math.max(at, hit ? hit.last : last);
  }
  return names;
}

/** Links and joining signs at the edge of a piece belong to no name. */
function trimStart(tokens: Tokens, first: number, last: number): number {
  let at = first;
  while (
    at < last &&
    (!/^[\p{L}\p{N}]/u.test(wordOf(tokens, at)) || /^\p{Ll}{1,3}$/u.test(wordOf(tokens, at)))
  )
    at++;
  return at;
}

function segment(tokens: Tokens, first: number, last: number): Found[] {
  let end = last;
  while (end > first && /^(?:\p{Ll}{1,3}|[-–&])$/u.test(wordOf(tokens, end - 1))) end--;
  if (end <= first) return [];
  const told = segmentType(tokens, first, end);
  return told ? [make(tokens, first, end, told.type, told.by)] : [];
}

interface Told {
  type: MentionType;
  by: Found["by"];
}

function segmentType(tokens: Tokens, first: number, last: number): Told | null {
  return last - first === 1 ? singleType(tokens, first) : longType(tokens, first, last);
}

function singleType(tokens: Tokens, token: number): Told | null {
  const word = wordOf(tokens, token);
  const { designators, notNames, firstNames, titles, lastHeads } = nameWords();
  if (notNames.has(tokens.lower[token]!) || titles.has(tokens.lower[token]!) || word.length < 2) return null;
  const designator = DESIGNATOR.exec(word);
  const arm = designator ? designators.get(designator[1]!.toUpperCase()) : undefined;
  if (arm && (word.includes("-") || designator![1]!.length > 1)) return { type: arm, by: "shape" };
  if (/\d/.test(word)) return null;
  if (isDateline(tokens, token, token + 1)) return { type: "gpe", by: "shape" };
  if (tokens.tag[token] === TAG.JJ) return null;
  const key = keyOf(tokens, token);
  const head = lastHeads.get(tokens.lower[token]!);
  if (head) return { type: head, by: "guess" };
  if (ACRONYM.test(word)) return { type: "organization", by: "guess" };
  if (isPlaceKey(key) && isLocative(tokens, token)) return { type: "gpe", by: "shape" };
  if (firstNames.has(key) || speaks(tokens, token)) return { type: "person", by: "guess" };
  if (isPlaceKey(key) && !isSubject(tokens, token)) return { type: "gpe", by: "guess" };
  if (isLocative(tokens, token)) return { type: "gpe", by: "guess" };
  return { type: isSubject(tokens, token) ? "person" : "organization", by: "guess" };
}

function longType(tokens: Tokens, first: number, last: number): Told | null {
  const { firstNames, notNames } = nameWords();
  const key = placeKey(tokens.text.slice(tokens.start[first]!, tokens.end[last - 1]!));
  const opening = keyOf(tokens, first);
  const short = last - first <= PERSON_WORDS;
  if (isPlaceKey(key)) return { type: "gpe", by: isLocative(tokens, first) ? "shape" : "guess" };
  if (isDateline(tokens, first, last)) return { type: "gpe", by: "shape" };
  if (short && (firstNames.has(opening) || INITIAL.test(wordOf(tokens, first))))
    return { type: "person", by: "shape" };
  if (short && firstNames.has(opening.split(" ")[0]!)) return { type: "person", by: "shape" };
  for (let token = first; token < last; token++)
    if (notNames.has(tokens.lower[token]!)) return { type: "organization", by: "guess" };
  if (last - first <= 3 && speaks(tokens, last - 1)) return { type: "person", by: "shape" };
  if (isLocative(tokens, first)) return { type: "gpe", by: "guess" };
  return {
    type: last - first <= 3 && allWords(tokens, first, last) ? "person" : "organization",
    by: "guess",
  };
}

/** Only words with one capital each: `Hussein Taeb`, not `iPhone SE`. */
function allWords(tokens: Tokens, first: number, last: number): boolean {
  for (let token = first; token < last; token++) {
    if (!/^(?:\p{Lu}[\p{Ll}'’]+(?:-\p{L}+)?|\p{Lu}\.|\p{Ll}{2,3}|-)$/u.test(wordOf(tokens, token)))
      return false;
  }
  return true;
}
