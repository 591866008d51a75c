import { type EventFrame, eventClass, eventFrames, type PartOfSpeech } from "../../lexicon/events.ts";
import { REL, TAG } from "../../model/syntax.ts";
import { childWith } from "../tree.ts";
import { allHold } from "./conditions.ts";
import { type Dependents, isNoun, isVerb, nounDependents, verbDependents } from "./dependents.ts";
import type { Scene } from "./scene.ts";

/** A trigger in the sense that fits its surroundings. */
export interface Candidate {
  pos: PartOfSpeech;
  frame: EventFrame & { type: NonNullable<EventFrame["type"]> };
  found: Dependents;
}

/** Every trigger whose word has a frame that fits, in text order. Nothing out of boilerplate, bylines and credits. */
export function candidatesOf(scene: Scene): Candidate[] {
  const candidates: Candidate[] = [];
  for (let token = 0; token < scene.tokens.count; token++) {
    if (!isRead(scene, token)) continue;
    const candidate = candidateAt(scene, token);
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

function isRead(scene: Scene, token: number): boolean {
  const role = scene.blockOf(token);
  return role !== "boilerplate" && role !== "credit" && role !== "byline" && role !== "dateline";
}

function candidateAt(scene: Scene, token: number): Candidate | null {
  const tag = scene.tokens.tag[token]!;
  if (isVerb(tag)) return verbAt(scene, token) ?? adjectiveAt(scene, token) ?? gerundAt(scene, token);
  if (isNoun(tag)) return nounAt(scene, token);
  return tag === TAG.JJ ? adjectiveAt(scene, token) : null;
}

function verbAt(scene: Scene, token: number): Candidate | null {
  const { tokens } = scene;
  const frames = eventFrames(tokens.lemma[token]!, "v");
  const relation = tokens.relation[token]!;
  if (!frames || relation === REL.aux || relation === REL["aux:pass"]) return null;
  if (relation === REL.compound) return null;
  const found = verbDependents(tokens, token);
  const frame = fittingFrame(scene, found, frames);
  if (!frame?.type) return null;
  if (relation === REL.amod && !isOutcome(frame)) return null;
  return { pos: "v", frame: frame as Candidate["frame"], found };
}

/** `the injured men`, `damaged roads`: of participles before a noun only outcomes are told as events. */
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
  if (proper && scene.blockOf(token) !== "headline") return null;
  if (relation === REL.compound || relation === REL["nmod:npmod"] || relation === REL.flat) return null;
  return nounFrame(scene, token, tokens.lemma[token]!);
}

function nounFrame(scene: Scene, token: number, lemma: string): Candidate | null {
  const frames = eventFrames(lemma, "n") ?? eventFrames(scene.tokens.lower[token]!, "n");
  if (!frames) return null;
  const light = eventClass("LIGHT");
  const found = nounDependents(scene.tokens, token, (verb) => light.has(verb));
  const frame = fittingFrame(scene, found, frames);
  return frame?.type ? { pos: "n", frame: frame as Candidate["frame"], found } : null;
}

function adjectiveAt(scene: Scene, token: number): Candidate | null {
  const { tokens } = scene;
  const frames = eventFrames(tokens.lower[token]!, "a");
  if (!frames) return null;
  const found = verbDependents(tokens, token);
  const relation = tokens.relation[token];
  const predicate = childWith(tokens, token, ["cop", "nsubj"]) >= 0 || relation === REL.xcomp;
  if (!predicate) found.subjects = relation === REL.amod ? [tokens.head[token]!] : found.subjects;
  if (found.passive && found.subjects.length === 0) found.subjects = found.objects;
  const frame = fittingFrame(scene, found, frames);
  if (!frame?.type || (!predicate && !isOutcome(frame) && frame.type !== "RELATION")) return null;
  return { pos: "a", frame: frame as Candidate["frame"], found };
}

/** The most special frame whose conditions all hold. */
function fittingFrame(
  scene: Scene,
  found: Dependents,
  frames: readonly EventFrame[],
): EventFrame | undefined {
  return frames.find((frame) => allHold(scene, found, frame.needs));
}
