import { cueVerbs } from "../lexicon/cues.ts";
import { eventFrames } from "../lexicon/events.ts";
import { type NumberKind, numberWord } from "../lexicon/numbers.ts";
import { TAG } from "../model/syntax.ts";
import { lemmaOf } from "./lemmas.ts";
import type { Lexemes } from "./lexemes.ts";

/** Prepositions that no clause follows, so that a verb behind their noun cannot have that noun's clause to itself. */
const PREPOSITIONS = new Set(
  "by in near from on at into with along inside during outside over under off between across around behind through to above below beside".split(
    " ",
  ),
);

/**
 * Past tense or participle, decided again with the whole clause in view, which the tagger does not have: `troops stationed
 * near the border were attacked` has its finite verb later, `witnesses said troops fired` needs one more, and so does
 * `two ministers resigned and fled`.
 */
export function repairTags(lexemes: Lexemes, first: number, last: number, tag: Uint8Array): void {
  for (let token = first; token < last; token++) repairWord(lexemes, first, last, token, tag);
  for (let token = first + 1; token < last; token++) {
    if (isCountAdjective(lexemes, last, token, tag)) tag[token] = TAG.JJ;
    else if (tag[token] === TAG.VBD && isReduced(lexemes, first, last, token, tag)) tag[token] = TAG.VBN;
    else if (tag[token] === TAG.VBN && isLonely(lexemes, first, last, token, tag)) tag[token] = TAG.VBD;
    else if (tag[token] === TAG.JJ && isBareHead(lexemes, first, last, token, tag)) tag[token] = TAG.NN;
    else if (tag[token] === TAG.NNS && isThirdPerson(lexemes, first, last, token, tag)) tag[token] = TAG.VBZ;
    else if (tag[token] === TAG.VB && isGoal(lexemes, token)) [tag[token - 1], tag[token]] = [TAG.IN, TAG.NN];
    else if (tag[token] === TAG.NN && isSecondPast(lexemes, last, token, tag)) tag[token] = TAG.VBD;
    else if (isInfinitive(lexemes, token, tag)) [tag[token - 1], tag[token]] = [TAG.TO, TAG.VB];
  }
  if (!hasAnyFinite(tag, first, last)) giveFinite(lexemes, first, last, tag);
  for (let token = first; token < last; token++)
    if (tag[token] === TAG.CD && !isNumber(lexemes, token)) tag[token] = pluralTag(lexemes, token);
}

/** Words that one look at their neighbours puts right. */
function repairWord(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): void {
  const lower = lexemes.lower[lexemes.of[token]!]!;
  const next = token + 1 < last ? tag[token + 1]! : TAG["."];
  // `Eleven bodies`: a number that opens a sentence is no name.
  if (
    token === first &&
    tag[token] === TAG.NNP &&
    next === TAG.NNS &&
    numberWord("unit", lower) !== undefined
  )
    tag[token] = TAG.CD;
  // `pulled from the water alive`
  else if (tag[token] === TAG.NN && lower === "alive") tag[token] = TAG.JJ;
  // `the missing plane`
  else if (tag[token] === TAG.VBG && lower === "missing" && isNounTag(next) && next !== TAG.CD)
    tag[token] = TAG.JJ;
  else if (tag[token] === TAG.VBZ && isOfMany(lexemes, first, token, tag)) tag[token] = TAG.NNS;
}

/** `all night trains`: what stands for many has no singular verb. */
function isOfMany(lexemes: Lexemes, first: number, token: number, tag: Uint8Array): boolean {
  let at = token - 1;
  while (at >= first && (tag[at] === TAG.NN || tag[at] === TAG.JJ)) at--;
  return (
    at >= first &&
    at < token - 1 &&
    /^(?:all|many|several|few|these|those)$/.test(lexemes.lower[lexemes.of[at]!]!)
  );
}

/** How sure a count is, said between number and noun. */
const COUNT_ADJECTIVES = new Set([
  "confirmed",
  "suspected",
  "reported",
  "recorded",
  "registered",
  "estimated",
]);

/** `48 confirmed and probable cases`: behind a number and before another adjective or the noun. */
function isCountAdjective(lexemes: Lexemes, last: number, token: number, tag: Uint8Array): boolean {
  if (tag[token - 1] !== TAG.CD || (tag[token] !== TAG.VBD && tag[token] !== TAG.VBN)) return false;
  if (!COUNT_ADJECTIVES.has(lexemes.lower[lexemes.of[token]!]!)) return false;
  let next = token + 1;
  while (
    next < last &&
    (tag[next] === TAG.CC || tag[next] === TAG.JJ || tag[next] === TAG.NNP || tag[next] === TAG.NN)
  )
    next++;
  return next < last && tag[next] === TAG.NNS;
}

/** Irregular forms that serve as past tense and as participle. */
const BOTH = new Set(
  "held sent hit struck left cut led built made found caught brought bought lost kept paid laid put set shot shut won sold met fought hurt burnt spent".split(
    " ",
  ),
);

/** True for `launched` and `held`, not for `saw` or `seen`. */
function isAmbiguous(lexemes: Lexemes, token: number): boolean {
  const lower = lexemes.lower[lexemes.of[token]!]!;
  return lower.endsWith("ed") || BOTH.has(lower);
}

/** True for tags of verbs that can be the only one of a sentence: `fled`, `flees`, `must`. */
function isFiniteTag(tag: number): boolean {
  return tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP || tag === TAG.MD;
}

function isNounTag(tag: number): boolean {
  return tag === TAG.NN || tag === TAG.NNS || tag === TAG.NNP || tag === TAG.NNPS || tag === TAG.CD;
}

const NUMBER_KINDS: readonly NumberKind[] = [
  "unit",
  "tens",
  "scale",
  "fraction",
  "group",
  "ordinal",
  "plural",
  "vague",
];

/** Words that are adjective and noun alike and often head who is quoted or acts. */
const HEADS = new Set(
  "official military general militant islamist separatist loyalist civilian representative executive relative patient capital".split(
    " ",
  ),
);

/** `an official said`, `the military has`: between article and finite verb such a word is the noun. */
function isBareHead(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): boolean {
  if (isOnlyNoun(lexemes, first, last, token, tag)) return true;
  let next = token + 1;
  while (next < last && (tag[next] === TAG.RB || tag[next] === TAG.RBR)) next++;
  if (next >= last || tag[token - 1] !== TAG.DT || !isFiniteTag(tag[next]!)) return false;
  return HEADS.has(lexemes.lower[lexemes.of[token]!]!);
}

/** `The embassy advised citizens`: between the article that opens a sentence and its only possible verb stands the noun. */
function isOnlyNoun(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): boolean {
  if (token !== first + 1 || tag[first] !== TAG.DT || token + 2 >= last || tag[token + 1] !== TAG.VBN)
    return false;
  if (!isAmbiguous(lexemes, token + 1) || tag[token + 2] === TAG.NN) return false;
  return !hasFinite(tag, first, last) && lexemes.lower[lexemes.of[last - 1]!] === ".";
}

/** `if the dam fails,`: the last word of a clause with a conjunction and no other verb, where it can be one. */
function isThirdPerson(
  lexemes: Lexemes,
  first: number,
  last: number,
  token: number,
  tag: Uint8Array,
): boolean {
  if (tag[token - 1] !== TAG.NN || token + 1 >= last) return false;
  if (tag[token + 1] !== TAG[","] && tag[token + 1] !== TAG["."]) return false;
  if (eventFrames(lemmaOf(lexemes.lower[lexemes.of[token]!]!, TAG.VBZ), "v") === undefined) return false;
  for (let at = token - 1; at >= first; at--) {
    if (/^(?:if|when|unless|once|until)$/.test(lexemes.lower[lexemes.of[at]!]!)) return true;
    if (!isPhraseTag(tag[at]!) || tag[at] === TAG.IN) return false;
  }
  return false;
}

function hasAnyFinite(tag: Uint8Array, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (isFiniteTag(tag[at]!)) return true;
  return false;
}

/** Pasts that look like nouns or the present. */
const PASTS = new Set("cut hit hurt shut struck burst split quit sank shot".split(" "));

/** `The storm cut power to …`: a whole sentence has a finite verb; the one word behind its first noun that can be it, is it. */
function giveFinite(lexemes: Lexemes, first: number, last: number, tag: Uint8Array): void {
  if (tag[first] !== TAG.DT || lexemes.lower[lexemes.of[last - 1]!] !== ".") return;
  for (let token = first + 2; token + 1 < last; token++) {
    if (!PASTS.has(lexemes.lower[lexemes.of[token]!]!) || !isNounTag(tag[token - 1]!)) continue;
    tag[token] = TAG.VBD;
    return;
  }
}

/** `taken to hospital`: places that stand behind `to` without an article and are no verbs of news. */
function isGoal(lexemes: Lexemes, token: number): boolean {
  const lower = (at: number) => lexemes.lower[lexemes.of[at]!]!;
  return (
    lower(token - 1) === "to" &&
    /^(?:hospital|jail|prison|safety|court|school|port|shore)$/.test(lower(token))
  );
}

/** `burned our street and shot my uncle`: a past behind the conjunction, with an object of its own. */
function isSecondPast(lexemes: Lexemes, last: number, token: number, tag: Uint8Array): boolean {
  if (tag[token - 1] !== TAG.CC || token + 1 >= last) return false;
  const next = tag[token + 1];
  return (
    PASTS.has(lexemes.lower[lexemes.of[token]!]!) && (next === TAG.PRP$ || next === TAG.DT || next === TAG.CD)
  );
}

/** `called for the minister to resign`, `due to meet`: behind `to`, a verb that tells events and names no thing. */
function isInfinitive(lexemes: Lexemes, token: number, tag: Uint8Array): boolean {
  if (tag[token - 1] !== TAG.IN && tag[token - 1] !== TAG.TO) return false;
  if (tag[token] === TAG.VB)
    return tag[token - 1] === TAG.IN && lexemes.lower[lexemes.of[token - 1]!] === "to";
  if (tag[token] !== TAG.NN || lexemes.lower[lexemes.of[token - 1]!] !== "to") return false;
  const lower = lexemes.lower[lexemes.of[token]!]!;
  return eventFrames(lower, "v") !== undefined && eventFrames(lower, "n") === undefined;
}

/** A figure, or a word that counts; `Fishermen` at the start of a sentence is neither. */
function isNumber(lexemes: Lexemes, token: number): boolean {
  const lower = lexemes.lower[lexemes.of[token]!]!;
  return !/^\p{L}{4,}$/u.test(lower) || NUMBER_KINDS.some((kind) => numberWord(kind, lower) !== undefined);
}

function pluralTag(lexemes: Lexemes, token: number): number {
  return /(?:s|men|people)$/.test(lexemes.lower[lexemes.of[token]!]!) ? TAG.NNS : TAG.NN;
}

/** `N stationed near N were …`: nothing but one phrase between it and a finite verb that has no other subject. */
function isReduced(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): boolean {
  return token > first && laterFinite(lexemes, last, token, tag) >= 0;
}

/** The finite verb that follows a participle behind its noun and one prepositional phrase; -1 where there is none. */
export function laterFinite(lexemes: Lexemes, last: number, token: number, tag: Uint8Array): number {
  const lower = (at: number) => lexemes.lower[lexemes.of[at]!]!;
  if (!isNounTag(tag[token - 1]!) || !isAmbiguous(lexemes, token) || token + 2 >= last) return -1;
  if (!PREPOSITIONS.has(lower(token + 1)) || cueVerbs().has(lemmaOf(lower(token), TAG.VBD))) return -1;
  for (let at = token + 1; at < last; at++) {
    const here = tag[at]!;
    if (isFiniteTag(here)) return isNounTag(tag[at - 1]!) || tag[at - 1] === TAG.RB ? at : -1;
    if (!isPhraseTag(here) || (here === TAG.IN && lower(at) !== "of" && !PREPOSITIONS.has(lower(at))))
      return -1;
  }
  return -1;
}

/** Tags of what noun phrases with prepositions are made of. */
function isPhraseTag(tag: number): boolean {
  return (
    isNounTag(tag) ||
    tag === TAG.DT ||
    tag === TAG.JJ ||
    tag === TAG.IN ||
    tag === TAG.TO ||
    tag === TAG.PRP$ ||
    tag === TAG.POS ||
    tag === TAG.HYPH ||
    tag === TAG.RB ||
    tag === TAG.JJS
  );
}

const SUBORDINATORS = new Set(
  "after before as when while because since until if although though where that whether".split(" "),
);

/** True for a participle without its auxiliary in a clause that has no other verb to be its finite one. */
function isLonely(lexemes: Lexemes, first: number, last: number, token: number, tag: Uint8Array): boolean {
  if (!isAmbiguous(lexemes, token) || lexemes.lower[lexemes.of[token + 1] ?? 0] === "by") return false;
  let before = token - 1;
  while (before > first && tag[before] === TAG.RB) before--;
  if (tag[before] === TAG.CC) return followsPast(lexemes, first, before, tag);
  if (!isNounTag(tag[before]!) && tag[before] !== TAG.PRP) return false;
  return opensClause(lexemes, first, last, before, tag) && !hasFinite(tag, token + 1, last);
}

/** `resigned and fled`: the last verb before the conjunction is a past tense, not an auxiliary. */
function followsPast(lexemes: Lexemes, first: number, conjunction: number, tag: Uint8Array): boolean {
  for (let at = conjunction - 1; at >= first; at--) {
    if (tag[at] === TAG[","] || tag[at] === TAG.IN) return false;
    if (tag[at] === TAG.VBD) return !/^(?:was|were|had|did|'d)$/.test(lexemes.lower[lexemes.of[at]!]!);
    if (tag[at] === TAG.MD || (tag[at]! >= TAG.VB && tag[at]! <= TAG.VBZ)) return false;
  }
  return false;
}

/** True where only a noun phrase stands between `at` and what opens a clause: a verb of speech, a conjunction, the start. */
function opensClause(lexemes: Lexemes, first: number, last: number, from: number, tag: Uint8Array): boolean {
  let prepositional = false;
  for (let at = from; at >= first; at--) {
    const lower = lexemes.lower[lexemes.of[at]!]!;
    if (SUBORDINATORS.has(lower) && (tag[at] === TAG.IN || tag[at] === TAG.WRB)) return true;
    if (isFiniteTag(tag[at]!)) return !prepositional && cueVerbs().has(lemmaOf(lower, tag[at]!));
    if (tag[at] === TAG.IN && lower !== "of") prepositional = true;
    if (!isPhraseTag(tag[at]!) && tag[at] !== TAG.PRP) return false;
  }
  return tag[first] !== TAG.IN && last - first > 3 && lexemes.lower[lexemes.of[last - 1]!] === ".";
}

/** True where a finite verb stands in `[from, to)`, before the first comma and not as the second of two (`and fled`). */
function hasFinite(tag: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to && tag[at] !== TAG[","]; at++) {
    if (isFiniteTag(tag[at]!)) return tag[at - 1] !== TAG.CC;
  }
  return false;
}
