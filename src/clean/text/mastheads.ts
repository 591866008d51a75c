import { candidates } from "../../lexicon/gazetteer.ts";
import { isMastheadName, knownOutlet } from "../../lexicon/outlets.ts";
import type { Dated } from "../../model/index.ts";
import { fold } from "../../text/normalise.ts";
import { findDay, parseDate } from "../dates/parse.ts";
import type { Line } from "./lines.ts";
import { isDate } from "./openings.ts";
import type { Scene } from "./scene.ts";

/** What the lines over a text say of who published it, and when. */
export interface Masthead {
  publisher: string | null;
  published: Dated | null;
}

/** A line of that kind; `dated`: it names a day, perhaps without its year. */
interface Head extends Masthead {
  dated: boolean;
}

/** Lines from the top among which a masthead is looked for. */
const HEAD_LINES = 8;
/** Longest line of one, in characters and words. */
const LONGEST = 120;
const MOST_WORDS = 16;
/** A title over a text has more words than a label; see `lead.ts`. */
const TITLE_WORDS = 5;

/** Parts of such a line stand between strokes, dashes with blanks, dots, commas and brackets. */
const SEPARATOR = /\s[|·•–—-]{1,2}\s|\s?[,|·•;()[\]]\s?/;
/** What a line of date and place may say besides: what kind of text it heads, and what the date is of. */
const LABEL =
  /^(?:live|live (?:blog|updates?)|latest|interview|opinion|comment|editorial|analysis|explainer|fact ?box|fact ?sheet|timeline|q&a|transcript|excerpts?|(?:morning|evening|noon|night|late|early|first|second|final|print|online|weekend|special) edition|morning interview|news ?letter|bulletin|press (?:release|statement|brief|briefing|conference)|update|breaking|exclusive|business|world|politics|logistics|economy|national|international|africa|asia|europe|americas|page \w{1,3}|no\.? ?\d{1,4}|by our (?:own )?(?:correspondent|reporter|staff)|staff (?:reporter|writer))$/i;
/** `Reed Observer fact box`. */
const TAIL = /(?<=\p{L}) (?:fact ?box|live blog|live|newsletter|exclusive)$/u;
const DATING =
  /(?:^|[\s,(|])(?:(?:last |first )?(?:updated?|published|posted|modified)|as (?:of|at)|collected|compiled|recorded|released|issued|filed|sent|embargoed until|dated?)(?: on| at)?[:\s]{0,2}$/i;
const WEEKDAY = /(?:^|[\s,(|])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{0,2}$/i;
/** What may follow the date: a clock time, a zone, a mark, brackets. */
const AFTER_DATE =
  /^[\s,|(–—-]{0,4}(?:at )?(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?(?:local time|hrs|hours|[A-Z]{1,5}(?:[+-]\d{1,2})?))?)?[\s).*_\]]{0,4}$/i;
const CLOCK = /^(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?)$/i;
/** Marks of emphasis that some texts keep around their lines. */
const EMPHASIS = /^[*_#>\s]{1,6}|[*_\s]{1,4}$/g;

/** Reads the lines over the prose: a name of an outlet alone or beside a date and place, a date that heads the text. */
export function markMasthead(scene: Scene, posts: ReadonlySet<number>): Masthead {
  const found: Masthead = { publisher: null, published: null };
  const most = Math.min(scene.first, HEAD_LINES);
  for (let index = 0; index < most; index++) {
    const line = scene.lines[index]!;
    const role = scene.roles[index];
    if (
      role === "boilerplate" ||
      role === "caption" ||
      posts.has(index) ||
      line.text.length > LONGEST ||
      line.words > MOST_WORDS
    )
      continue;
    const head = headOf(line);
    const own = head !== null && (head.dated || standsOver(scene, index));
    const told = own ? head : headIn(CLOSING.exec(fold(line.text))?.[1] ?? "");
    if (told === null || !(own || told.dated)) continue;
    found.publisher ??= told.publisher;
    found.published ??= told.published;
    if (own && role !== "credit") scene.roles[index] = "dateline";
  }
  return found;
}

/** A line without a date is a masthead only where a title or a dateline stands beside it: else it is the title itself. */
function standsOver({ lines, roles, first }: Scene, index: number): boolean {
  if (knownOutlet(lines[index]!.text) !== null && index === 0) return true;
  return lines
    .slice(0, Math.min(first, HEAD_LINES))
    .some((line, at) => at !== index && (line.words >= TITLE_WORDS || roles[at] === "dateline"));
}

function headOf({ text }: Line): Head | null {
  return headIn(fold(text).replace(EMPHASIS, ""));
}

/** The words of a line as a masthead, or null where they say anything else. */
function headIn(text: string): Head | null {
  const day = findDay(text);
  const before = day === null ? text : text.slice(0, day.start).replace(WEEKDAY, " ");
  const after = day === null ? "" : text.slice(day.end);
  const parts = `${before} | ${after}`
    .split(SEPARATOR)
    .map((part) => part.replace(DATING, "").replace(TAIL, "").trim())
    .filter((part) => part !== "");
  const outlet = parts.find(isMastheadName) ?? null;
  const published = day && parseDate(text, "dateline");
  if (outlet !== null) {
    const others = parts.filter((part) => part !== outlet);
    const dated = day !== null || others.some(isDate);
    return others.every(isBeside) ? { publisher: nameOf(outlet), published, dated } : null;
  }
  if (day === null || !AFTER_DATE.test(after.replace(BRACKETED, ""))) return null;
  const heads = DATING.test(before) || parts.every((part) => isBeside(part) || isShouted(part));
  return heads ? { publisher: null, published, dated: true } : null;
}

/** A title may hold in brackets at its end what else stands over it: `Who says what (Reed Observer fact box, 10 Feb 2031)`. */
const CLOSING = /\s\(([^()]{6,80})\)$/;
const BRACKETED = /\s?[([][^()[\]]{1,30}[)\]]\s?$/;

/** A name set in capitals is written as names are; words of three letters may be initials. */
function nameOf(outlet: string): string {
  const name = outlet.replace(/^the /i, "");
  return /\p{Ll}/u.test(name)
    ? name
    : name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => (rest.length > 2 ? rest.toLowerCase() : rest));
}

/** What stands beside the name of an outlet: a place, a date without its year, a clock time, the kind of text. */
function isBeside(part: string): boolean {
  return (
    LABEL.test(part) || CLOCK.test(part) || isDate(part) || (part.length >= 4 && candidates(part).length > 0)
  );
}

/** `TRANSCRIPT OF A BRIEFING`. */
function isShouted(part: string): boolean {
  return !/\p{Ll}/u.test(part) && /\p{Lu}{2}/u.test(part);
}
