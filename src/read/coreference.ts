import { placeKey } from "../lexicon/keys.ts";
import { nameWords } from "../lexicon/nameWords.ts";
import type { Mention } from "../model/reading.ts";
import { TAG, type Tokens } from "../model/syntax.ts";
import type { Found } from "./naming/found.ts";

/** How many sentences back a pronoun or a bare description may reach. */
const PRONOUN_REACH = 2;
const DESCRIPTION_REACH = 6;

/** Mentions looked back over at most: seven sentences of news hold fewer; an endless sentence of a damaged text does not. */
const MENTIONS_BACK = 200;

/** Words of a name that a shorter form is looked for in; longer ones are rows of capitals. */
const LONGEST_NAME = 12;

/** The mentions with `antecedent`: the index of an earlier mention of the same, or null where that is not plain. */
export function withAntecedents(tokens: Tokens, found: readonly Found[], text: string): Mention[] {
  const walk: Walk = {
    tokens,
    found,
    text,
    antecedents: [],
    roots: [],
    fullNames: new Map(),
    acronyms: new Map(),
    shortForms: new Map(),
  };
  for (let index = 0; index < found.length; index++) {
    const antecedent = antecedentOf(walk, index);
    walk.antecedents.push(antecedent);
    walk.roots.push(antecedent === null ? index : walk.roots[antecedent]!);
    if (found[index]!.level === "name") remember(walk, index);
  }
  return found.map((mention, index) => asMention(walk, mention, index));
}

interface Walk {
  tokens: Tokens;
  found: readonly Found[];
  text: string;
  antecedents: (number | null)[];
  /** For each mention the one its antecedents lead back to; itself where it has none. */
  roots: number[];
  /** Key of a name, or surname, or lexicon id -> index of its first mention; null where two bear it. */
  fullNames: Map<string, number | null>;
  acronyms: Map<string, number>;
  /** First or last words of names of organizations -> the first that has them; `index` null where two different ones do. */
  shortForms: Map<string, { full: string; index: number | null }>;
}

/** A pronoun takes the type of what it stands for. */
function asMention(walk: Walk, mention: Found, index: number): Mention {
  const antecedent = walk.antecedents[index]!;
  const type =
    mention.level === "pronoun" && antecedent !== null ? walk.found[antecedent]!.type : mention.type;
  const { start, end, level } = mention;
  return { start, end, type, level, antecedent, actor: null, place: null };
}

function antecedentOf(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  if (mention.level === "name") return sameName(walk, index);
  return mention.level === "pronoun" ? pronounAntecedent(walk, index) : descriptionAntecedent(walk, index);
}

function keyOf(walk: Walk, mention: Found): string {
  return placeKey(walk.text.slice(mention.start, mention.end));
}

function remember(walk: Walk, index: number): void {
  const mention = walk.found[index]!;
  const key = keyOf(walk, mention);
  if (!walk.fullNames.has(key)) walk.fullNames.set(key, index);
  if (mention.id !== "" && idKey(mention) !== "" && !walk.fullNames.has(idKey(mention)))
    walk.fullNames.set(idKey(mention), index);
  const acronym = acronymOf(walk, mention);
  if (acronym) walk.acronyms.set(acronym, index);
  if (mention.type === "person" && /\s/.test(walk.text.slice(mention.start, mention.end)))
    rememberSurname(walk, index, key);
  if (mention.type === "organization") rememberShortForms(walk, index, key);
}

/** Lexicon id and type; adjectives, peoples and cities are not the state itself: "" for them. */
function idKey(mention: Found): string {
  const other = mention.kind === "adjective" || mention.kind === "people" || mention.kind === "capital";
  return other ? "" : `${mention.id} ${mention.type}`;
}

/** Key of the last word as written: `Sanha-Reyk` is one surname. */
function surnameOf(walk: Walk, { start, end }: Found): string {
  const words = walk.text.slice(Math.max(start, end - 40), end);
  return placeKey(words.slice(words.search(/\S+$/)));
}

function isOneWord(walk: Walk, { start, end }: Found): boolean {
  return !/\s/.test(walk.text.slice(start, end));
}

function rememberSurname(walk: Walk, index: number, key: string): void {
  const surname = surnameOf(walk, walk.found[index]!);
  const held = walk.fullNames.get(`surname ${surname}`);
  if (held === undefined) walk.fullNames.set(`surname ${surname}`, index);
  else if (held !== null && keyOf(walk, walk.found[held]!) !== key)
    walk.fullNames.set(`surname ${surname}`, null);
}

function rememberShortForms(walk: Walk, index: number, full: string): void {
  const words = full.split(" ");
  if (words.length > LONGEST_NAME) return;
  for (let cut = 1; cut < words.length; cut++) {
    for (const short of [words.slice(0, cut).join(" "), words.slice(cut).join(" ")]) {
      const held = walk.shortForms.get(short);
      if (!held) walk.shortForms.set(short, { full, index });
      else if (held.full !== full) held.index = null;
    }
  }
}

/** `World Food Programme (WFP)`: the acronym after it, or its initials. */
function acronymOf(walk: Walk, mention: Found): string | null {
  const after = /^\s?\(\s?["“]?([A-Z][A-Za-z&-]{1,9})["”]?\s?\)/.exec(
    walk.text.slice(mention.end, mention.end + 16),
  );
  return after && /[A-Z].*[A-Z]/.test(after[1]!) ? after[1]!.toLowerCase() : null;
}

function sameName(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  if (mention.kind === "adjective") return null;
  const key = keyOf(walk, mention);
  const same =
    walk.fullNames.get(key) ?? walk.fullNames.get(idKey(mention)) ?? walk.acronyms.get(key) ?? null;
  if (same !== null) return compatible(walk, mention, same) ? same : null;
  if (mention.type === "person" && isOneWord(walk, mention))
    return walk.fullNames.get(`surname ${key}`) ?? null;
  return mention.type === "organization" ? shortenedName(walk, key) : null;
}

function compatible(walk: Walk, mention: Found, index: number): boolean {
  const other = walk.found[index]!;
  return other.type === mention.type && other.kind !== "adjective";
}

/** `the Guard` after `Revolutionary Guard`: the one earlier organization that ends or begins with these words. */
function shortenedName(walk: Walk, key: string): number | null {
  return key.length < 4 ? null : (walk.shortForms.get(key)?.index ?? null);
}

const MASCULINE = new Set(["he", "him", "his", "himself"]);
const FEMININE = new Set(["she", "her", "hers", "herself"]);
const PLURAL = new Set(["they", "them", "their", "themselves"]);
const NEUTER = new Set(["it", "its", "itself"]);

function pronounAntecedent(walk: Walk, index: number): number | null {
  const word = walk.tokens.lower[walk.found[index]!.first]!;
  if (word === "who" || word === "whom") return justBefore(walk, index);
  const joined = joinedBefore(walk, index);
  if (joined !== null) return joined;
  if (MASCULINE.has(word) || FEMININE.has(word)) return latest(walk, index, PRONOUN_REACH, isSinglePerson);
  if (PLURAL.has(word)) return latest(walk, index, 1, isPlural);
  return NEUTER.has(word) ? latest(walk, index, 1, isBody) : null;
}

/** `Iran and its militias`: a possessive right after `and` belongs to what stands before it. */
function joinedBefore(walk: Walk, index: number): number | null {
  const { start, first } = walk.found[index]!;
  if (!/^(?:its|his|her|their)$/.test(walk.tokens.lower[first]!)) return null;
  for (let earlier = index - 1; earlier >= 0 && earlier > index - 5; earlier--) {
    const other = walk.found[earlier]!;
    if (walk.text.slice(other.end, start) !== " and " || other.level === "pronoun") continue;
    const person = walk.tokens.lower[first] === "his" || walk.tokens.lower[first] === "her";
    return (other.type === "person") === person ? earlier : null;
  }
  return null;
}

/** The mention that ends right before a relative pronoun. */
function justBefore(walk: Walk, index: number): number | null {
  const { start } = walk.found[index]!;
  for (let earlier = index - 1; earlier >= 0 && earlier > index - 4; earlier--) {
    const gap = walk.text.slice(walk.found[earlier]!.end, start);
    if (/^,?\s$/.test(gap)) return walk.found[earlier]!.type === "person" ? earlier : null;
  }
  return null;
}

type Test = (walk: Walk, mention: Found) => boolean;

/** The best candidate within reach: subjects of the sentence before, else the latest; null where two rival in one sentence. */
function latest(walk: Walk, index: number, reach: number, test: Test): number | null {
  const own = walk.found[index]!;
  const sentence = walk.tokens.sentence[own.first]!;
  for (let back = 0; back <= reach; back++) {
    const fits = candidatesIn(walk, index, sentence - back, test);
    if (fits.length > 0) return choose(walk, fits);
  }
  return null;
}

function candidatesIn(walk: Walk, index: number, sentence: number, test: Test): number[] {
  const own = walk.found[index]!;
  const fits: number[] = [];
  for (let earlier = index - 1; earlier >= Math.max(0, index - MENTIONS_BACK); earlier--) {
    const other = walk.found[earlier]!;
    const at = walk.tokens.sentence[other.first]!;
    if (at < sentence) break;
    if (at === sentence && other.end <= own.start && test(walk, other)) fits.push(earlier);
  }
  return fits.reverse();
}

/** One alone, or all the same one, or the subject that comes first; else none. */
function choose(walk: Walk, fits: readonly number[]): number | null {
  const roots = new Set(fits.map((index) => walk.roots[index]));
  if (roots.size === 1) return fits[0]!;
  const subjects = fits.filter((index) => isSubject(walk, walk.found[index]!));
  return subjects.length > 0 && new Set(subjects.map((index) => walk.roots[index])).size === 1
    ? subjects[0]!
    : null;
}

/** Followed by its verb, or marked so by the parse. */
function isSubject(walk: Walk, mention: Found): boolean {
  if (walk.tokens.tag[mention.first - 1] === TAG.CC) return false;
  const next = walk.tokens.tag[mention.last];
  return next === TAG.VBD || next === TAG.VBZ || next === TAG.VBP || next === TAG.MD;
}

function isSinglePerson(walk: Walk, mention: Found): boolean {
  if (mention.type !== "person" || mention.level === "pronoun") return false;
  return mention.level === "name" || !isPluralHead(walk, mention);
}

function isPlural(walk: Walk, mention: Found): boolean {
  if (mention.level === "pronoun" || mention.level === "name") return mention.kind === "people";
  return (mention.type === "person" || mention.type === "organization") && isPluralHead(walk, mention);
}

function isBody(_walk: Walk, mention: Found): boolean {
  if (mention.level === "pronoun" || mention.kind === "adjective" || mention.kind === "people") return false;
  return mention.type === "organization" || (mention.type === "gpe" && mention.level === "name");
}

function isPluralHead(walk: Walk, mention: Found): boolean {
  return walk.tokens.tag[mention.last - 1] === TAG.NNS;
}

/** `the official`, `this person`, `the group`: the latest earlier mention that it can describe. */
function descriptionAntecedent(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  const named = appositive(walk, index);
  if (named !== null) return named;
  if (!/^(?:the|this|that)$/.test(walk.tokens.lower[mention.first]!)) return null;
  if (mention.last - mention.first !== 2) return null;
  const head = walk.tokens.lemma[mention.last - 1]!;
  const sense = nameWords().nominals.get(head);
  if (!sense || sense.group === "thing") return null;
  if (isPluralHead(walk, mention) && sense.sector !== "REB") return null;
  return latest(walk, index, DESCRIPTION_REACH, (_walk, other) => describes(walk, head, other));
}

/** `Abu Danladi, a farmer,`: a description set behind a name belongs to it. */
function appositive(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  const before = walk.found[index - 1];
  if (before?.level !== "name" || before.type !== "person" || mention.type !== "person") return null;
  if (isPluralHead(walk, mention) || !/^(?:an?|the)$/.test(walk.tokens.lower[mention.first]!)) return null;
  return walk.text.slice(before.end, mention.start) === ", " ? index - 1 : null;
}

/** `person` may stand for any single person; other heads for an earlier phrase with the same head, `group` for a named group. */
function describes(walk: Walk, head: string, other: Found): boolean {
  if (other.level === "pronoun") return false;
  if (nameWords().nominals.get(head)?.sector === "REB") {
    if (other.id.startsWith("group:")) return true;
  }
  if (isPluralHead(walk, other)) return false;
  const otherHead = walk.tokens.lemma[other.last - 1]!;
  if (other.level === "name" && other.type === "organization" && walk.tokens.lower[other.last - 1] === head)
    return true;
  if (other.level === "nominal" && otherHead === head) return true;
  if (head === "person" || head === "man" || head === "woman") return other.type === "person";
  if (head === "group" || head === "organization" || head === "movement")
    return other.id.startsWith("group:");
  if (head === "agency" || head === "company" || head === "party")
    return other.level === "name" && other.type === "organization";
  return head === "country" && other.kind === "state";
}
