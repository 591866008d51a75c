import { cueVerb, sourceRoles } from "../../lexicon/cues.ts";
import type { TokenRange } from "./draft.ts";
import type { VerbGroup } from "./groups.ts";
import { hasFiniteVerb, phraseAfter, phraseBefore, phraseOf } from "./phrases.ts";
import {
  dependents,
  isFiniteVerb,
  isNoun,
  isQuoteMark,
  isRelation,
  isTag,
  isVerb,
  type Scene,
  sentenceOf,
} from "./scene.ts";

/** Who a cue verb is said of, and whether that stands after the verb (`said officials`). */
export interface Subject {
  range: TokenRange;
  inverted: boolean;
}

/** How many heads up a subject may be borrowed (`He stood up and, pointing, said`). */
const BORROW_STEPS = 3;

/** Subject of the cue verb: by the parse, by inversion, by the words before it, or borrowed from a governing verb. */
export function subjectOf(scene: Scene, group: VerbGroup): Subject | null {
  const inverted = invertedSubject(scene, group);
  if (inverted) return { range: inverted, inverted: true };
  const own = ownSubject(scene, group.verb, group.first, group.finite);
  if (own) return { range: own, inverted: false };
  const borrowed = borrowedSubject(scene, group);
  return borrowed ? { range: borrowed, inverted: false } : null;
}

function ownSubject(scene: Scene, verb: number, before: number, finite: boolean): TokenRange | null {
  const subject = dependents(scene, verb, "nsubj", "nsubj:pass").filter((token) => token < before);
  const head = subject[subject.length - 1];
  const sentence = sentenceOf(scene, verb);
  const spoken = isTag(scene.tokens, before - 1, ",") ? phraseBeyondComma(scene, before) : null;
  if (spoken && SPEAKING.has(scene.tokens.lower[spoken.last + 2] ?? "")) return spoken;
  const beside = head === undefined ? null : besideComma(scene, head, before);
  if (beside) return beside;
  if (head !== undefined && !crossesQuote(scene, head, before))
    return beyondRelative(
      scene,
      stretched(
        scene,
        widened(scene, phraseOf(scene, head, { first: sentence.first, last: before - 1 })),
        before,
      ),
      before,
    );
  if (before <= sentence.first) return null;
  if (!finite) return null;
  const phrase = phraseBeyondComma(scene, before) ?? phraseBefore(scene, before - 1);
  return phrase && beyondRelative(scene, stretched(scene, phrase, before), before);
}

/** `The hotels would not stand a quake, the engineers warned`: no apposition of the quake, since no comma closes it. */
export function besideComma(scene: Scene, head: number, before: number): TokenRange | null {
  const { tokens } = scene;
  if (isTag(tokens, before - 1, ",")) return null;
  const phrase = phraseBefore(scene, before - 1);
  if (
    !phrase ||
    phrase.last !== before - 1 ||
    phrase.first - 1 <= head ||
    !isTag(tokens, phrase.first - 1, ",")
  )
    return null;
  for (let token = phrase.first; token <= phrase.last; token++)
    if (tokens.head[token] === head && isRelation(tokens, token, "conj")) return null;
  return hasFiniteVerb(scene, sentenceOf(scene, before).first, phrase.first - 2) ? phrase : null;
}

/** `two engineers who inspected the dam told`: `the dam` ends a relative clause, and the engineers told. */
function beyondRelative(scene: Scene, range: TokenRange, before: number): TokenRange {
  const { tokens } = scene;
  const start = sentenceOf(scene, before).first;
  for (let token = range.first - 1; token > start; token--) {
    if (!isTag(tokens, token, "WP") || tokens.lower[token] !== "who") continue;
    let verb = token + 1;
    while (isTag(tokens, verb, "RB")) verb++;
    if (!isFiniteVerb(tokens, verb) || !isNoun(tokens, token - 1)) return range;
    for (let each = verb + 1; each < range.first; each++) if (isClauseMark(scene, each)) return range;
    const antecedent = phraseBefore(scene, token - 1);
    return antecedent ? { first: antecedent.first, last: range.last } : range;
  }
  return range;
}

function isClauseMark(scene: Scene, token: number): boolean {
  return isFiniteVerb(scene.tokens, token) || isTag(scene.tokens, token, ",", ":", "CC");
}

/** `two officials, speaking to Bay Radio, said`: participles that go with what is said. */
const SPEAKING = new Set(["speaking", "talking", "writing", "citing", "quoting", "asking", "answering"]);

/** Longest insertion between a subject and its verb, in tokens. */
const INSERTION = 25;

/** `Jane Roe, who leads the party, said`: the noun phrase before the insertion. */
function phraseBeyondComma(scene: Scene, before: number): TokenRange | null {
  const { tokens } = scene;
  if (!isTag(tokens, before - 1, ",")) return null;
  const start = Math.max(sentenceOf(scene, before).first, before - INSERTION);
  for (let token = before - 3; token > start; token--)
    if (isTag(tokens, token, ","))
      return isTag(tokens, token + 1, "VBG", "CC") && !SPEAKING.has(tokens.lower[token + 1]!)
        ? null
        : phraseBefore(scene, token - 1);
  return null;
}

/** Takes in what is set off between the subject and its verb: `(D-Wis.)`, `, the group's leader,`. */
function stretched(scene: Scene, range: TokenRange, before: number): TokenRange {
  const { tokens } = scene;
  const next = range.last + 1;
  const closes = isTag(tokens, before - 1, ",", "-RRB-");
  if (next >= before - 1 || !isTag(tokens, next, ",", "-LRB-") || !closes) return range;
  if (isTag(tokens, next + 1, "VBG", "IN", "RB")) return range;
  const last = isTag(tokens, before - 1, ",") ? before - 2 : before - 1;
  return { first: range.first, last };
}

/** Takes in the beginning of the noun phrase where the parse cut it off (`One senior` of `One senior official`). */
function widened(scene: Scene, range: TokenRange): TokenRange {
  const { tokens } = scene;
  let { first } = range;
  const start = sentenceOf(scene, first).first;
  const named = isTag(tokens, first, "NNP");
  while (first > start && (isNoun(tokens, range.last) || sourceRoles().has(tokens.lower[range.last]!))) {
    const title = named && isNoun(tokens, first - 1);
    if (!title && !isTag(tokens, first - 1, "DT", "CD", "JJ", "PRP$")) break;
    first--;
  }
  return { first, last: range.last };
}

function crossesQuote(scene: Scene, head: number, before: number): boolean {
  return scene.quoteAt[head] !== scene.quoteAt[before] && scene.quoteAt[head]! >= 0;
}

/** What stands behind these is always the one told: `…, a spokeswoman for the firm, told Bay Radio.` */
const TOLD_OBJECT = new Set(["tell", "inform", "assure", "remind", "brief"]);

/** `…," said officials familiar with the matter`: verb right after a comma or a closing mark, noun phrase behind. */
function invertedSubject(scene: Scene, group: VerbGroup): TokenRange | null {
  const { tokens } = scene;
  const { verb } = group;
  if (!isTag(tokens, verb, "VBD", "VBZ", "VBP", "VBN", "NNS") || group.first !== verb) return null;
  if (TOLD_OBJECT.has(tokens.lemma[verb]!)) return null;
  const sentence = sentenceOf(scene, verb);
  const before = verb - 1;
  const opens =
    verb === sentence.first || isTag(tokens, before, ",", "''", ":", ".") || isQuoteMark(tokens, before);
  if (!opens || verb + 1 >= sentence.last) return null;
  if (isTag(tokens, before, ",") && isClauseAfter(scene, verb, sentence.last)) return null;
  if (isTag(tokens, before, ",") && takesObject(scene, verb)) return null;
  const phrase = phraseAfter(scene, verb + 1);
  if (!phrase || isVerb(tokens, phrase.last + 1)) return null;
  return extended(scene, phrase, sentence.last);
}

/** `The union, which has 900 members, welcomed the move`: such a verb has an object, and the speaker stands before it. */
function takesObject(scene: Scene, verb: number): boolean {
  const { tokens } = scene;
  if (cueVerb(tokens.lemma[verb]!, tokens.lower[verb]!)?.frames.quote !== false) return false;
  return dependents(scene, verb, "nsubj").some((token) => token < verb);
}

/** `, who asked not to be named, told the paper that …`: what is said follows, so the speaker stood before. */
function isClauseAfter(scene: Scene, verb: number, end: number): boolean {
  const phrase = phraseAfter(scene, verb + 1);
  const next = (phrase?.last ?? verb) + 1;
  if (next >= end) return false;
  if (scene.tokens.lower[next] === "that") return true;
  return (
    hasFiniteVerb(scene, next, end - 1) && dependents(scene, verb, "ccomp").some((token) => token > verb)
  );
}

/** Adds the tail of a phrase behind the verb: `, the group's leader`, `familiar with the matter`, `who spoke …`. */
export function extended(scene: Scene, phrase: TokenRange, end: number): TokenRange {
  const { tokens } = scene;
  let last = phrase.last;
  const next = last + 1;
  if (next >= end || /^(?:whether|if|that)$/.test(tokens.lower[next]!)) return phrase;
  if (isTag(tokens, next, "JJ", "WP", "IN", "VBN", "VBG", "-LRB-") && !isTimePhrase(scene, next)) {
    last = untilPunctuation(scene, next, end);
  } else if (isTag(tokens, next, ",")) {
    last = apposition(scene, next + 1, end) ?? last;
  }
  return { first: phrase.first, last };
}

const TIME_STARTERS = new Set([
  "in",
  "on",
  "at",
  "during",
  "after",
  "before",
  "as",
  "when",
  "while",
  "to",
  "following",
]);

function isTimePhrase(scene: Scene, token: number): boolean {
  return TIME_STARTERS.has(scene.tokens.lower[token]!);
}

function untilPunctuation(scene: Scene, from: number, end: number): number {
  const { tokens } = scene;
  let token = from;
  while (token < end && !isTag(tokens, token, ",", ".", ":", "``", "''") && !isQuoteMark(tokens, token))
    token++;
  return token - 1;
}

/** `, the group's leader` or `, 33, a teacher` or `, who runs it`: up to the next comma or the end. */
function apposition(scene: Scene, from: number, end: number): number | null {
  const { tokens } = scene;
  if (isTag(tokens, from, "CD")) {
    const comma = from + 1 < end && isTag(tokens, from + 1, ",");
    return comma ? (apposition(scene, from + 2, end) ?? from) : from;
  }
  const opens = isTag(tokens, from, "DT", "WP", "NNP", "NN", "PRP$", "JJ") || tokens.lower[from] === "whose";
  if (!opens || from >= end) return null;
  const last = untilPunctuation(scene, from, end);
  if (isTag(tokens, from, "WP", "WDT")) return last;
  for (let token = from; token <= last; token++)
    if (isTag(tokens, token, "VBD", "VBZ", "VBP", "MD")) return null;
  return isNoun(tokens, from) || last > from ? last : null;
}

/** The subject of a verb that governs the cue: `stood up and said`, `wants to say`, `left, saying`, `a memo saying`. */
function borrowedSubject(scene: Scene, group: VerbGroup): TokenRange | null {
  const { tokens } = scene;
  let verb = group.verb;
  for (let step = 0; step < BORROW_STEPS; step++) {
    const head = tokens.head[verb]!;
    if (head < 0) return null;
    if (isRelation(tokens, verb, "acl") && isNoun(tokens, head) && head === group.first - 1)
      return phraseOf(scene, head, { first: scene.left[head]!, last: group.first - 1 });
    if (
      !isRelation(tokens, verb, "conj", "xcomp", "advcl", "parataxis", "dep", "ccomp", "acl", "obl", "nmod")
    )
      break;
    const found = isVerb(tokens, head) ? headSubject(scene, head, group) : null;
    if (found) return found;
    verb = head;
  }
  return group.participle ? mainSubject(scene, group) : null;
}

function headSubject(scene: Scene, head: number, group: VerbGroup): TokenRange | null {
  const later = group.verb < head && group.participle;
  return ownSubject(scene, head, later ? head : Math.min(head, group.first), false);
}

/** Subject of the clause a participle stands beside: the noun phrase that opens the sentence. */
function mainSubject(scene: Scene, group: VerbGroup): TokenRange | null {
  const { first } = sentenceOf(scene, group.verb);
  for (let token = group.first - 1; token > first; token--) {
    if (!isFiniteVerb(scene.tokens, token) || scene.quoteAt[token] !== scene.quoteAt[group.verb]) continue;
    const own = dependents(scene, token, "nsubj")
      .filter((each) => each < token)
      .pop();
    if (own !== undefined) return phraseOf(scene, own, { first, last: token - 1 });
  }
  return isTag(scene.tokens, group.first - 1, ",") ? phraseAfter(scene, first) : null;
}
