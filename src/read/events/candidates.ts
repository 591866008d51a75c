import { type EventFrame, eventClass, eventFrames } from "../../lexicon/events.ts";
import { REL, TAG } from "../../model/syntax.ts";
import { childWith } from "../tree.ts";
import { announcement } from "./announcements.ts";
import type { Candidate } from "./candidate.ts";
import { allHold } from "./conditions.ts";
import { type Dependents, nounDependents, verbDependents } from "./dependents.ts";
import { isOfLabour } from "./labour.ts";
import { verbLemmas } from "./lemmas.ts";
import { mendParticiple, mendRoot, mendSubject, mistakenVerb } from "./mend.ts";
import { isNoun, isVerb } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { isTallied, isTollBeforeVerb } from "./tolls.ts";

/** Most triggers read in one sentence: no sentence of prose tells more, and damaged text stays linear. */
const MOST_IN_SENTENCE = 60;

/** Every trigger whose word has a frame that fits, in text order. Nothing out of boilerplate, bylines and credits. */
export function candidatesOf(scene: Scene): Candidate[] {
  const candidates: Candidate[] = [];
  const { sentence } = scene.tokens;
  let inSentence = 0;
  for (let token = 0; token < scene.tokens.count; token++) {
    if (token > 0 && sentence[token] !== sentence[token - 1]) inSentence = 0;
    if (inSentence >= MOST_IN_SENTENCE || !isRead(scene, token)) continue;
    const candidate = candidateAt(scene, token);
    if (!candidate) continue;
    candidates.push(candidate);
    inSentence++;
  }
  return candidates;
}

function isRead(scene: Scene, token: number): boolean {
  const role = scene.blockOf(token);
  return role !== "boilerplate" && role !== "credit" && role !== "byline" && role !== "dateline";
}

function candidateAt(scene: Scene, token: number): Candidate | null {
  const tag = scene.tokens.tag[token]!;
  if (isVerb(tag) && isHyphened(scene, token)) return adjectiveAt(scene, token);
  if (isVerb(tag) && isDemanded(scene, token)) return verbFrame(scene, token, "should-do");
  if (isVerb(tag))
    return (
      verbAt(scene, token) ?? adjectiveAt(scene, token) ?? gerundAt(scene, token) ?? announcedAt(scene, token)
    );
  if (isNoun(tag)) return mistakenAt(scene, token) ?? progressiveAt(scene, token) ?? nounAt(scene, token);
  return tag === TAG.JJ ? (mistakenAt(scene, token) ?? adjectiveAt(scene, token)) : null;
}

/** `Kasian-backed`. */
function isHyphened({ tokens }: Scene, token: number): boolean {
  return token > 0 && tokens.lower[token - 1] === "-" && tokens.end[token - 1] === tokens.start[token];
}

/** `He said that X should withdraw`: in somebody's mouth that is a demand. */
function isDemanded(scene: Scene, token: number): boolean {
  const { tokens } = scene;
  const auxiliary = childWith(tokens, token, ["aux"]);
  if (auxiliary < 0 || !/^(?:should|must|ought)$/.test(tokens.lower[auxiliary]!)) return false;
  return scene.attributionOf(token) !== null && childWith(tokens, token, ["nsubj"]) >= 0;
}

/** `we will extend the zone if …`: what a speaker announces for a case, whatever the verb. */
function announcedAt(scene: Scene, token: number): Candidate | null {
  const word = announcement(scene, token);
  return word === null ? null : verbFrame(scene, token, word);
}

/** `are warning of`, where the tagger took the participle for a noun. */
function progressiveAt(scene: Scene, token: number): Candidate | null {
  const { tokens } = scene;
  const lower = tokens.lower[token]!;
  if (!lower.endsWith("ing") || token === 0) return null;
  if (!/^(?:is|are|was|were|been|be)$/.test(tokens.lower[token - 1]!)) return null;
  const lemma = verbLemmas(lower).find((word) => eventFrames(word, "v"));
  return lemma ? verbFrame(scene, token, lemma) : null;
}

function mistakenAt(scene: Scene, token: number): Candidate | null {
  const lemma = mistakenVerb(scene.tokens, token);
  return lemma ? verbFrame(scene, token, lemma) : null;
}

function verbAt(scene: Scene, token: number): Candidate | null {
  const relation = scene.tokens.relation[token]!;
  if (relation === REL.aux || relation === REL["aux:pass"] || isLeaveToTalk(scene, token)) return null;
  return verbFrame(scene, token, scene.tokens.lemma[token]!);
}

/** `was not authorised to talk to the media`: why a source stays unnamed, no talk. */
function isLeaveToTalk({ tokens }: Scene, token: number): boolean {
  if (!/^(?:talk|speak|comment|brief|discuss)$/.test(tokens.lemma[token]!)) return false;
  const above = tokens.head[token]!;
  return above >= 0 && /^(?:authori[sz]e|permit|allow|clear|empower)$/.test(tokens.lemma[above]!);
}

function verbFrame(scene: Scene, token: number, lemma: string): Candidate | null {
  const { tokens } = scene;
  const frames = eventFrames(lemma, "v");
  const relation = tokens.relation[token]!;
  if (!frames) return null;
  const found = verbDependents(tokens, token);
  const mended = mendParticiple(tokens, found);
  mendSubject(tokens, found);
  if (!isVerb(tokens.tag[token]!)) mendRoot(tokens, found);
  const frame = fittingFrame(scene, found, frames);
  if (!frame?.type) return null;
  if (
    relation === REL.amod &&
    isVerb(tokens.tag[token]!) &&
    !mended &&
    !isOutcome(frame) &&
    !isTallied(tokens, token)
  )
    return null;
  return {
    pos: "v",
    frame: frame as Candidate["frame"],
    found,
    consumed: lemma === "should-do" || isConsumed(frame),
  };
}

/** True where negation (also `without`) and future make the sense of the word, so that they are no operators over it. */
function isConsumed({ needs }: EventFrame): boolean {
  return needs.some(
    ({ what, words, negated }) =>
      !negated && (what === "future" || what === "neg" || (what === "case" && words?.has("without"))),
  );
}

/** `the injured men`, `damaged roads`: of participles before a noun only outcomes, and what is counted, are told as events. */
function isOutcome({ type }: EventFrame): boolean {
  return type === "CASUALTY" || type === "DAMAGE";
}

/** `the training and arming of militias`: a gerund that the tagger took for a verb. */
function gerundAt(scene: Scene, token: number): Candidate | null {
  if (scene.tokens.tag[token] !== TAG.VBG) return null;
  return nounFrame(scene, token, scene.tokens.lower[token]!);
}

function nounAt(scene: Scene, token: number): Candidate | null {
  const { tokens } = scene;
  const relation = tokens.relation[token];
  const proper = tokens.tag[token] === TAG.NNP || tokens.tag[token] === TAG.NNPS;
  if (proper && scene.blockOf(token) !== "headline" && !isOpeningWord(tokens, token)) return null;
  if (isTollBeforeVerb(tokens, token)) return nounFrame(scene, token, "toll");
  if (isCharged(tokens, token)) return null;
  if (relation === REL.compound || relation === REL["nmod:npmod"] || relation === REL.flat) return null;
  return nounFrame(scene, token, tokens.lemma[token]!);
}

/** How far before a noun the charge it belongs to may stand, in tokens. */
const CHARGE = 8;

/** `charges of fraud and attempted murder`, `a note of protest`: a charge is no deed, and a paper no march. */
function isCharged(tokens: Scene["tokens"], token: number): boolean {
  for (let at = token - 1; at > 0 && at > token - CHARGE; at--) {
    const tag = tokens.tag[at]!;
    if (tokens.lower[at] === "of") return /^(?:charge|count|note|letter)$/.test(tokens.lemma[at - 1]!);
    const inside = isNoun(tag) || tag === TAG.JJ || tag === TAG.CC || tag === TAG[","] || isVerb(tag);
    if (!inside || tokens.sentence[at] !== tokens.sentence[token]) return false;
  }
  return false;
}

/** `Gunfire rang out`: the capital of the first word is the sentence's, unless a name goes on behind it. */
function isOpeningWord(tokens: Scene["tokens"], token: number): boolean {
  if (token > 0 && tokens.sentence[token - 1] === tokens.sentence[token]) return false;
  const next = tokens.tag[token + 1];
  return next !== TAG.NNP && next !== TAG.NNPS && next !== TAG.POS;
}

function nounFrame(scene: Scene, token: number, lemma: string): Candidate | null {
  const frames = eventFrames(lemma, "n") ?? eventFrames(scene.tokens.lower[token]!, "n");
  if (!frames) return null;
  const light = eventClass("LIGHT");
  const found = nounDependents(scene.tokens, token, (verb) => light.has(verb));
  const frame = lemma === "strike" ? strikeFrame(scene, found, frames) : fittingFrame(scene, found, frames);
  return frame?.type
    ? { pos: "n", frame: frame as Candidate["frame"], found, consumed: isConsumed(frame) }
    : null;
}

/** `the strike`, by itself, is a walkout where the report speaks of unions and staff, and of nobody shot or shelled. */
function strikeFrame(scene: Scene, found: Dependents, frames: readonly EventFrame[]): EventFrame | undefined {
  const frame = fittingFrame(scene, found, frames);
  if (frame?.type !== "ASSAULT" || frame.needs.length > 0 || !isOfLabour(scene.tokens)) return frame;
  return frames.find(({ type, mode }) => type === "PROTEST" && mode === "strike");
}

function adjectiveAt(scene: Scene, token: number): Candidate | null {
  const { tokens } = scene;
  const frames = eventFrames(tokens.lower[token]!, "a");
  if (!frames) return null;
  // `Among the dead were two nurses` tells a part of those counted elsewhere.
  if (tokens.lower[token - 1] === "the" && tokens.lower[token - 2] === "among") return null;
  const found = verbDependents(tokens, token);
  const relation = tokens.relation[token];
  const predicate = childWith(tokens, token, ["cop", "nsubj"]) >= 0 || relation === REL.xcomp;
  if (!predicate) found.subjects = relation === REL.amod ? [tokens.head[token]!] : found.subjects;
  mendSubject(tokens, found);
  if (frames[0]!.type === "RELATION") relate(scene, found);
  else if (found.passive && found.subjects.length === 0) found.subjects = found.objects;
  const frame = fittingFrame(scene, found, frames);
  if (!frame?.type || (!predicate && !isOutcome(frame) && frame.type !== "RELATION")) return null;
  return { pos: "a", frame: frame as Candidate["frame"], found, consumed: false };
}

/** `Kasian-backed militias`: who backs stands before the participle, whom behind it. */
function relate({ tokens }: Scene, found: Dependents): void {
  const before = found.trigger - 2;
  found.subjects = before >= 0 && tokens.lower[before + 1] === "-" ? [before] : found.subjects;
  const above = tokens.head[found.trigger]!;
  if (above > found.trigger && isNoun(tokens.tag[above]!)) found.objects = [above];
}

/** The most special frame whose conditions all hold. */
function fittingFrame(
  scene: Scene,
  found: Dependents,
  frames: readonly EventFrame[],
): EventFrame | undefined {
  return frames.find((frame) => allHold(scene, found, frame.needs));
}
