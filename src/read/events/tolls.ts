import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import type { Candidate } from "./candidate.ts";
import { isNoun, isVerb } from "./phrases.ts";
import type { Scene } from "./scene.ts";

/** How far behind a word for a toll its number is looked for, in words. */
const REACH = 25;

/** Words behind a toll that bring its number (`climbed to`, `stood at`, `reached`). */
const BRINGS =
  /^(?:to|at|past|above|over|reach|reached|reaches|reaching|hit|hits|exceeds|exceeded|tops|topped|passes|passed|:)$/;

/** Forms of verbs that tell a toll's number; looked at as written, since headlines are often tagged wrong. */
const TELLS =
  /^(?:ris|rose|climb|stand|stood|reach|hit|jump|pass|top|grow|grew|near|mount|soar|doubl|revis|rais|now|exceed)/;

/**
 * `the toll climbed to 19`, `the number of people killed when a ferry overturned has risen to 19`: the quantity behind the
 * word for the toll, read off the order of the words. A number behind `from` is the old one. Null where there is none.
 */
export function tollFigure(scene: Scene, { found }: Candidate): number | null {
  const { tokens } = scene;
  const { trigger } = found;
  if (!isToll(tokens, trigger)) return null;
  const sentence = tokens.sentence[trigger];
  let brought = tokens.lower[trigger + 1] === "of";
  for (let at = trigger + 1; at < trigger + REACH && tokens.sentence[at] === sentence; at++) {
    const word = tokens.lower[at]!;
    if (word === ";") return null;
    const figure = scene.quantitiesAt(at)[0];
    if (figure !== undefined && brought && scene.timesAt(at).length === 0) return figure;
    if (BRINGS.test(word)) brought = true;
    else if (isNoun(tokens.tag[at]!) || word === "from" || tokens.tag[at] === TAG.CD) brought = false;
  }
  return null;
}

/** `toll`, or what a number is told of. */
function isToll(tokens: Tokens, trigger: number): boolean {
  return /^tolls?$/.test(tokens.lower[trigger]!) || isTallied(tokens, trigger);
}

/** `the number of people killed`, `the number of arrested soldiers`: the words before count what the trigger tells. */
export function isTallied(tokens: Tokens, trigger: number): boolean {
  for (let at = trigger - 1; at >= 1 && at > trigger - 5; at--) {
    if (tokens.lower[at] === "of" && /^(?:number|count|total|tally)$/.test(tokens.lower[at - 1]!))
      return true;
  }
  return false;
}

/** `death toll climbs`, where the parser took the verb for the noun that `toll` modifies. */
export function isTollBeforeVerb(tokens: Tokens, token: number): boolean {
  if (!/^tolls?$/.test(tokens.lower[token]!) || tokens.relation[token] !== REL.compound) return false;
  return TELLS.test(tokens.lower[token + 1] ?? "");
}

/**
 * `a ferry sank off Leyte and 62 people died`, `and 42 were wounded`: the counted word right before the verb and its
 * auxiliaries, where the parser hung it elsewhere as a conjunct. -1 where there is none.
 */
export function countedBefore(tokens: Tokens, verb: number): number {
  let at = verb - 1;
  while (at >= 0 && (tokens.tag[at] === TAG.RB || isAuxiliary(tokens, at))) at--;
  if (tokens.lower[at + 1] === "aboard") return -1;
  if (at < 0 || tokens.sentence[at] !== tokens.sentence[verb] || tokens.head[at] === verb) return -1;
  if (tokens.relation[at] !== REL.conj && tokens.relation[at] !== REL.appos) return -1;
  const number = tokens.tag[at] === TAG.CD;
  return number || (isNoun(tokens.tag[at]!) && tokens.tag[at - 1] === TAG.CD) ? at : -1;
}

function isAuxiliary(tokens: Tokens, at: number): boolean {
  const relation = tokens.relation[at];
  if (relation !== REL.aux && relation !== REL["aux:pass"] && relation !== REL.cop) return false;
  return isVerb(tokens.tag[at]!) || tokens.tag[at] === TAG.MD;
}
