import { holderOn, holdingsOf } from "../../lexicon/holders.ts";
import { placeKey } from "../../lexicon/keys.ts";
import { officeNamed } from "../../lexicon/ministries.ts";
import { type KnownActor, names } from "../../lexicon/names.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { roleWords } from "../../lexicon/roleWords.ts";
import type { Mention } from "../../model/index.ts";
import { type Body, bodyTold } from "./bodies.ts";
import { type ActorContext, stateNamed } from "./context.ts";
import { officeOf } from "./names.ts";

/** Characters before and after a name in which its body is looked for. */
const REACH = 90;

/**
 * Whom persons speak for: the body they are introduced with (`Ostan foreign ministry spokesman X`, `a spokesman for the
 * Coalition, X`, `X, head of the Institute`, `X of the Institute`), else the state whose office they held on the day of
 * the report. They take its country, and its sector where their own is not known or the body is an armed group.
 */
export function affiliate(context: ActorContext): void {
  const told = new Map<string, KnownActor>();
  for (const [index, mention] of context.reading.mentions.entries()) {
    const actor = context.actors[index];
    if (actor?.kind !== "person" || mention.level !== "name" || told.has(actor.id)) continue;
    const body =
      bodyBeside(context, index) ??
      officeHeld(context, actor) ??
      bodyTold(context, mention.start, mention.end);
    if (body) told.set(actor.id, underBody(actor, body));
  }
  for (const [index, actor] of context.actors.entries())
    context.actors[index] = (actor && told.get(actor.id)) ?? actor;
}

function underBody(person: KnownActor, body: Body): KnownActor {
  const isArmed = body.sector === "REB";
  return {
    ...person,
    country: (isListed(person) ? person.country : null) ?? body.country ?? person.country,
    sector: isArmed ? body.sector : (person.sector ?? body.sector),
    affiliation: body.id,
  };
}

/** In the table of office holders, which knows the country. */
function isListed({ id }: KnownActor): boolean {
  return names().actors.has(id);
}

function bodyBeside(context: ActorContext, index: number): KnownActor | null {
  const { start } = context.reading.mentions[index]!;
  return bodyBefore(context, index) ?? bodyAfter(context, index) ?? ministryBefore(context, start);
}

/** `Coalition spokesman X`, `the coalition's chief spokesman, X`, `a spokesman for the Coalition, X`. */
function bodyBefore(context: ActorContext, index: number): KnownActor | null {
  const { mentions } = context.reading;
  const { start } = mentions[index]!;
  for (let at = index - 1; at >= 0 && mentions[at]!.start > start - REACH; at--) {
    const body = mentions[at]!;
    if (body.end > start || !isBody(body)) continue;
    if (/\b(?:former|ex-?|late|ousted)\s(?:the\s)?$/i.test(before(context, body.start))) return null;
    const gap = context.text.slice(body.end, start);
    if (/^(?:['’]s?)?\s/.test(gap) && isRole(gap.replace(/^['’]s?/, "").replace(/,?\s$/, "")))
      return context.actors[at] ?? null;
    if (/^,\s$/.test(gap) && /\s(?:for|of|at|with|from)\s(?:the\s|its\s)?$/.test(before(context, body.start)))
      return isRole(linkedRole(context, body.start)) ? (context.actors[at] ?? null) : null;
  }
  return null;
}

function before(context: ActorContext, start: number): string {
  return context.text.slice(Math.max(0, start - REACH), start);
}

/** The words of the role before `for the` of a body: `a senior spokesman`. */
function linkedRole(context: ActorContext, start: number): string {
  const words = before(context, start).replace(/\s(?:for|of|at|with|from)\s(?:the\s|its\s)?$/, "");
  return words.split(/\s+/).at(-1)!;
}

/** `X, a spokesman for the Coalition`, `X, the Coalition's spokesman`, `X of the Institute`. */
function bodyAfter(context: ActorContext, index: number): KnownActor | null {
  const { mentions } = context.reading;
  const { end } = mentions[index]!;
  for (let at = index + 1; at < mentions.length && mentions[at]!.start < end + REACH; at++) {
    const body = mentions[at]!;
    if (body.start <= end || !isBody(body)) continue;
    const gap = context.text.slice(end, body.start);
    if (/^\s(?:of|from|with)\s(?:the\s)?$/.test(gap) && body.level === "name")
      return context.actors[at] ?? null;
    const linked = /^,\s(?:an?\s|the\s|its\s)?([^,.;\n]+)\s(?:for|of|at|with|from)\s(?:the\s)?$/.exec(gap);
    if (linked && isRole(linked[1]!)) return context.actors[at] ?? null;
    if (/^,\s(?:an?\s|the\s)?$/.test(gap) && isRoleBehind(context, body.end))
      return context.actors[at] ?? null;
  }
  return null;
}

/** The words behind a body up to the next sign are a role: `Pentagon spokesperson, said`. */
function isRoleBehind(context: ActorContext, end: number): boolean {
  const words = /^(?:['’]s?)?(\s[\p{L}\s-]{3,50})[,.;)]/u.exec(context.text.slice(end, end + 60));
  return words !== null && isRole(words[1]!);
}

function isBody({ type, level }: Mention): boolean {
  return type === "organization" && level !== "pronoun";
}

const MODIFIERS =
  /^(?:chief|deputy|senior|top|lead|main|press|military|political|regional|local|acting|executive|general|emergency|field|national|country|official|vice|head|assistant|managing|programme|program|operations|medical|media|health|security)$/;

/** One role, with modifiers before it at most: ` chief spokesman`. */
function isRole(phrase: string): boolean {
  const words = phrase.trim().split(/\s+/);
  if (words.length > 5 || words[0] === "") return false;
  const head = placeKey(words.at(-1)!);
  const sense = nameWords().nominals.get(head);
  const isHead =
    nameWords().titles.has(head) || (sense?.group === "person" && !NOBODY.has(sense.sector ?? ""));
  return isHead && words.slice(0, -1).every(isModifier);
}

/** People who belong to a body without speaking for it: its victims, critics, rivals. */
const NOBODY = new Set(["CVL", "CRM", "JRN", "OPP", "REL"]);

function isModifier(word: string): boolean {
  const key = placeKey(word);
  if (/^(?:former|ex|late|ousted|suspected|alleged)$/.test(key)) return false;
  return MODIFIERS.test(key) || roleWords().trades.has(key) || /^\p{Lu}/u.test(word);
}

/** What stands before it tells of somebody else: `the interior ministry. Dr. X`. */
const SENTENCE_END = /^[\s\S]*(?:[\n;:”"]|(?<!\p{L})\p{Ll}{3,}[.!?]\s)/u;
const OFFICE_BEFORE = /(?:^|[\s.,;(])((?:[\p{L}.'’-]+\s){1,7})$/u;

/** `Ostan foreign ministry spokesman X`, `government spokeswoman Y`: a body told only by the words before the role. */
function ministryBefore(context: ActorContext, start: number): KnownActor | null {
  const text = before(context, start).replace(SENTENCE_END, "").replace(/,\s$/, " ");
  const words = OFFICE_BEFORE.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  if (words.length < 2 || !isRole(words.at(-1)!)) return null;
  let last = words.length - 1;
  while (last > 0 && MODIFIERS.test(words[last - 1]!)) last--;
  if (/^(?:government|presidential|cabinet)$/i.test(words[last - 1] ?? "")) return stateOf(context, words);
  for (let first = Math.max(0, last - 4); first < last; first++) {
    const office = officeNamed(
      words
        .slice(first, last)
        .join(" ")
        .replace(/['’]s?$/, ""),
    );
    if (!office) continue;
    const country = countryAmong(words.slice(0, last)) ?? context.home;
    return country ? officeOf(country, office) : null;
  }
  return null;
}

/** `government spokesman X`: of the state named among the words, else of the one the report is about. */
function stateOf({ home }: ActorContext, words: readonly string[]): KnownActor | null {
  return names().actors.get(`state:${countryAmong(words) ?? home}`) ?? null;
}

/** The last state among the words. */
function countryAmong(words: readonly string[]): string | null {
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at]!.replace(/['’]s?$/, "");
    const state = stateNamed(word) ?? (at > 0 ? stateNamed(`${words[at - 1]} ${word}`) : null);
    if (state) return state;
  }
  return null;
}

const OF_STATE = /^(?:GOV|MIL|SPY|COP)$/;

/** The state whose office the person held on the day of the report; none where the day is not known. */
function officeHeld(context: ActorContext, person: KnownActor): KnownActor | null {
  const day = context.reading.report.published?.earliest?.slice(0, 10);
  if (!day || !isListed(person) || !OF_STATE.test(person.sector ?? "")) return null;
  const held = holdingsOf(person.id).find(
    ({ country, role }) => country !== "" && holderOn(country, role, day)?.id === person.id,
  );
  return held ? (names().actors.get(`state:${held.country}`) ?? null) : null;
}
