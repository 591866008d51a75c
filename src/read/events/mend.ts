import { eventFrames } from "../../lexicon/events.ts";
import { REL, TAG, type Tokens } from "../../model/syntax.ts";
import { childWith } from "../tree.ts";
import { type Dependents, isNoun, isVerb } from "./dependents.ts";
import { verbLemmas } from "./lemmas.ts";
import { logicalSubjects } from "./subjects.ts";

/**
 * Short news sentences are at times parsed as one noun phrase (`Guards evacuated 300 villagers` with `evacuated` before
 * `villagers`). A past participle that follows a noun or `and` and stands before the noun it is hung on is the verb:
 * what stands before it acts, the noun behind it undergoes. True where the dependents were put right.
 */
export function mendParticiple(tokens: Tokens, found: Dependents): boolean {
  const { trigger } = found;
  if (trigger === 0 || tokens.tag[trigger] !== TAG.VBN || tokens.relation[trigger] !== REL.amod) return false;
  const before = trigger - 1;
  const joined = tokens.tag[before] === TAG.CC;
  if (!joined && !isNoun(tokens.tag[before]!)) return false;
  const subjects = joined ? subjectsLeftOf(tokens, before) : [before];
  if (subjects.length === 0) return false;
  found.passive = false;
  found.subjects = subjects;
  found.objects = [tokens.head[trigger]!];
  return true;
}

/** Subjects of the nearest verb to the left in the same sentence. */
function subjectsLeftOf(tokens: Tokens, from: number): number[] {
  for (let at = from - 1; at >= 0 && tokens.sentence[at] === tokens.sentence[from]; at--) {
    if (isVerb(tokens.tag[at]!)) return logicalSubjects(tokens, at);
  }
  return [];
}

/** Lemma of a verb that the tagger took for a noun at the root of a sentence without a verb (`The general resigned.`). */
export function mistakenVerb(tokens: Tokens, token: number): string | null {
  if (tokens.lower[token] === "struck" && !isVerb(tokens.tag[token]!)) return "strike";
  if (
    tokens.relation[token] !== REL.root ||
    !/(?:ed|burst|struck|shot|sank|fled)$/.test(tokens.lower[token]!)
  )
    return null;
  if (childWith(tokens, token, ["cop", "aux", "nsubj"]) >= 0) return null;
  const forms = [
    tokens.lemma[token]!,
    IRREGULAR.get(tokens.lower[token]!) ?? "",
    ...verbLemmas(tokens.lower[token]!),
  ];
  return forms.find((form) => eventFrames(form, "v") !== undefined) ?? null;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["struck", "strike"],
  ["shot", "shoot"],
  ["sank", "sink"],
  ["fled", "flee"],
]);

/** Gives a verb read off a noun what stands left of it as subject and the bare noun right of it as object. */
export function mendRoot(tokens: Tokens, found: Dependents): void {
  const { trigger } = found;
  if (tokens.relation[trigger] === REL.amod) found.objects = [tokens.head[trigger]!];
  if (trigger > 0 && isNoun(tokens.tag[trigger - 1]!) && found.subjects.length === 0)
    found.subjects = [trigger - 1];
  const object = childWith(tokens, trigger, ["nmod", "obj"]);
  if (object > trigger && found.objects.length === 0 && childWith(tokens, object, ["case"]) < 0)
    found.objects = [object];
  const next = tokens.lower[trigger + 1];
  if (next !== undefined && /^(?:down|up|off|out)$/.test(next)) takeParticle(found, next);
}

function takeParticle(found: Dependents, particle: string): void {
  found.particles.push(particle);
  const object = found.obliques.find(({ preposition }) => preposition === particle);
  if (object && found.objects.length === 0) found.objects = [object.token];
}
