import { metonymCues } from "../../lexicon/metonyms.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import type { Found } from "./found.ts";

const SUBJECTS = new Set<number>([REL.nsubj, REL["nsubj:pass"]]);
const LOCATIVE = new Set([
  "in",
  "at",
  "near",
  "inside",
  "outside",
  "around",
  "across",
  "from",
  "to",
  "into",
  "over",
  "of",
  "through",
]);

/**
 * A capital that speaks, decides, is dealt with stands for its government: an organization. A seat (`the White House`)
 * stands for it unless a preposition of place says it is the building.
 */
export function withMetonyms(tokens: Tokens, list: readonly Found[]): Found[] {
  return list.map((name) => {
    if (name.kind === "capital" && actsAsGovernment(tokens, name)) return { ...name, type: "organization" };
    if (name.kind === "seat" && isBuilding(tokens, name)) return { ...name, type: "facility" };
    return name;
  });
}

function actsAsGovernment(tokens: Tokens, name: Found): boolean {
  const cues = metonymCues();
  const before = wordBefore(tokens, name.first, 1);
  if (cues.preposition.has(before) || cues.phrase.has(`${wordBefore(tokens, name.first, 2)}_${before}`))
    return true;
  if (LOCATIVE.has(before)) return false;
  const verb = governingVerb(tokens, name);
  if (verb >= 0) return cues.verb.has(tokens.lemma[verb]!);
  return tokens.tag[name.last] === TAG.POS && possessesAct(tokens, name.last + 1);
}

/** Verb whose subject the name is, or -1. */
function governingVerb(tokens: Tokens, name: Found): number {
  const head = name.last - 1;
  if (SUBJECTS.has(tokens.relation[head]!) && tokens.head[head]! >= 0) return tokens.head[head]!;
  const next = tokens.tag[name.last];
  const isVerb = next === TAG.VBD || next === TAG.VBZ || next === TAG.VBP;
  return isVerb && name.last < tokens.count && tokens.sentence[name.last] === tokens.sentence[head]
    ? name.last
    : -1;
}

/** `Moscow's long-standing policy`: the noun at the end of what is possessed. */
function possessesAct(tokens: Tokens, from: number): boolean {
  const { noun } = metonymCues();
  for (let token = from; token < Math.min(from + 4, tokens.count); token++) {
    if (noun.has(tokens.lemma[token]!)) return true;
    if (tokens.tag[token] === TAG.IN || tokens.lower[token] === ",") return false;
  }
  return false;
}

function isBuilding(tokens: Tokens, name: Found): boolean {
  const article = wordBefore(tokens, name.first, 1) === "the" ? 1 : 0;
  const before = wordBefore(tokens, name.first, 1 + article);
  if (!/^(?:in|at|near|inside|outside|around|to|into|from|leaving|left)$/.test(before)) return false;
  return (
    tokens.tag[name.last] === undefined ||
    !/^(?:official|officials|staff|aide|aides)$/.test(tokens.lower[name.last] ?? "")
  );
}

function wordBefore(tokens: Tokens, token: number, distance: number): string {
  const at = token - distance;
  return at >= 0 && tokens.sentence[at] === tokens.sentence[token] ? tokens.lower[at]! : "";
}
