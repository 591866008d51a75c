import { callingOf } from "../../lexicon/callings.ts";
import { eventClass } from "../../lexicon/events.ts";
import { isPlaceKey } from "../../lexicon/gazetteer.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { roleWords } from "../../lexicon/roleWords.ts";
import { TAG, type Tokens } from "../../model/syntax.ts";
import type { Found } from "./found.ts";

/**
 * A name that no list knows is one of a body where the words beside it call it an outlet or an armed group, or where it
 * was taken for a person but has an article (`the Tashar Dena withdrew`), or one before the noun that says what it is;
 * one of a ship where the word before it calls it one.
 */
export function asCalled(tokens: Tokens, name: Found): Found {
  if (name.by === "lexicon" || (name.type === "organization" && name.by === "shape")) return name;
  if (isShip(tokens, name)) return { ...name, type: "vehicle", by: "shape" };
  const { text } = tokens;
  const isPlace = () => isPlaceKey(placeKey(text.slice(name.start, name.end)));
  const isCalled = opensAsGroup(tokens, name) || (callingOf(text, name) !== null && !isPlace());
  if (!isCalled && !(name.type === "person" && isArticled(tokens, name))) return name;
  return { ...name, type: "organization", by: isCalled ? "shape" : name.by };
}

/** `the tanker Corinth Star`, `MV Corinth Star`: a ship by the word before it. */
function isShip(tokens: Tokens, { first }: Found): boolean {
  const before = first - 1;
  if (before < 0 || tokens.sentence[before] !== tokens.sentence[first]) return false;
  if (/^(?:mv|m\/v|mt|m\/t|uss|hms|ins)$/.test(tokens.lower[before]!)) return true;
  return tokens.tag[before] === TAG.NN && eventClass("VESSEL").has(tokens.lemma[before]!);
}

/** `Liwa al-Nour`, `Comando Sur`: the first of several words is one that armed groups' names begin with. */
function opensAsGroup(tokens: Tokens, { first, last }: Found): boolean {
  const opening = tokens.lower[first]!;
  if (last - first < 2 || nameWords().firstHeads.get(opening) !== "organization") return false;
  return roleWords().bodies.get(opening)?.kind === "group";
}

const NOUNS = new Set<number>([TAG.NN, TAG.NNS, TAG.NNP, TAG.NNPS, TAG.JJ, TAG.HYPH]);

/** `the Tashar Dena withdrew`, `the charity Secours du Nord withdrew`, not `the Sanha plan`. */
function isArticled(tokens: Tokens, { first, last }: Found): boolean {
  const before = isBodyNoun(tokens, first - 1) ? first - 2 : first - 1;
  if (before < 0 || last - first < 2 || tokens.lower[before] !== "the") return false;
  if (nameWords().firstNames.has(tokens.lower[first]!)) return false;
  return tokens.sentence[last] !== tokens.sentence[first] || !NOUNS.has(tokens.tag[last]!);
}

/** A noun for one body, in the singular. */
function isBodyNoun({ tag, lemma }: Tokens, token: number): boolean {
  if (tag[token] !== TAG.NN) return false;
  return nameWords().nominals.get(lemma[token]!)?.group === "body";
}

/** Capitals that name nobody: `US` in `US$ 7`, a piece of an address, a word on the list of those that are no names. */
export function isNoName(tokens: Tokens, name: Found): boolean {
  const { text, lower } = tokens;
  if (name.kind === "state" && lower[name.last] === "$") return true;
  if (name.by === "lexicon") return false;
  if (text[name.start - 1] === "@" || text[name.end] === "@") return true;
  return name.last - name.first === 1 && nameWords().notNames.has(lower[name.first]!);
}
