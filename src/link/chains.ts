import {
  type Attribution,
  type ChainLink,
  isUnnamed,
  type Mention,
  type Reading,
  type Report,
  type Span,
} from "../model/index.ts";
import { comparisonKey, slug } from "../text/normalise.ts";
import { type Coverage, coverageOf, coveringOutlet, toldOutlet } from "./coverage.ts";
import { mentionsIn, outletIn } from "./credits.ts";

/** More hops than this are a circle or a misreading; the longest seen in news has five. */
const MOST_HOPS = 8;

/**
 * For each attribution the chain outward: original speaker, the outlet that was told, those who pass it on, the outlet
 * the report rests on where no other stands in the chain, and last the publisher.
 */
export function chainsOf(reading: Reading): ChainLink[][] {
  const coverage = coverageOf(reading);
  return reading.attributions.map((_, index) => chainOf(reading, index, coverage));
}

/** Chain of text that nobody is quoted for: the outlet it was taken from, if any, and the publisher. */
export function publisherChain(reading: Reading): ChainLink[] {
  const outlet = coverageOf(reading).whole;
  return collapsed([...(outlet ? [outletLink(reading.report, outlet)] : []), publisherLink(reading.report)]);
}

function chainOf(reading: Reading, index: number, coverage: Coverage): ChainLink[] {
  const links: ChainLink[] = [];
  const path = pathOut(reading, index);
  for (const each of path) {
    const attribution = reading.attributions[each]!;
    if (!isCommand(reading.report, attribution)) links.push(...hopsOf(reading, attribution, coverage));
  }
  if (!links.some((link) => link.kind === "outlet")) {
    const outlet = firstOf(path, (each) => coveringOutlet(reading, each, coverage));
    if (outlet) links.push(outletLink(reading.report, outlet));
  }
  return collapsed([...links.filter((link) => link.name !== ""), publisherLink(reading.report)]);
}

/** The attribution and those that hold it, innermost first. */
function pathOut(reading: Reading, index: number): number[] {
  const path: number[] = [];
  let current: number | null = index;
  for (let hop = 0; current !== null && hop < MOST_HOPS; hop++) {
    path.push(current);
    current = reading.attributions[current]!.within;
  }
  return path;
}

function firstOf<Item, Value>(items: readonly Item[], pick: (item: Item) => Value | null): Value | null {
  for (const item of items) {
    const value = pick(item);
    if (value !== null) return value;
  }
  return null;
}

/** `ordered the army to …`: who gave an order is an actor of what is told, not the one who tells it. */
function isCommand(report: Report, { cue, cueClass }: Attribution): boolean {
  return (
    cueClass === "order" && /^(?:order|direct|instruct|command)/.test(report.text.slice(cue.start, cue.end))
  );
}

/** The source of one attribution and the outlet it spoke to. */
function hopsOf(reading: Reading, attribution: Attribution, coverage: Coverage): ChainLink[] {
  const links = [sourceLink(reading, attribution, coverage)];
  const told = toldBy(reading, attribution, coverage) ?? ownerOutlet(reading, attribution, coverage);
  if (told && links[0]!.kind !== "outlet") links.push(outletLink(reading.report, told));
  return links;
}

function toldBy(reading: Reading, attribution: Attribution, coverage: Coverage) {
  const { source, sourceKind } = attribution;
  const told = toldOutlet(reading, attribution, coverage.standsFor);
  if (told || !source || sourceKind === "outlet") return told;
  return outletIn(reading, source);
}

/** `the agency's sources`: the outlet that `the agency` stands for. */
function ownerOutlet(reading: Reading, { source }: Attribution, coverage: Coverage) {
  const words = source && reading.report.text.slice(source.start, source.end);
  const outlet = source && /['’]s? /.test(words!) ? coverage.standsFor(source, words!) : null;
  return outlet ? { ...source!, outlet } : null;
}

function sourceLink(reading: Reading, attribution: Attribution, coverage: Coverage): ChainLink {
  const { source, sourceKind, sourceName, cue } = attribution;
  const { text } = reading.report;
  if (!source) {
    return { text: text.slice(cue.start, cue.end), name: "", kind: "unknown", actor: null, ...bounds(cue) };
  }
  const words = text.slice(source.start, source.end);
  const outlet = /['’]s? /.test(words) ? null : coverage.standsFor(source, words);
  if (outlet) return { text: words, name: outlet, kind: "outlet", actor: null, ...bounds(source) };
  const mention = actorMention(reading, source, sourceName);
  const actor = mention?.actor && !isUnnamed(mention.actor.id) ? mention.actor : null;
  const name = actor && !isDescribed(actor.id) ? actor.name : sourceName;
  return { text: words, name, kind: sourceKind, actor: actor?.id ?? null, ...bounds(source) };
}

/** Actors made from a description or from an unlisted name: the report's own words say more than their label. */
function isDescribed(actor: string): boolean {
  return actor.startsWith("role:") || actor.startsWith("org:");
}

function bounds(span: Span): { start: number; end: number } {
  return { start: span.start, end: span.end };
}

/** The mention that stands for the source: worded as its name is, else the longest that is not a mere part of its head. */
function actorMention(reading: Reading, source: Span, name: string): Mention | null {
  const { text } = reading.report;
  let best: Mention | null = null;
  const inside = mentionsIn(reading, source);
  const called = inside.find(
    ({ level, start, end }) => level === "name" && end === source.end && text.slice(start, end) === name,
  );
  if (called) return resolved(reading, called);
  for (const mention of inside) {
    if (/, | (?:of|in|at|for|by|from|who|with) /.test(text.slice(source.start, mention.start))) break;
    if (MODIFIES.test(text.slice(mention.end, source.end))) continue;
    if (/^(?:gpe|location)$/.test(mention.type) && NAMED_AFTER.test(text.slice(source.start, mention.start)))
      continue;
    if (text.slice(mention.start, mention.end) === name) return resolved(reading, mention);
    if (!best || mention.end - mention.start > best.end - best.start) best = mention;
  }
  return best ? resolved(reading, best) : null;
}

/** A noun or an owner's mark goes on behind the mention: `Velmoran` of `Velmoran militias`, `Velmora` of `Velmora's army`. */
const MODIFIES =
  /^(?:['\u2019]s?\b|-\p{L}| (?!(?:of|in|at|for|by|from|who|whose|which|that|with|on|and|or|to|near|after|before|during|as|familiar|close|reached|briefed|speaking|calling|known)\b)\p{Ll})/u;

/** A longer name ends with the place: `Shore Watch Velmora`, `Médecins du Velmora`. */
const NAMED_AFTER =
  /(?<![\p{L}])(?!(?:The|North|South|East|West|Northern|Southern|Eastern|Western|Central|Greater|New)\b)\p{Lu}[\p{L}\u2019'-]{2,30}(?: (?:du|de|des|del|di|da|do|la|le|al|el|van|von))? $/u;

/** The mention itself where its actor is known, else the first one on its way back whose actor is. */
function resolved(reading: Reading, mention: Mention): Mention {
  let current: Mention | undefined = mention;
  for (let step = 0; current && step < MOST_HOPS * 8; step++) {
    if (current.actor) return current;
    current = current.antecedent === null ? undefined : reading.mentions[current.antecedent];
  }
  return mention;
}

function outletLink(report: Report, credit: Span & { outlet: string }): ChainLink {
  const text = report.text.slice(credit.start, credit.end);
  const located = credit.end > credit.start;
  return {
    text,
    name: credit.outlet,
    kind: "outlet",
    actor: null,
    start: located ? credit.start : null,
    end: located ? credit.end : null,
  };
}

/** The report's publisher: its name, else the host it was fetched from, else its path. */
function publisherLink(report: Report): ChainLink {
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(report.url ?? "")?.[1];
  const name = report.publisher ?? host ?? report.path;
  return { text: "", name, kind: "publisher", actor: null, start: null, end: null };
}

/** Drops a hop that repeats one further in: the same outlet twice, a speaker who passes on his own words. */
function collapsed(links: readonly ChainLink[]): ChainLink[] {
  const kept: ChainLink[] = [];
  for (const link of links) {
    const key = keyOf(link);
    const twin = kept.findIndex((other) => (key !== "" && keyOf(other) === key) || takesUp(link, other));
    if (twin < 0) kept.push(link);
    else if (link.kind === "publisher") kept.push(...kept.splice(twin, 1).map(() => link));
  }
  return kept;
}

/** `the sources` beside `two security sources`: the same unnamed ones, said with fewer words. */
function takesUp(link: ChainLink, other: ChainLink): boolean {
  if (!/^(?:anonymous|collective)$/.test(link.kind) || link.kind !== other.kind) return false;
  const words = wordsOf(other.name);
  return wordsOf(link.name).every((word) => words.includes(word));
}

function wordsOf(name: string): string[] {
  return comparisonKey(name)
    .split(" ")
    .filter((word) => !/^(?:an?|the|these|those)$/.test(word));
}

function keyOf(link: ChainLink): string {
  return link.kind === "unknown" ? "" : (link.actor ?? slug(comparisonKey(link.name).replace(/^the /, "")));
}
