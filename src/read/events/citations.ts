import type { Attribution, Quantity } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { children, childWith, spanOf, subtree } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import type { Filler } from "./filler.ts";
import { isNoun, isVerb } from "./phrases.ts";
import { type Scene, tokenFrom } from "./scene.ts";

/** What is known of an event when its citation is cut. */
export interface Cited {
  candidate: Candidate;
  clause: readonly [first: number, last: number];
  fillers: readonly Filler[];
  figures: readonly number[];
  time: number | null;
  place: number | null;
  /** True where the event is told as done, so that no operator above it has to be read along. */
  real: boolean;
  attribution: number | null;
}

/** Longest citation in words; chosen so that it stays one line or two of a brief. */
const LONGEST = 40;
/** Longest citation that is made of a participle and the clause above it (`capsized off X, killing 12`). */
const LONGEST_RESULT = 28;
/** How many words up a clause is looked for. */
const STEPS = 8;

type Range = [first: number, last: number];

/**
 * The words to quote for an event: its own clause, or the smallest clause around it in which a reader sees who, what,
 * how many and whether it happened at all.
 */
export function citationOf(scene: Scene, cited: Cited): Span {
  const { tokens } = scene;
  const needed = neededTokens(scene, cited);
  let at = headOf(cited.candidate);
  let range: Range = [...cited.clause];
  if (childWith(tokens, at, ["cop"]) >= 0) range = hull(range, ownPart(tokens, at, -1));
  for (let step = 0; step < STEPS; step++) {
    if (isEnough(scene, cited, range, at, needed)) break;
    const above = tokens.head[at]!;
    if (above < 0 || isClosingCue(scene, above, range)) break;
    const wider = hull(range, ownPart(tokens, above, at));
    if (wider[1] - wider[0] > longest(tokens, at)) break;
    range = wider;
    if (tokens.relation[at] === REL["acl:relcl"]) break;
    at = above;
  }
  const { trigger } = cited.candidate.found;
  const own = finished(scene, cited, uncoupled(tokens, withinMarks(tokens, range, trigger), trigger));
  return spanOf(tokens, ...closed(tokens, stripped(tokens, said(scene, cited, own), cited)));
}

/** `…, the coast guard said`: the words that name the source behind what is told. */
function isClosingCue(scene: Scene, above: number, [, last]: Range): boolean {
  return above >= last && scene.cueOf(above) !== null;
}

function headOf({ found }: Candidate): number {
  return found.light >= 0 ? found.light : found.trigger;
}

function longest(tokens: Tokens, at: number): number {
  const result = tokens.relation[at] === REL.advcl && tokens.tag[at] === TAG.VBG;
  return result ? LONGEST_RESULT : LONGEST;
}

/** Heads of the participants and figures that stand in the sentence of the event. */
function neededTokens(scene: Scene, { candidate, fillers, figures }: Cited): number[] {
  const { tokens } = scene;
  const sentence = tokens.sentence[candidate.found.trigger];
  const counted = figures.map((figure) => tokenFrom(tokens, (scene.quantities[figure] as Quantity).start));
  const named = fillers
    .map(({ token, span }) => (tokens.start[token]! >= span.start ? token : tokenFrom(tokens, span.start)))
    .filter((token) => tokens.start[token]! < tokens.end[token]! && isOwn(scene, candidate, token));
  return [...named, ...counted].filter((token) => tokens.sentence[token] === sentence);
}

/** A participant that is only quoted (`"…", the ministry said`) is no part of what is cited. */
function isOwn(scene: Scene, { found }: Candidate, token: number): boolean {
  const index = scene.attributionOf(found.trigger);
  const source = index === null ? null : scene.attributions[index]!.source;
  if (!source) return true;
  return scene.tokens.end[token]! <= source.start || scene.tokens.start[token]! >= source.end;
}

function isEnough(scene: Scene, cited: Cited, range: Range, at: number, needed: readonly number[]): boolean {
  const { tokens } = scene;
  const whole = needed.every((token) => token >= range[0] && token < range[1]);
  if (isVerb(tokens.tag[at]!) || childWith(tokens, at, ["cop"]) >= 0) return isSentence(tokens, at) && whole;
  return cited.real && whole && isFullNoun(scene, cited, range, needed.length);
}

/** A noun phrase that tells the event by itself: with two participants or with one and a place or time. */
function isFullNoun(scene: Scene, { time, place }: Cited, range: Range, parties: number): boolean {
  const held = (span: Span | undefined) => span !== undefined && holds(scene.tokens, range, span);
  const set = (time !== null && held(scene.times[time])) || (place !== null && held(scene.mentions[place]));
  return range[1] - range[0] > 2 && (parties > 1 || (parties > 0 && set));
}

function holds(tokens: Tokens, [first, last]: Range, { start, end }: Span): boolean {
  return tokens.start[first]! <= start && end <= tokens.end[last - 1]!;
}

/** A finite clause with a subject of its own that is no condition. */
function isSentence(tokens: Tokens, verb: number): boolean {
  const subject = childWith(tokens, verb, ["nsubj", "nsubj:pass", "expl", "csubj"]);
  if (tokens.relation[verb] === REL.root) return true;
  if (!hasTense(tokens, verb)) return false;
  if (subject < 0 || /^(?:who|which|that)$/.test(tokens.lower[subject]!)) return false;
  const mark = childWith(tokens, verb, ["mark"]);
  return mark < 0 || !/^(?:if|unless|to|provided|lest|whether)$/.test(tokens.lower[mark]!);
}

/** A verb with a tense, of its own or of an auxiliary; predicates count through their copula. */
function hasTense(tokens: Tokens, verb: number): boolean {
  const tag = tokens.tag[verb]!;
  if (tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP) return true;
  return childWith(tokens, verb, ["aux", "aux:pass", "cop"]) >= 0;
}

/** What stands apart from the clause on whose word the event hangs. */
const APART: ReadonlySet<number> = new Set([REL.parataxis, REL.conj, REL.cc, REL.punct, REL.discourse]);
const APART_NOUN: ReadonlySet<number> = new Set([...APART, REL["acl:relcl"], REL.appos, REL.acl, REL.nsubj]);

/** The words of a clause or noun phrase above, without other clauses that it holds. */
function ownPart(tokens: Tokens, above: number, path: number): Range {
  const apart = isNoun(tokens.tag[above]!) && childWith(tokens, above, ["cop"]) < 0 ? APART_NOUN : APART;
  let range: Range = [above, above + 1];
  for (const child of children(tokens, above)) {
    if (child === path || !isPart(tokens, child, above, path, apart)) continue;
    range = hull(range, subtree(tokens, child));
  }
  return range;
}

function isPart(
  tokens: Tokens,
  child: number,
  above: number,
  path: number,
  apart: ReadonlySet<number>,
): boolean {
  const relation = tokens.relation[child]!;
  if (apart.has(relation)) return false;
  if (relation === REL.nsubj && tokens.relation[path] === REL.ccomp && child > path) return false;
  if (relation === REL.ccomp || relation === REL.advcl) return isShort(tokens, child);
  return !(
    path >= 0 &&
    tokens.relation[path] === REL.conj &&
    child > above &&
    relation === REL.obl &&
    child > path
  );
}

/** Clauses of more words than this are left out of the citation of another event. */
const SHORT_CLAUSE = 12;

function isShort(tokens: Tokens, child: number): boolean {
  const [first, last] = subtree(tokens, child);
  return last - first <= SHORT_CLAUSE;
}

function hull(left: readonly [number, number], right: readonly [number, number]): Range {
  return [Math.min(left[0], right[0]), Math.max(left[1], right[1])];
}

/** Without conjunction, preposition and punctuation at its ends; `if`, `unless`, `to`, `without` change the sense and stay. */
function stripped(tokens: Tokens, [from, to]: Range, { candidate }: Cited): Range {
  let [first, last] = [from, to];
  const stop = Math.min(candidate.found.trigger, headOf(candidate));
  if (tokens.lower[first] === "according") {
    for (let at = first; at < stop; at++) if (tokens.lower[at] === ",") first = at;
  }
  while (first < stop && isLoose(tokens, first)) first++;
  while (last > candidate.found.trigger + 1 && /^[,;:.—–-]$/.test(tokens.lower[last - 1]!)) last--;
  return [first, last];
}

function isLoose(tokens: Tokens, token: number): boolean {
  const word = tokens.lower[token]!;
  if (/^(?:least|most|all)$/.test(tokens.lower[token + 1] ?? "")) return false;
  if (tokens.relation[token] === REL.punct && !/^["“”'‘(]$/.test(word)) return true;
  if (/^(?:that|when|while|as|whereas|although|though|because|and|but|or|where)$/.test(word))
    return /^(?:mark|cc|advmod|case)$/.test(relationName(tokens, token));
  return (
    tokens.relation[token] === REL.case &&
    /^(?:of|in|to|at|for|from|after|before|on|by|with|during|despite|over|about|amid|following|into)$/.test(
      word,
    )
  );
}

const NAMES = new Map<number, string>([
  [REL.mark, "mark"],
  [REL.cc, "cc"],
  [REL.advmod, "advmod"],
  [REL.case, "case"],
]);

function relationName(tokens: Tokens, token: number): string {
  return NAMES.get(tokens.relation[token]!) ?? "";
}

/** The part between the semicolons around the trigger. */
function withinMarks(tokens: Tokens, [from, to]: Range, trigger: number): Range {
  let [first, last] = [from, to];
  for (let at = first; at < trigger; at++) if (tokens.lower[at] === ";") first = at + 1;
  for (let at = last - 1; at > trigger; at--) if (tokens.lower[at] === ";") last = at;
  return [first, last];
}

/** `sank off Leyte and 62 people | died`: what belongs to the next verb is cut off. */
function uncoupled(tokens: Tokens, [first, last]: Range, trigger: number): Range {
  const next =
    last < tokens.count && tokens.sentence[last] === tokens.sentence[trigger] ? tokens.tag[last]! : -1;
  if (next !== TAG.VBD && next !== TAG.VBZ && next !== TAG.VBP && next !== TAG.MD) return [first, last];
  for (let at = last - 1; at > trigger && at > last - 6; at--)
    if (tokens.relation[at] === REL.cc) return [first, at];
  return [first, last];
}

/** Figures are cited whole, and a preposition at the end takes what it introduces along, wherever that was hung. */
function finished({ tokens, quantities }: Scene, { figures }: Cited, [first, last]: Range): Range {
  let end = last;
  for (const figure of figures) {
    const from = tokenFrom(tokens, quantities[figure]!.start);
    const to = tokenFrom(tokens, quantities[figure]!.end);
    if (from >= first && from <= end && to > end && to - end < 8) end = to;
  }
  const loose = end - 1;
  if (tokens.tag[loose] !== TAG.IN && tokens.tag[loose] !== TAG.RP) return [first, end];
  const head = tokens.relation[loose] === REL.case ? tokens.head[loose]! : -1;
  if (head > loose && head - loose < 6) return [first, head + 1];
  while (tokens.tag[end] === TAG.NNP && tokens.sentence[end] === tokens.sentence[first]) end++;
  return [first, end];
}

/** Cut to what is quoted; of what is denied the denial is cited too. */
function said(scene: Scene, { attribution, candidate, clause, fillers }: Cited, range: Range): Range {
  if (attribution === null) return range;
  const { tokens } = scene;
  const told = scene.attributions[attribution] as Attribution;
  if (told.cueClass === "deny" && told.polarity === "-") return withDenial(tokens, told, candidate, range);
  const trigger = tokens.start[candidate.found.trigger]!;
  const content = told.content.find(({ start, end }) => start <= trigger && trigger < end);
  if (!content || !told.source || holdsCue(tokens, told, candidate)) return range;
  const speaks = fillers.some(({ role, span }) => role === "actor" && span.start === told.source!.start);
  const cut = Math.min(tokenFrom(tokens, content.start), clause[0]);
  const first = speaks ? range[0] : Math.max(range[0], cut);
  const last = Math.min(range[1], Math.max(tokenFrom(tokens, content.end), candidate.found.trigger + 1));
  return last - first > 1 && tokens.lower[first] !== "to" ? [first, last] : range;
}

/** `declare a curfew`: the word that brings the content is the verb of the event. */
function holdsCue(tokens: Tokens, { cue }: Attribution, { found }: Candidate): boolean {
  return [found.trigger, found.light].some(
    (token) => token >= 0 && tokens.start[token]! >= cue.start && tokens.end[token]! <= cue.end,
  );
}

function withDenial(tokens: Tokens, told: Attribution, { found }: Candidate, range: Range): Range {
  const spans = [told.cue, ...(told.source ? [told.source] : [])];
  let wide: Range = range;
  for (const { start, end } of spans) {
    const first = tokenFrom(tokens, start);
    if (first < tokens.count && tokens.sentence[first] === tokens.sentence[found.trigger])
      wide = hull(wide, [first, Math.max(first + 1, tokenFrom(tokens, end))]);
  }
  return wide[1] - wide[0] <= LONGEST ? wide : range;
}

/** Takes a closing quotation mark along where the range opens one. */
function closed(tokens: Tokens, [first, last]: Range): Range {
  let open = false;
  for (let token = first; token < last; token++) if (/^["“”]$/.test(tokens.lower[token]!)) open = !open;
  if (!open) return [first, last];
  if (last < tokens.count && /^["”]$/.test(tokens.lower[last]!)) return [first, last + 1];
  return /^["“]$/.test(tokens.lower[first]!) ? [first + 1, last] : [first, last];
}
