import { eventClass } from "../../lexicon/events.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { conditionOf } from "../certainty/conditions.ts";
import { children, subtree } from "../tree.ts";
import { caseSubject } from "./cases.ts";
import type { Scene } from "./scene.ts";
import { logicalSubjects } from "./subjects.ts";

/**
 * What a speaker makes hang on a condition, for verbs that no frame tells: `if-harm` where the deed hurts or restricts,
 * `if-help` where it helps, `if-do` for other deeds of the speaker. These are no words but rows of `events.tsv`. Null
 * where the verb tells no such deed.
 */
export function announcement(scene: Scene, token: number): string | null {
  const { tokens } = scene;
  const source = sourceOf(scene, token);
  if (!source || !isForetold(tokens, token)) return null;
  const wide = caseSubject(scene, token) >= 0;
  if (!wide && !hasCondition(tokens, token)) return null;
  const harms = isKind(tokens, token, "HARMDEED");
  if (wide) return harms ? "if-harm" : null;
  if (isOwn(scene, token, source))
    return harms ? "if-harm" : isKind(tokens, token, "HELPDEED") ? "if-help" : "if-do";
  return harms && logicalSubjects(tokens, token).some((subject) => isParty(tokens, subject))
    ? "if-harm"
    : null;
}

/** Who is quoted; the narrator announces nothing. */
function sourceOf(scene: Scene, token: number): { start: number; end: number } | null {
  const index = scene.attributionOf(token);
  const attribution = index === null ? undefined : scene.attributions[index];
  if (!attribution || attribution.sourceKind === "narrator" || attribution.sourceKind === "document")
    return null;
  return attribution.source;
}

/** `will extend`, `would have to close`: the verb that carries the deed, under a word of the future. */
function isForetold(tokens: Tokens, verb: number): boolean {
  const relation = tokens.relation[verb];
  if (
    relation === REL.aux ||
    relation === REL["acl:relcl"] ||
    tokens.lower[verb] === "be" ||
    tokens.tag[verb] === TAG.VBG
  )
    return false;
  if (hasWill(tokens, verb)) return tokens.lower[verb] !== "have" || tokens.lower[verb + 1] !== "to";
  const above = tokens.head[verb]!;
  return relation === REL.xcomp && above >= 0 && tokens.lower[above] === "have" && hasWill(tokens, above);
}

function hasWill(tokens: Tokens, verb: number): boolean {
  return children(tokens, verb).some(
    (child) =>
      tokens.relation[child] === REL.aux &&
      /^(?:will|would|wo|'ll|’ll|'d|’d|shall)$/.test(tokens.lower[child]!),
  );
}

function hasCondition(tokens: Tokens, verb: number): boolean {
  const alone = { below: -1, over: null, preposition: "", passive: false, nominal: false, purpose: false };
  const { condition, inside } = conditionOf(tokens, [{ ...alone, token: verb, passesDown: true }]);
  return condition !== null && !inside;
}

/** The verb, or what it is done to, is of a class of `event-classes.tsv`. */
function isKind(tokens: Tokens, verb: number, name: string): boolean {
  const words = eventClass(name);
  if (words.has(tokens.lemma[verb]!)) return true;
  return children(tokens, verb).some((child) => {
    const below: readonly number[] = [REL.obj, REL.ccomp, REL.xcomp, REL["nsubj:pass"]];
    return below.includes(tokens.relation[child]!) && words.has(tokens.lemma[child]!);
  });
}

/** `we`, `the ministry` that speaks. */
function isOwn(scene: Scene, verb: number, source: { start: number; end: number }): boolean {
  const { tokens } = scene;
  return logicalSubjects(tokens, verb).some((subject) => {
    if (/^(?:we|i)$/.test(tokens.lower[subject]!)) return true;
    if (/^(?:it|they|he|she)$/.test(tokens.lower[subject]!)) return !isOther(scene, subject);
    const [first] = subtree(tokens, subject);
    return tokens.start[first]! <= source.end && tokens.end[subject]! > source.start;
  });
}

/** `it` that stands for somebody named inside what is said (`if the army stays, it will be alone`). */
function isOther({ mentions, mentionsAt, attributions, attributionOf }: Scene, pronoun: number): boolean {
  const index = mentionsAt(pronoun).find((mention) => mentions[mention]!.antecedent !== null);
  const said = attributionOf(pronoun);
  if (index === undefined || said === null) return false;
  const { start } = mentions[mentions[index]!.antecedent!]!;
  return attributions[said]!.content.some((span) => start >= span.start && start < span.end);
}

/** A plural or a name: somebody who can decide. */
function isParty(tokens: Tokens, token: number): boolean {
  return eventClass("PARTY").has(tokens.lemma[token]!);
}
