import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { aimedOver } from "../certainty/answers.ts";
import { children, childWith } from "../tree.ts";
import type { Candidate } from "./candidate.ts";
import { isNoun, isVerb, prepositionOf } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { logicalSubjects } from "./subjects.ts";

/** A participant told by the words around the deed, not by its own dependents. */
export interface Borrowed {
  role: "actor" | "recipient";
  token: number;
}

/**
 * Participants that the construction around a deed names: whom somebody is punished, blamed or struck back at *for* the
 * deed did it; who receives or faces it undergoes it; rebels *with* somebody's backing are backed; one who strikes back
 * *for X's deed* strikes X. They count only where the deed names nobody in that role itself.
 */
export function borrowedParties({ tokens }: Scene, candidate: Candidate): Borrowed[] {
  const { found, pos, frame } = candidate;
  const parties: Borrowed[] = [];
  const add = (role: Borrowed["role"], list: readonly number[]) => {
    for (const token of list) parties.push({ role, token });
  };
  if (frame.slots.get("subj") === "actor") add("actor", grievedActor(tokens, found.trigger));
  if (/^(?:retaliate|retaliation|reprisal|revenge|avenge)$/.test(tokens.lemma[found.trigger]!))
    add(
      "recipient",
      found.obliques.flatMap(({ preposition, token }) =>
        preposition === "for" ? ownersOf(tokens, token) : [],
      ),
    );
  if (pos !== "n") return parties;
  if (frame.type !== "CASUALTY" && isUndergoing(tokens, found.governor, found.trigger))
    add("recipient", logicalSubjects(tokens, found.governor));
  if (frame.type === "RELATION" || frame.type === "SUPPORT")
    add("recipient", backedBefore(tokens, found.trigger));
  if (
    tokens.relation[found.trigger] === REL.conj &&
    found.owners.length === 0 &&
    found.modifiers.length === 0
  )
    add("actor", ownersOf(tokens, tokens.head[found.trigger]!));
  return parties;
}

function grievedActor(tokens: Tokens, deed: number): number[] {
  const answer = aimedOver(tokens, deed);
  if (answer < 0) return [];
  const object = childWith(tokens, answer, ["obj", "nsubj:pass"]);
  if (object >= 0) return [object];
  return Array.from(children(tokens, answer)).filter(
    (child) => tokens.relation[child] === REL.obl && /^(?:against|on)$/.test(prepositionOf(tokens, child)),
  );
}

/** `received military aid`, `faced criticism`: the noun befalls the subject. */
function isUndergoing(tokens: Tokens, verb: number, noun: number): boolean {
  if (verb < 0 || tokens.relation[noun] !== REL.obj) return false;
  return /^(?:receive|face|undergo|suffer|endure|draw|attract|experience|sustain)$/.test(tokens.lemma[verb]!);
}

/** `militias with Kasia's backing`: the noun that has it. */
function backedBefore(tokens: Tokens, noun: number): number[] {
  const above = tokens.head[noun]!;
  if (above < 0 || tokens.relation[noun] !== REL.nmod || !isNoun(tokens.tag[above]!)) return [];
  return prepositionOf(tokens, noun) === "with" ? [above] : [];
}

/** `Kasian training and arming`, `Kasia's strikes`: who stands before the noun. */
function ownersOf(tokens: Tokens, noun: number): number[] {
  return Array.from(children(tokens, noun)).filter((child) => {
    if (child > noun) return false;
    const relation = tokens.relation[child];
    const named = tokens.tag[child] === TAG.NNP || /^\p{Lu}/u.test(tokens.text.charAt(tokens.start[child]!));
    return relation === REL["nmod:poss"] || ((relation === REL.amod || relation === REL.compound) && named);
  });
}

/** A paper that warns or condemns stands for whoever issued it (`a statement from the council warned`). */
export function issuerOf(tokens: Tokens, token: number): number {
  if (!/^(?:statement|communique|communiqué|letter|message|memo|decree|note)$/.test(tokens.lemma[token]!))
    return token;
  const owner = childWith(tokens, token, ["nmod:poss"]);
  if (owner >= 0) return owner;
  const issuer = Array.from(children(tokens, token)).find(
    (child) =>
      (tokens.relation[child] === REL.nmod ||
        (tokens.relation[child] === REL.acl && isVerb(tokens.tag[child]!))) &&
      /^(?:from|by)$/.test(prepositionOf(tokens, child)),
  );
  return issuer ?? token;
}
