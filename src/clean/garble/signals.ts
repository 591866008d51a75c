import { abbreviationKind } from "../../lexicon/abbreviations.ts";
import { mayBeTortured, torturedPhrases } from "../../lexicon/tortured.ts";
import { wordsOf } from "../../text/words.ts";
import type { Paragraph } from "./prose.ts";
import { mayRepeat } from "./repeats.ts";

/** One sign of damage: what it is, the words, and how much it weighs (1 = hardly ever in a clean article). */
export interface Sign {
  kind: string;
  quote: string;
  weight: number;
}

type Signal = (paragraph: Paragraph) => Sign[];

/** Words that no sentence ends with. */
const OPEN_END =
  /(?:^|\s)(?:the|a|an|of|to|and|or|with|by|from|at|as|his|their|its|our|which|who|whose|would|could|should|into|than|because)$/i;
/** Words that now and then end a heading or a loose line. */
const LOOSE_END =
  /(?:^|\s)(?:that|in|on|for|is|was|were|are|has|had|have|be|been|her|will|may|might|when|if|but|about|between|against|during|under|including|after|before)$/i;
/** Longer than any of these words with the blank before it. */
const LONGEST_END = 20;
/** Characters from which a paragraph is no heading or loose line any more, whatever it ends with. */
const LONG_PARAGRAPH = 160;
/** Helping verbs: what they help with is missing. */
const VERB_END = /\s(?:is|was|were|are|has|had|have|be|been|will|may|might)$/i;
const GLUED =
  /\b(?:to|the|a|an|of|and|or|that|with|in|on|for|by|from|at|as|is|was|were|are|has|had|be|could|would|should|will|into|than|because|while|which)\s(?:He|She|They|It|We|There|This|These|Those|His|Their)\s(?:also\s|has\s|had\s|will\s|would\s)?(?:said|says|added|told|was|is|are|were|has|had|have|will|would|can|could|may|did|does|went|came|took|made|called|warned)\b/g;
/** `prisoners are The government says`: the same with a noun as subject of what follows, or a word that opens a clause. */
const GLUED_NOUN =
  /\b(?:to|the|an?|of|and|or|with|by|from|as|is|was|were|are|has|had|be)\s(?:(?:The|An?)\s\p{Ll}{3,20}\s(?:said|says|was|were|is|are|has|had|have|will)|(?:Since|When|But|After|While|Although|Meanwhile|If)\s\p{Ll}{2,})/gu;
/** `constituencies. .` */
const STRAY_STOP = /\S{0,30}[.!?,;]["”’)]?\s[.,;](?=\s|$)/gu;
/** Without one of these there is no stray stop: tells most paragraphs in one quick pass. */
const MAY_STRAY = /\s[.,;](?:\s|$)/;
/** `the office said . The`: also a careless typist's habit. */
const LOOSE_STOP = /\b\w{2,30}\s[.;](?=\s\p{Lu}|$)/gu;
/** What {@link LOWER_START} needs. */
const MAY_START_LOWER = /\.[”"’]?\s{1,2}\p{Ll}/u;
const LOWER_START = /([\p{L}\p{N}.'’-]{1,40})\.[”"’]?\s{1,2}(\p{Ll}{2,20})(\s[\p{L}'’-]{1,20}){1,3}/gu;
/** Brand names and the like that begin small. */
const SMALL_NAMES =
  /^(?:i(?:phone|pad|os|tunes|cloud|mac|pod)|e(?:bay|bola)|al|el|de|von|van|bin|ibn|http|www)/i;
const SAID_FRAGMENT = /^(?:said|says|added|told|according|announced|reported|stated)$/;
const SAME_OFFICE =
  /\b((?:Secretary|Minister) of [A-Z]\w{2,15}|(?:Defen[cs]e|Foreign|Interior|Finance|Prime|Health) (?:Minister|Secretary)) (?:[A-Z][\w'’.-]{1,20} ){1,3}and \1 [A-Z]/g;
const DOUBLED = /\b(\p{Ll}{2,15}(?:\s\p{Ll}{1,15}){0,3})\s\1\b/gu;
const MAY_DOUBLE =
  /^(?:that|had|is|very|so|no|really|many|far|long|never|bye|ha|knock|please|much|more|now|again|over|years?|day|her|do|did|in|on|up|blah|go|win|big|too|tweet)$/;
const ARTICLE_BEFORE_VOWEL = /a\s(?<![\p{L}'’-]a\s)([aeiou]\p{Ll}{2,20})/gu;
const LIKE_CONSONANT =
  /^(?:uni(?!n|m)|us(?:e|a|u)|eu|one|once|ur(?:an|in|ol|eth)|ut(?:i|o|e)|ub(?:i|er)|uk|ufo|ouija|unanim|ewe|oui|un\b)/;
const ARTICLE_BEFORE_CONSONANT = /an\s(?<![\p{L}'’-]an\s)([bcdfgjklmnpqrstvwxz]\p{Ll}{3,20})/gu;
const DISAGREEMENT =
  /\b(?=[abdhimpstw])(?<!\b(?:and|or|if|of|for|that|as|though|like|than|with|to|between|nor|among|by|not)\s)(?:(?:they|we)\s(?:was|is|has|does)|(?:he|she)\s(?:have|are|do)|(?:did|does|do|didn't|didn’t)\snot?\s?(?:was|were|had|went|came|took|said|gave)|(?:has|have|had)\s(?:went|came to came|took place took|gave up gave)|(?:is|are|was|were)\s(?:was|were|is|are|has|have|been)\s\p{Ll}|(?:is|are|was|were|be|been)\s(?:came|went|took|gave|fell|began|knew|rose|drove|wrote|spoke|threw|flew|grew|sank)\b|deads\b|persons\s(?:is|was|has)\b|more\s(?:bigger|larger|stronger|higher|greater|worse|better|smaller)|(?:the\s(?:a|an|of|to|and)|an?\s(?:the|of|to|and))\s\p{L}{2,})\b/giu;
/** `The curfew it remains`, `The president he has`: the subject said twice. */
const SUBJECT_TWICE =
  /(?:^|[.!?]\s)(?:The|This|These|His|Her|Their)\s\p{Ll}{3,20}(?:\sof\sthe\s\p{Ll}{3,20})?\s(?:he|she|it|they)\s(?:(?:was|were|is|are|will|\p{Ll}{3,12}s)\b|(?:has|have|had)\s\p{Ll}{2,14}(?:ed|en)\s(?:the|an?|his|her|their|that|to)\b)/gu;
/** `The victims was`, `People has`: many that do as one does; what ends in s and is one is left out. */
const MANY_AS_ONE =
  /(?:^|[.!?]\s)(?:(?:The|These|Those|Many|Some|Several)\s(?!(?:news|series|headquarters|lens|species|means|barracks|works|crossroads|\p{Ll}{2,}(?:ss|us|is|as|os|ics))\s)\p{Ll}{3,20}s(?:\sof\s\p{Lu}\p{L}{1,20}(?:\sand\s\p{Lu}\p{L}{1,20})?)?|(?:The\s|Many\s|Some\s)?[Pp]eople)\s(?:was|has|is|does)\b/gu;
/** `not comes`, `a woman which`, `until to Monday`, `more of 400`: words put one by one. */
const WORD_BY_WORD =
  /\b(?:not\s(?:comes|goes|wants|gives|knows|takes|makes|says|works|exists|has\sbeen\sable)|(?:man|woman|boy|girl|person|minister|president|soldiers?|people)\swhich\s(?:is|was|are|were|has|have|lives?|works?|said|says)|until\sto|for\sto\s\p{Ll}|more\sof\s\d|(?:informations|advices|evidences|equipments|luggages|furnitures)|(?:in|of|since)\sthe\s\p{Lu}\p{Ll}{2,12}day\sthe)\b/gu;
const LONE_FIRST_PERSON = /(?:^|[.!?]\s)(I\s\p{Ll}{2,15}(?:\s\p{L}{1,15}){0,7}[.!?])/gu;

export const SIGNALS: readonly Signal[] = [
  ({ text, own, introduces }) => (own && !introduces ? brokenOff(text) : []),
  ({ unquoted }) => signs(unquoted, GLUED, "two sentences run into one", 1),
  ({ unquoted }) => signs(unquoted, GLUED_NOUN, "two sentences run into one", 0.8),
  ({ unquoted }) => (MAY_STRAY.test(unquoted) ? signs(unquoted, STRAY_STOP, "stray full stop", 0.6) : []),
  ({ unquoted }) =>
    MAY_STRAY.test(unquoted) ? signs(unquoted, LOOSE_STOP, "blank before a full stop", 0.3) : [],
  lowerStarts,
  ({ unquoted }) => signs(unquoted, SAME_OFFICE, "one office, two holders", 0.6),
  doubled,
  ({ unquoted }) => articles(unquoted, ARTICLE_BEFORE_VOWEL, (word) => !LIKE_CONSONANT.test(word)),
  ({ unquoted }) => articles(unquoted, ARTICLE_BEFORE_CONSONANT, () => true),
  ({ unquoted }) => signs(unquoted, DISAGREEMENT, "words that do not agree", 0.6),
  ({ unquoted }) => signs(unquoted, SUBJECT_TWICE, "a subject said twice", 0.5),
  ({ unquoted }) => signs(unquoted, MANY_AS_ONE, "words that do not agree", 0.6),
  ({ unquoted }) => signs(unquoted, WORD_BY_WORD, "put word by word", 0.5),
  ({ unquoted, own }) => (own ? signs(unquoted, LONE_FIRST_PERSON, "a narrator breaks in", 0.5) : []),
  tortured,
];

/** All matches of a global pattern. Nearly always there is none, and `matchAll` copies the pattern before it looks. */
function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

const NONE: readonly RegExpExecArray[] = [];

function signs(text: string, pattern: RegExp, kind: string, weight: number): Sign[] {
  return matchesOf(text, pattern).map((match) => ({
    kind,
    quote: around(text, match.index, match[0].length),
    weight,
  }));
}

/** The words found, with a word or two before them where they are short. */
function around(text: string, start: number, length: number): string {
  const from = length > 30 ? start : Math.max(0, text.lastIndexOf(" ", Math.max(0, start - 20)));
  const to = text.indexOf(" ", start + length);
  return text.slice(from, to < 0 ? text.length : to).trim();
}

function brokenOff(text: string): Sign[] {
  const bare = text.trimEnd();
  const end = bare.slice(-LONGEST_END);
  const long = bare.length >= LONG_PARAGRAPH;
  const open = OPEN_END.test(end) || (long && VERB_END.test(end));
  const weight = open ? 1 : LOOSE_END.test(end) ? 0.6 : 0;
  if (weight === 0) return [];
  const words = bare.slice(-200).split(" ");
  if (words.length < 8 || isTitle(words)) return [];
  return [{ kind: "sentence broken off", quote: tail(bare), weight }];
}

/** A heading in title case: more than half of its words begin with a capital. */
function isTitle(words: readonly string[]): boolean {
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2;
}

function tail(text: string): string {
  return text.slice(-60).replace(/^\S*\s/, "");
}

function lowerStarts({ unquoted }: Paragraph): Sign[] {
  if (!MAY_START_LOWER.test(unquoted)) return [];
  return matchesOf(unquoted, LOWER_START).flatMap((match) => {
    const [words, before, start] = match as unknown as [string, string, string];
    const short = before.length < 3 || /[.\d]/.test(before) || abbreviationKind(before) !== null;
    if (short || SMALL_NAMES.test(start)) return [];
    const weight = SAID_FRAGMENT.test(start) ? 1 : 0.4;
    return [{ kind: "sentence begins in the middle", quote: words.trim(), weight }];
  });
}

function doubled({ unquoted }: Paragraph): Sign[] {
  if (!mayRepeat(unquoted)) return [];
  return matchesOf(unquoted, DOUBLED)
    .filter((match) => !MAY_DOUBLE.test(match[1]!) && !/[.,]/.test(match[0]))
    .map((match) => ({
      kind: "words repeated",
      quote: match[0],
      weight: match[1]!.includes(" ") ? 0.7 : 0.4,
    }));
}

function articles(text: string, pattern: RegExp, wrong: (word: string) => boolean): Sign[] {
  return matchesOf(text, pattern)
    .filter((match) => wrong(match[1]!))
    .map((match) => ({ kind: "wrong article", quote: match[0], weight: 0.35 }));
}

function tortured({ text, unquoted }: Paragraph): Sign[] {
  const plain = unquoted.replace(/[-’']/g, " ");
  if (!mayBeTortured(plain)) return [];
  const words = wordsOf(plain);
  return torturedPhrases(words.map(({ form }) => form)).map(({ first, end }) => ({
    kind: "odd wording of a set phrase",
    quote: text.slice(words[first]!.start, words[end - 1]!.end),
    weight: 0.6,
  }));
}
