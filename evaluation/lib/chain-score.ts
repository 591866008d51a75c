import { chainsOf, publisherChain } from "../../src/link/chains.ts";
import type { Attribution, ChainLink, Reading, Report, Span } from "../../src/model/index.ts";
import { findAttributions } from "../../src/read/attributions.ts";
import { findMentions } from "../../src/read/mentions.ts";
import { analyse } from "../../src/read/syntax.ts";

/** One hop of a gold chain: its words (`a|b` where two wordings are right), and where they stand when the gold says so. */
export interface GoldHop {
  text: string;
  start: number | null;
  end: number | null;
}

/** A statement with the chain it should have; the publisher is left out of both. */
export interface GoldChain {
  statement: Span;
  /** Where the statement is itself an act of saying: its cue word. */
  trigger: Span | null;
  hops: GoldHop[];
  /** Who is told (`told reporters`), null where nobody is, undefined where the gold is silent on it. */
  recipient?: string | null;
}

export interface ChainOutcome {
  first: boolean;
  last: boolean;
  /** Every hop in its order and none besides, and the recipient where the gold says one. */
  full: boolean;
  found: ChainLink[];
  /** The words for the one told, or null. */
  recipient: string | null;
}

/** A reading with no more in it than chains need. */
export function chainReading(report: Report): Reading {
  const syntax = analyse(report);
  const mentions = findMentions(syntax, report);
  return {
    report,
    sentences: syntax.sentences,
    mentions,
    times: [],
    quantities: [],
    attributions: findAttributions(syntax, report, mentions),
    events: [],
  };
}

/** The chain the reading gives a statement, and whether its ends (before the publisher) and the whole of it are right. */
export function judgeChain(reading: Reading, gold: GoldChain): ChainOutcome {
  const index = attributionFor(reading, gold);
  const chain = index === null ? publisherChain(reading) : chainsOf(reading)[index]!;
  const found = chain.filter((link) => link.kind !== "publisher");
  const recipient = index === null ? null : recipientOf(reading, index);
  const whole =
    found.length === gold.hops.length && found.every((link, place) => sameHop(link, gold.hops[place]!));
  return {
    first: sameEnd(found[0], gold.hops[0]),
    last: sameEnd(found.at(-1), gold.hops.at(-1)),
    full: whole && (gold.recipient === undefined || sameRecipient(recipient, gold.recipient, chain)),
    found,
    recipient,
  };
}

/** A gold without hops is a statement of the outlet's own. */
function sameEnd(link: ChainLink | undefined, hop: GoldHop | undefined): boolean {
  return link && hop ? sameHop(link, hop) : link === hop;
}

/** Where nobody is told, the outlet that carries the words may stand as their recipient: it is judged as a hop. */
function sameRecipient(found: string | null, wanted: string | null, chain: readonly ChainLink[]): boolean {
  if (wanted !== null) return found !== null && sameWords(found, wanted);
  return (
    found === null ||
    chain.some(({ kind, name }) => /^(?:outlet|publisher)$/.test(kind) && sameWords(name, found))
  );
}

function recipientOf({ report, attributions }: Reading, index: number): string | null {
  const { recipient } = attributions[index]!;
  return recipient && report.text.slice(recipient.start, recipient.end);
}

/** The attribution by its cue where the statement is an act of saying, else the tightest one whose content holds it. */
function attributionFor(reading: Reading, gold: GoldChain): number | null {
  const { attributions } = reading;
  const spoken = gold.trigger && attributions.findIndex(({ cue }) => share(gold.trigger!, cue) > 0);
  if (typeof spoken === "number" && spoken >= 0) return spoken;
  const held =
    (gold.trigger && tightest(attributions, gold.trigger)) ?? tightest(attributions, gold.statement);
  if (held !== null || !gold.trigger) return held;
  const inside = attributions.findIndex(({ cue }) => share(cue, gold.statement) > 0);
  return inside < 0 ? null : inside;
}

/** Share of the statement that a content must hold to count as holding it. */
const HELD = 0.6;

function tightest(attributions: readonly Attribution[], statement: Span): number | null {
  let best: number | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  attributions.forEach((attribution, index) => {
    if (attribution.content.every((span) => share(statement, span) < HELD)) return;
    const size = attribution.content.reduce((sum, span) => sum + span.end - span.start, 0);
    const outer = attribution.within !== null && attribution.within === best;
    if (size > smallest || (size === smallest && !outer)) return;
    best = index;
    smallest = size;
  });
  return best;
}

function share(inner: Span, outer: Span): number {
  const common = Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start);
  return Math.max(0, common) / Math.max(1, inner.end - inner.start);
}

/** The same stretch of text, or names of which one holds all words of the other. */
function sameHop(link: ChainLink, hop: GoldHop): boolean {
  if (hop.start !== null && link.start !== null && link.start < hop.end! && hop.start < link.end!)
    return true;
  const written = [link.name, link.text].filter((name) => name !== "");
  return hop.text.split("|").some((text) => written.some((name) => sameWords(name, text)));
}

/** One holds all words of the other that tell; nothing equals nothing. */
function sameWords(left: string, right: string): boolean {
  const found = words(left);
  const wanted = words(right);
  const [small, large] = found.size < wanted.size ? [found, wanted] : [wanted, found];
  return small.size === 0 ? left === right : [...small].every((word) => large.has(word));
}

function words(text: string): Set<string> {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(all.filter((word) => !/^(?:an?|the|of|from|in|to|s|one|two|some)$/.test(word)));
}
