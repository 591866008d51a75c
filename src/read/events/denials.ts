import { eventFrames } from "../../lexicon/events.ts";
import type { Attribution } from "../../model/reading.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { groupBy } from "../../text/collections.ts";
import { children, childWith, isUnder } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { verbDependents } from "./dependents.ts";
import { type Scene, tokenFrom } from "./scene.ts";
import { logicalSubjects } from "./subjects.ts";

/**
 * Positions for what is denied or not found where no known event stands inside it (`denied that the lists had been
 * altered`, `found no evidence of ballot stuffing`), so that a denial is never silent.
 */
export function denials(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const taken = candidates.map(({ found }) => found.trigger);
  const triggers = new Set(taken);
  const denied = scene.attributions.flatMap((attribution) => deniedHead(scene, attribution, triggers) ?? []);
  const unfound = unfoundHeads(scene.tokens);
  const bySentence = groupBy(taken, (trigger) => scene.tokens.sentence[trigger]!);
  const free = (token: number) =>
    !(bySentence.get(scene.tokens.sentence[token]!) ?? []).some((trigger) =>
      isUnder(scene.tokens, trigger, token),
    );
  const heads = [...new Set([...denied, ...unfound])].filter(free);
  return heads.flatMap((token) => positionAt(scene, token) ?? []);
}

/** Head of what a source denies: the first word of the content that hangs from a word outside it. */
function deniedHead({ tokens }: Scene, attribution: Attribution, taken: ReadonlySet<number>): number | null {
  const { cue, cueClass, polarity, source, content } = attribution;
  const [span] = content;
  if (taken.has(tokenFrom(tokens, cue.start))) return null;
  if (cueClass !== "deny" || polarity !== "-" || !source || !span) return null;
  for (let at = tokenFrom(tokens, span.start); at < tokens.count && tokens.start[at]! < span.end; at++) {
    const above = tokens.head[at]!;
    const inside = above >= 0 && tokens.start[above]! >= span.start && tokens.end[above]! <= span.end;
    if (inside || tokens.relation[at] === REL.punct || tokens.relation[at] === REL.mark) continue;
    return isTelling(tokens, at) ? at : null;
  }
  return null;
}

/** A clause, or a noun with something said of it; `denied the charge` tells nothing. */
function isTelling(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at]!;
  if ((tag >= TAG.VB && tag <= TAG.VBZ) || childWith(tokens, at, ["cop", "nsubj"]) >= 0) return true;
  return childWith(tokens, at, ["nmod", "acl", "ccomp"]) >= 0;
}

/** What `no evidence of`, `no sign that` speak of. */
function unfoundHeads(tokens: Tokens): number[] {
  const heads: number[] = [];
  for (let at = 1; at < tokens.count; at++) {
    if (!/^(?:evidence|indication|indications|sign|signs|trace|traces|proof)$/.test(tokens.lower[at]!))
      continue;
    if (!children(tokens, at).some((child) => child < at && tokens.lower[child] === "no")) continue;
    const inner = childWith(tokens, at, ["nmod", "acl", "ccomp"]);
    if (inner > at) heads.push(inner);
  }
  return heads;
}

function positionAt(scene: Scene, token: number): Candidate | null {
  const frame = bareFrame(scene, token) ?? eventFrames("if-denied", "v")?.[0];
  const role = scene.blockOf(token);
  if (!frame?.type || role === "boilerplate" || role === "credit") return null;
  const found = {
    ...verbDependents(scene.tokens, token),
    subjects: finders(scene.tokens, token),
    passive: false,
  };
  return { pos: "v", frame: frame as Candidate["frame"], found, consumed: false, denied: true };
}

/** `no sign of unrest`: the noun not found names a kind of event by itself. */
function bareFrame({ tokens }: Scene, token: number) {
  const frame = eventFrames(tokens.lemma[token]!, "n")?.find(({ needs }) => needs.length === 0);
  return frame?.type && UNFOUND.has(frame.type) ? frame : undefined;
}

/** Deeds and losses; that nobody found a statement or a wish tells nothing. */
const UNFOUND: ReadonlySet<string> = new Set(["ASSAULT", "DAMAGE", "CASUALTY", "PROTEST", "COERCE"]);

/** `Inspectors found no evidence of …`: who looked. */
function finders(tokens: Tokens, token: number): number[] {
  const noun = tokens.head[token]!;
  const verb = noun < 0 ? -1 : tokens.head[noun]!;
  if (verb < 0 || !/^(?:find|see|have|discover|uncover|detect)$/.test(tokens.lemma[verb]!)) return [];
  return logicalSubjects(tokens, verb).filter((subject) => tokens.lower[subject] !== "there");
}
