import { adminAbbreviated, isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import type { MentionType } from "../../model/reading.ts";
import type { Tokens } from "../../model/syntax.ts";
import { type Found, found } from "./found.ts";
import { isCapitalised, isDateline, isNameWord, wordOf } from "./shapes.ts";
import { LABELS } from "./tagger.ts";

/** A name as the trained labels have it. */
interface Labelled {
  first: number;
  last: number;
  kind: "PER" | "ORG" | "LOC";
}

const KIND_OF: Partial<Record<MentionType, Labelled["kind"]>> = {
  person: "PER",
  organization: "ORG",
  gpe: "LOC",
  location: "LOC",
  facility: "LOC",
};

/**
 * Names of the rules put together with the trained labels. What the word lists know stays, and so do arms and ships;
 * elsewhere the labels decide where a name begins and ends and of what type it is. A guess the labels do not see
 * falls away.
 */
export function withLabels(tokens: Tokens, ruled: readonly Found[], labels: Uint8Array): Found[] {
  const names = ruled.map((name) => asUnitOfPlace(tokens, name));
  const spans = labelledSpans(labels)
    .flatMap((span) => atPossessive(tokens, span))
    .map((span) => overHyphen(tokens, withoutTitle(tokens, trimmed(tokens, span)), names))
    .filter((span) => span.last > span.first);
  const covered = coveredBy(spans, tokens.count);
  const firm = new Map<string, Found>();
  const kept = names.filter((name) => {
    const span = covered[name.first]! >= 0 ? spans[covered[name.first]!]! : spans[covered[name.last - 1]!];
    if (isWiderBody(name, spans, covered)) return true;
    if (isFirm(name)) return firm.set(`${name.first}:${name.last}`, name) !== null;
    if (span === undefined) return name.by === "shape";
    return (name.first === span.first && name.last === span.last) || isPersonAtEnd(name, span);
  });
  const taken = tokensOf(kept, tokens.count);
  const added = spans.flatMap((span) => nameOf(tokens, span, kept, taken));
  const labelled = kept.map((name) => retyped(tokens, name, spans[covered[name.first]!]));
  return [...labelled, ...added];
}

/** The rules know titles of several words; where both end with the same word, they begin the name better. */
function isPersonAtEnd(name: Found, span: Labelled): boolean {
  return span.kind === "PER" && name.type === "person" && name.by === "shape" && name.last === span.last;
}

/** `Northern Shore Coalition` where the labels see only a part of it: its head word tells where it ends. */
function isWiderBody(name: Found, spans: readonly Labelled[], covered: Int32Array): boolean {
  if (name.by !== "shape" || name.type !== "organization" || name.last - name.first < 3) return false;
  for (let token = name.first; token < name.last; token++) {
    const span = spans[covered[token]!];
    if (!span) continue;
    if (span.first < name.first || span.last > name.last) return false;
    if (span.kind === "PER" && span.last - span.first > 1) return false;
    if (span.last - span.first === name.last - name.first) return false;
  }
  return true;
}

/** `Norvik, Ont.`: an abbreviated land or state after a comma. */
function asUnitOfPlace(tokens: Tokens, name: Found): Found {
  if (name.by !== "guess" || tokens.lower[name.first - 1] !== ",") return name;
  const unit = adminAbbreviated(tokens.text.slice(name.start, name.end));
  return unit ? { ...name, type: "gpe", by: "shape" } : name;
}

/** Known names and arms are not up for a second opinion. */
function isFirm(name: Found): boolean {
  return name.by === "lexicon" || KIND_OF[name.type] === undefined;
}

function labelledSpans(labels: Uint8Array): Labelled[] {
  const spans: Labelled[] = [];
  for (let token = 0; token < labels.length; token++) {
    const label = labels[token]!;
    if (label % 2 !== 1) continue;
    let last = token + 1;
    while (labels[last] === label + 1) last++;
    spans.push({ first: token, last, kind: LABELS[label]!.slice(2) as Labelled["kind"] });
  }
  return spans;
}

/** `Sanha-Reyk` where the labels see only `Sanha`: joined names go together, unless one of them is known by itself. */
function overHyphen(tokens: Tokens, span: Labelled, names: readonly Found[]): Labelled {
  const after = span.last;
  if (span.last <= span.first || tokens.lower[after] !== "-" || tokens.end[after - 1] !== tokens.start[after])
    return span;
  if (tokens.end[after] !== tokens.start[after + 1] || !isNameWord(tokens, after + 1)) return span;
  const isKnown = names.some((name) => isFirm(name) && name.last > after - 1 && name.first <= after + 1);
  return isKnown ? span : { ...span, last: after + 2 };
}

/** `Norvik's Sandal Park` is two names where the first is a place we know. */
function atPossessive(tokens: Tokens, span: Labelled): Labelled[] {
  if (span.kind === "PER") return [beforeOf(tokens, span)];
  for (let token = span.first + 1; token < span.last - 1; token++) {
    if (!/^['’]s$/.test(tokens.lower[token]!)) continue;
    const before = tokens.text.slice(tokens.start[span.first]!, tokens.end[token - 1]!);
    if (isPlaceKey(placeKey(before)))
      return [
        { ...span, last: token, kind: "LOC" },
        { ...span, first: token + 1 },
      ];
  }
  return [span];
}

/** `Samo Reyk of the Tashar`: a person's name ends before `of`. */
function beforeOf(tokens: Tokens, span: Labelled): Labelled {
  const link = tokens.lower.indexOf("of", span.first + 1);
  return link > 0 && link < span.last ? { ...span, last: link } : span;
}

/** Links, articles and possessive signs at the edges belong to no name, nor the kind of a place in small letters (`Sanha province`). */
function trimmed(tokens: Tokens, { first, last, kind }: Labelled): Labelled {
  let start = first;
  let end = last;
  const isEdge = kind === "LOC" && hasCapital(tokens, first, last) ? isCapitalEdge : isNameEdge;
  while (end > start && !isEdge(tokens, end - 1)) end--;
  while (start < end && !isEdge(tokens, start)) start++;
  return { first: start, last: end, kind };
}

function hasCapital(tokens: Tokens, first: number, last: number): boolean {
  for (let token = first; token < last; token++) if (isCapitalised(tokens, token)) return true;
  return false;
}

function isCapitalEdge(tokens: Tokens, token: number): boolean {
  return isCapitalised(tokens, token) || /^\p{N}/u.test(wordOf(tokens, token));
}

function isNameEdge(tokens: Tokens, token: number): boolean {
  return /^[@#\p{Lu}\p{N}]/u.test(wordOf(tokens, token)) || wordOf(tokens, token).length > 3;
}

/** `General Tomas Reyk` -> `Tomas Reyk`: a title belongs to no name, as long as one is left. */
function withoutTitle(tokens: Tokens, span: Labelled): Labelled {
  const { titles } = nameWords();
  let first = span.first;
  while (span.kind === "PER" && first + 1 < span.last && titles.has(tokens.lower[first]!)) first++;
  return { ...span, first };
}

/** For each token the index of the span that holds it, or -1. */
function coveredBy(spans: readonly Labelled[], count: number): Int32Array {
  const covered = new Int32Array(count).fill(-1);
  for (const [index, { first, last }] of spans.entries()) covered.fill(index, first, last);
  return covered;
}

/** For each token the index of the longest kept name that holds it, or -1. */
function tokensOf(names: readonly Found[], count: number): Int32Array {
  const taken = new Int32Array(count).fill(-1);
  for (const [index, name] of names.entries()) {
    for (let token = name.first; token < name.last; token++) {
      const held = taken[token]!;
      if (held < 0 || names[held]!.last - names[held]!.first < name.last - name.first) taken[token] = index;
    }
  }
  return taken;
}

/** The labelled span as a name, unless a kept name has the same words, holds it, or reaches over its edge. */
function nameOf(tokens: Tokens, span: Labelled, kept: readonly Found[], taken: Int32Array): Found[] {
  for (let token = span.first; token < span.last; token++) {
    const held = taken[token]! < 0 ? null : kept[taken[token]!]!;
    if (!held) continue;
    const isInside = held.first >= span.first && held.last <= span.last;
    if (!isInside || held.last - held.first === span.last - span.first) return [];
    if (span.kind === "PER" && held.type === "person" && held.last === span.last) return [];
  }
  const next = span.kind === "PER" && taken[span.last]! >= 0 ? kept[taken[span.last]!]! : null;
  if (next?.type === "person" && next.first === span.last) return [];
  const words = { start: tokens.start[span.first]!, end: tokens.end[span.last - 1]! };
  return [found(words, [span.first, span.last], typeOf(tokens, span), "shape")];
}

function retyped(tokens: Tokens, name: Found, span: Labelled | undefined): Found {
  if (!span || isFirm(name) || name.first !== span.first || name.last !== span.last) return name;
  if (isDateline(tokens, name.first, name.last)) return name;
  const isPlaceByHead = name.by === "shape" && (name.type === "facility" || name.type === "location");
  const same = KIND_OF[name.type] === span.kind || (isPlaceByHead && span.kind === "ORG");
  return { ...name, by: "shape", type: same ? name.type : typeOf(tokens, span) };
}

function wordsOf({ text, start, end }: Tokens, { first, last }: Labelled): string {
  return text.slice(start[first]!, end[last - 1]!);
}

/** A person is none whose name ends as those of outlets do; a place is of the kind its head word tells, else a town or land. */
function typeOf(tokens: Tokens, span: Labelled): MentionType {
  if (span.kind === "ORG") return "organization";
  if (span.kind === "PER") return isOutletName(wordsOf(tokens, span)) ? "organization" : "person";
  const { lastHeads, firstHeads } = nameWords();
  const told = lastHeads.get(tokens.lower[span.last - 1]!) ?? firstHeads.get(tokens.lower[span.first]!);
  return told && KIND_OF[told] === "LOC" ? told : "gpe";
}
