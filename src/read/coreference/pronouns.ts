import type { Gender } from "../../lexicon/person-words.ts";
import type { Found } from "../naming/found.ts";
import { describePerson, personOf, titleStart } from "./persons.ts";
import { candidatesIn, choose, isPluralHead, isSubject, latest, type Test, type Walk } from "./walk.ts";

/** How many sentences back a pronoun may reach. */
const REACH = 2;

const GENDERS = new Map<string, Gender>([
  ["he", "male"],
  ["him", "male"],
  ["his", "male"],
  ["himself", "male"],
  ["she", "female"],
  ["her", "female"],
  ["hers", "female"],
  ["herself", "female"],
]);
const PLURAL = new Set(["they", "them", "their", "themselves"]);
const NEUTER = new Set(["it", "its", "itself"]);

/** Index of the mention a pronoun stands for: an earlier one, or the name its opening clause leads up to. */
export function pronounAntecedent(walk: Walk, index: number): number | null {
  const word = walk.tokens.lower[walk.found[index]!.first]!;
  if (word === "who" || word === "whom") return justBefore(walk, index);
  const joined = joinedBefore(walk, index);
  if (joined !== null) return joined;
  const gender = GENDERS.get(word);
  if (gender) return nameAhead(walk, index, gender) ?? personBefore(walk, index, gender);
  if (PLURAL.has(word)) return sameSide(walk, index, 1, isPlural);
  return NEUTER.has(word) ? sameSide(walk, index, 1, isBody) : null;
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

const OPENERS =
  /^(?:before|after|while|although|though|when|as|once|since|until|because|if|despite|according|in|on|at|with|during|following|for)$/;
/** A pronoun that its opening clause puts first stands within so many tokens of the start of the sentence. */
const OPENING = 4;
/** Longest clause or phrase that a sentence opens with before the name it leads up to, in tokens. */
const LONGEST_OPENING = 25;

/** `Before he was arrested, Karim Soltane posted …`: the name right behind the comma that ends the opening clause. */
function nameAhead(walk: Walk, index: number, gender: Gender): number | null {
  const { tokens, found } = walk;
  const { first } = found[index]!;
  let start = first;
  while (start > 0 && first - start <= OPENING && tokens.sentence[start - 1] === tokens.sentence[first])
    start--;
  if (first - start > OPENING || !OPENERS.test(tokens.lower[start]!)) return null;
  for (let ahead = index + 1; ahead < found.length; ahead++) {
    const other = found[ahead]!;
    if (other.first - first > LONGEST_OPENING || tokens.sentence[other.first] !== tokens.sentence[first])
      break;
    if (other.level !== "name" || other.type !== "person") continue;
    const behindComma = tokens.lower[titleStart(tokens, other.first) - 1] === ",";
    const told = describePerson(walk, ahead).gender;
    return behindComma && isSubject(walk, other) && (told ?? gender) === gender ? ahead : null;
  }
  return null;
}

/** The latest single person of that gender; where one is known to be of it, descriptions that leave it open stay out. */
function personBefore(walk: Walk, index: number, gender: Gender): number | null {
  const sentence = walk.tokens.sentence[walk.found[index]!.first]!;
  for (let back = 0; back <= REACH; back++) {
    const persons = candidatesIn(walk, index, sentence - back, isSinglePerson);
    const fits = persons.filter((each) => (personOf(walk, each)?.gender ?? gender) === gender);
    const known = fits.filter((each) => personOf(walk, each)?.gender === gender);
    const rivals = fits.filter((each) => known.includes(each) || walk.found[each]!.level === "name");
    const best = ofSameSide(walk, index, known.length > 0 ? rivals : fits);
    if (best.length > 0) return choose(walk, best);
  }
  return null;
}

/** Like `latest`, but inside quotation marks those named inside go first, outside those outside. */
function sameSide(walk: Walk, index: number, reach: number, test: Test): number | null {
  const quoted = walk.quoted[walk.found[index]!.first];
  const same: Test = (within, other, at) => within.quoted[other.first] === quoted && test(within, other, at);
  return latest(walk, index, reach, same) ?? latest(walk, index, reach, test);
}

function ofSameSide(walk: Walk, index: number, fits: number[]): number[] {
  const quoted = walk.quoted[walk.found[index]!.first];
  const same = fits.filter((each) => walk.quoted[walk.found[each]!.first] === quoted);
  return same.length > 0 ? same : fits;
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

/** A pronoun that found its person tells of what gender that one is. */
export function learnGender(walk: Walk, index: number): void {
  const gender = GENDERS.get(walk.tokens.lower[walk.found[index]!.first]!);
  const person = gender && personOf(walk, index);
  if (person) person.gender ??= gender;
}
