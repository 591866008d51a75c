import { contextOf, modeRules } from "../../lexicon/modes.ts";
import { children, subtree } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import type { Filler } from "./filler.ts";
import type { Scene } from "./scene.ts";

/** How many words of a complement are looked at for what is asked, refused or threatened. */
const COMPLEMENT_REACH = 25;

/** Mode of an event: the frame's, or the one that its instrument or content tells. */
export function modeOf(scene: Scene, { frame, found }: Candidate, fillers: readonly Filler[]): string | null {
  if (!frame.modeOpen) return frame.mode;
  const near = nearWords(scene, found.trigger, found.modifiers, fillers);
  const inside = contentWords(scene, found.open, found.clause, found.trigger, fillers);
  for (const { mode, where, words } of modeRules(frame.type)) {
    const looked = where === "any" ? near : inside;
    if (looked.some((word) => words.has(word))) return mode;
  }
  return frame.mode;
}

/** The trigger, its modifiers, instruments and actors with their own modifiers. */
function nearWords(
  scene: Scene,
  trigger: number,
  modifiers: readonly number[],
  fillers: readonly Filler[],
): string[] {
  const { tokens } = scene;
  const heads = fillers
    .filter(({ role }) => role === "instrument" || role === "actor")
    .map(({ token }) => token);
  const inner = heads.flatMap((head) => Array.from(children(tokens, head)));
  return [trigger, ...modifiers, ...heads, ...inner].map((token) => tokens.lemma[token]!);
}

function contentWords(
  scene: Scene,
  open: number,
  clause: number,
  trigger: number,
  fillers: readonly Filler[],
): string[] {
  const { tokens } = scene;
  const words = fillers.filter(({ role }) => role === "third").map(({ token }) => tokens.lemma[token]!);
  words.push(tokens.lemma[trigger]!);
  const inner = open >= 0 ? open : clause;
  if (inner < 0) return words;
  const [first, last] = subtree(tokens, inner);
  for (let token = inner; token < Math.min(last, inner + COMPLEMENT_REACH); token++)
    words.push(tokens.lemma[token]!);
  for (let token = first; token < inner; token++) words.push(tokens.lemma[token]!);
  return words;
}

/** Contexts of the frame and those that words of the clause point to, at most four, in order of the ontology words met. */
export function contextsOf(
  scene: Scene,
  { frame }: Candidate,
  [first, last]: readonly [number, number],
): string[] {
  const contexts = [...frame.contexts];
  for (let token = first; token < last; token++) {
    const context = contextOf(scene.tokens.lemma[token]!);
    if (context && !contexts.includes(context)) contexts.push(context);
  }
  return contexts.slice(0, 4);
}
