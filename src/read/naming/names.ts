import { placeKey } from "../../lexicon/keys.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { roleWords } from "../../lexicon/roleWords.ts";
import type { Sentence, Tokens } from "../../model/syntax.ts";
import { overlapping, upperBound } from "../../text/offsets.ts";
import { inAgreement } from "./agreement.ts";
import { asCalled, isNoName } from "./called.ts";
import type { Found } from "./found.ts";
import { knownNames } from "./lexical.ts";
import { withLabels } from "./opinion.ts";
import { piecesOf } from "./pieces.ts";
import { readRun } from "./runs.ts";
import { capitalRuns, isTitleCase, keyOf } from "./shapes.ts";
import { nameLabels, nameModel } from "./tagger.ts";
import { nameView } from "./view.ts";

/** All names of a report: known ones, and others told by their shape and by trained labels; consistent over the report. */
export function findNames(tokens: Tokens, sentences: readonly Sentence[]): Found[] {
  const names = ruledNames(tokens, sentences);
  const labels = nameLabels(nameModel(), nameView(tokens, sentences, names));
  const list = withLabels(tokens, names, labels).map((name) => asCalled(tokens, name));
  return inAgreement(
    tokens,
    consistent(
      tokens,
      list.filter((name) => !isTrade(tokens, name, list) && !isNoName(tokens, name)),
    ),
  );
}

/** Known names, and others told by their shape alone; what the trained labels look at. */
export function ruledNames(tokens: Tokens, sentences: readonly Sentence[]): Found[] {
  const hits = knownNames(tokens, piecesOf(tokens));
  const titleCase = new Set(
    sentences.flatMap((s, index) => (isTitleCase(tokens, s.first, s.last) ? [index] : [])),
  );
  const ends = hits.map((hit) => hit.last);
  const shaped = joined(capitalRuns(tokens), hits).flatMap(([first, last]) => {
    const list = readRun(tokens, first, last, hitsIn(hits, ends, first, last));
    return titleCase.has(tokens.sentence[first]!) ? list.filter((name) => name.by !== "guess") : list;
  });
  const isTaken = overlapping(shaped);
  const loose = hits.filter((hit) => !isTaken(hit));
  const called = shaped.map((name) => asCalled(tokens, name));
  return consistent(tokens, [...called, ...loose]);
}

/** Capitalised runs made long enough to hold the known names that reach beyond them (`Committee for the Iraqi Resistance`). */
function joined(runs: readonly [number, number][], hits: readonly Found[]): [number, number][] {
  const spans = [
    ...runs,
    ...hits.filter((hit) => hit.last - hit.first > 1).map((hit): [number, number] => [hit.first, hit.last]),
  ];
  spans.sort((left, right) => left[0] - right[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of spans) {
    const before = merged.at(-1);
    if (before && first < before[1]) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The hits that share a token with `[first, last)`; hits stand in order and do not overlap, `ends` are their ends. */
function hitsIn(hits: readonly Found[], ends: readonly number[], first: number, last: number): Found[] {
  const found: Found[] = [];
  for (let index = upperBound(ends, first); index < hits.length && hits[index]!.first < last; index++)
    found.push(hits[index]!);
  return found;
}

/** A guess gives way to what the same words, or the surname of a full name, are told to be elsewhere in the report. */
function consistent(tokens: Tokens, list: readonly Found[]): Found[] {
  const told = new Map<string, Found>();
  const bodies = new Set<string>();
  const keys = new Map(list.map((name) => [name, keyOfSpan(tokens, name)]));
  for (const name of list) {
    if (isCalledBody(tokens, name)) bodies.add(keys.get(name)!);
    if (name.by !== "guess") told.set(keys.get(name)!, name);
  }
  for (const name of list) {
    if (name.by === "guess" || name.type !== "person" || name.last - name.first < 2) continue;
    const surname = keyOf(tokens, name.last - 1);
    if (!told.has(surname)) told.set(surname, name);
  }
  const endings = new Set(
    list.flatMap(({ first, last }) => (last - first > 1 ? [tokens.lower[last - 1]!] : [])),
  );
  const kept = list.filter((name) => !isCommonWord(tokens, name, endings));
  return kept.map((name) => {
    const key = keys.get(name)!;
    if (name.by !== "lexicon" && bodies.has(key)) return { ...name, type: "organization", by: "shape" };
    const better = name.by === "guess" ? told.get(key) : undefined;
    return better ? { ...name, type: better.type, by: "shape" } : name;
  });
}

/** `the operator, Velmora Kraft,`: said to be a body by the noun before it. */
function isCalledBody(tokens: Tokens, name: Found): boolean {
  const head = name.first - 2;
  if (
    head < 0 ||
    tokens.lower[name.first - 1] !== "," ||
    tokens.sentence[head] !== tokens.sentence[name.first]
  )
    return false;
  const sense = nameWords().nominals.get(tokens.lemma[head]!);
  if (sense?.group !== "body" || !/^(?:the|its|an?)$/.test(tokens.lower[head - 1] ?? "")) return false;
  return /^[,.;]$/.test(tokens.lower[name.last] ?? "") && KINDS_OF_ACTORS.has(name.type);
}

const KINDS_OF_ACTORS = new Set<Found["type"]>(["person", "organization"]);

/** A guess at one capitalised word that is a plain noun (`Battalion`, `Government`), unless a longer name ends with it. */
function isCommonWord(tokens: Tokens, name: Found, endings: ReadonlySet<string>): boolean {
  if (name.by !== "guess" || name.last - name.first !== 1) return false;
  const word = tokens.lower[name.first]!;
  const { lastHeads, nominals, eventHeads } = nameWords();
  if (!lastHeads.has(word) && !nominals.has(word) && !eventHeads.has(word)) return false;
  return !endings.has(word);
}

/** `Defense`, `Navy` by itself is nobody, unless a longer name of the report ends with it. */
function isTrade(tokens: Tokens, name: Found, list: readonly Found[]): boolean {
  if (name.by === "lexicon" || name.type !== "person" || name.last - name.first !== 1) return false;
  const word = tokens.lower[name.first]!;
  if (!roleWords().trades.has(word)) return false;
  return !list.some((other) => other.last - other.first > 1 && tokens.lower[other.last - 1] === word);
}

function keyOfSpan(tokens: Tokens, name: Found): string {
  return placeKey(tokens.text.slice(name.start, name.end));
}
