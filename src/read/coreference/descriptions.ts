import { nameWords } from "../../lexicon/nameWords.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import { personWords } from "../../lexicon/person-words.ts";
import type { Found } from "../naming/found.ts";
import { personOf } from "./persons.ts";
import { isPluralHead, latest, type Walk } from "./walk.ts";

/** How many sentences back a description may reach. */
const REACH = 6;
/** Words of a description that takes something up, article and noun included: `the state news agency`. */
const LONGEST = 4;

/** `the official`, `this person`, `the group`, `the police chief`: the latest earlier mention that it can describe. */
export function descriptionAntecedent(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  const { tokens } = walk;
  const named = appositive(walk, index);
  if (named !== null) return named;
  if (!/^(?:the|this|that|these|those)$/.test(tokens.lower[mention.first]!)) return null;
  if (mention.last - mention.first > LONGEST || mention.last - mention.first < 2) return null;
  const head = tokens.lemma[mention.last - 1]!;
  const { nominals, pairedNominals } = nameWords();
  const sense =
    pairedNominals.get(tokens.lower[mention.last - 1]!)?.get(tokens.lower[mention.last - 2]!) ??
    nominals.get(head);
  if (!sense || sense.group === "thing") return null;
  // `the ministry of public works` says itself which one it is.
  if (sense.type === "organization" && tokens.lower[mention.last] === "of") return null;
  const modifiers = tokens.lower.slice(mention.first + 1, mention.last - 1).filter((word) => word !== "same");
  const description = { head, modifiers, plural: isPluralHead(walk, mention), sector: sense.sector };
  return latest(walk, index, REACH, (_walk, other, at) => describes(walk, description, other, at));
}

interface Description {
  head: string;
  /** Words between article and noun, in lower case. */
  modifiers: readonly string[];
  plural: boolean;
  sector: string | null;
}

/** `Abu Danladi, a farmer,`: a description set behind a name belongs to it. */
function appositive(walk: Walk, index: number): number | null {
  const mention = walk.found[index]!;
  const before = walk.found[index - 1];
  if (before?.level !== "name" || before.type !== "person" || mention.type !== "person") return null;
  if (isPluralHead(walk, mention) || !/^(?:an?|the)$/.test(walk.tokens.lower[mention.first]!)) return null;
  return walk.text.slice(before.end, mention.start) === ", " ? index - 1 : null;
}

function describes(walk: Walk, description: Description, other: Found, at: number): boolean {
  const { head, plural, sector } = description;
  if (other.level === "pronoun") return false;
  const bare = description.modifiers.length === 0;
  if (bare && sector === "REB" && other.id.startsWith("group:")) return true;
  if (plural !== isPluralHead(walk, other)) return false;
  if (plural)
    return other.type === "person" && hasHead(walk, other, head) && hasAll(walk, description, other);
  if (other.type === "person") return describesPerson(walk, description, other, at);
  return hasHead(walk, other, head)
    ? hasAll(walk, description, other)
    : describesBody(walk, description, other);
}

function hasHead({ tokens }: Walk, other: Found, head: string): boolean {
  const last = other.last - 1;
  return other.level === "name"
    ? other.type === "organization" && tokens.lower[last] === head
    : tokens.lemma[last] === head;
}

/** True where the words before the noun stand in the other mention too. */
function hasAll({ tokens }: Walk, { modifiers }: Description, other: Found): boolean {
  const words = tokens.lower.slice(other.first, other.last);
  return modifiers.every((word) => words.includes(word));
}

/** A person of that trade, office or title, whatever words told it; `person`, `man` and `woman` may be anybody. */
function describesPerson(walk: Walk, { head, modifiers }: Description, other: Found, at: number): boolean {
  const person = personOf(walk, at);
  if (!person || !modifiers.every((word) => person.words.has(word))) return false;
  const gender = personWords().nouns.get(head) ?? null;
  if (gender !== null && person.gender !== null && person.gender !== gender) return false;
  if (head === "person" || person.words.has(head)) return true;
  if (head === "man" || head === "woman") return other.level === "name" || person.words.has("person");
  return SPOKES.test(head) && [...person.words].some((word) => SPOKES.test(word));
}

const SPOKES = /^spokes(?:man|woman|person)$/;

/** Nouns for those who publish. */
const MEDIUM =
  /^(?:newspaper|paper|daily|weekly|broadcaster|station|channel|network|magazine|outlet|website|site|tabloid|portal)$/;
/** Words that go before such a noun without telling one outlet from another; `the state broadcaster` is a particular one. */
const OF_MEDIA = /^(?:news|private|local|national|investigative|online)$/;

/** A named body that a common noun stands for: an outlet, a company, an armed group, a country. */
function describesBody(walk: Walk, { head, modifiers }: Description, other: Found): boolean {
  if (other.level !== "name") return false;
  const outlet = () => isOutletName(walk.text.slice(other.start, other.end));
  if (MEDIUM.test(head) || (head === "agency" && modifiers.includes("news")))
    return modifiers.every((word) => OF_MEDIA.test(word)) && outlet();
  if (modifiers.length > 0) return false;
  if (head === "group" || head === "organization" || head === "organisation" || head === "movement")
    return other.id.startsWith("group:");
  if (head === "agency") return other.type === "organization";
  if (head === "company" || head === "party")
    return other.type === "organization" && !outlet() && !isOtherBody(walk, other, head);
  return head === "country" && other.kind === "state";
}

/** Last words of names that may be called a company or a party although they name a kind of body themselves. */
const ALSO_CALLED: Record<string, RegExp> = {
  company: /^(?:group|corporation|bank|airline|firm|operator|agency)$/,
  party: /^(?:front|movement|alliance|coalition|union|league|congress|bloc|group|organi[sz]ation)$/,
};

/** `El-Maarouf Hospital` is no party: its name ends with a noun for another kind of body. */
function isOtherBody({ tokens }: Walk, { last }: Found, head: string): boolean {
  const noun = tokens.lower[last - 1]!;
  const type = nameWords().nominals.get(noun)?.type;
  return /^(?:organization|facility)$/.test(type ?? "") && noun !== head && !ALSO_CALLED[head]!.test(noun);
}
