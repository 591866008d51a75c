import { sourceRoles } from "../lexicon/cues.ts";
import type { Attribution, Reading, SourceKind, Span } from "../model/index.ts";
import { slug } from "../text/normalise.ts";
import { firstFrom, upperBound } from "../text/offsets.ts";
import { onceFor } from "../text/once.ts";
import { type Credit, creditsOf, outletIn, outletKey } from "./credits.ts";

/** Which outlets a report rests on, and where. */
export interface Coverage {
  /** The outlet that the whole report is taken from, by a credit in its lead, dateline or last line. */
  whole: Credit | null;
  /** True where nothing but a speaker or a source in the lead says so: passages told to the press at large stay out. */
  byLead: boolean;
  /** Names of those who are said to have spoken to reporters, or before them. */
  publicSpeakers: ReadonlySet<string>;
  /** Where the report begins to rest on others than the outlet of its lead: its own talks, or another outlet's. */
  otherFrom: number;
  /** Who is said to have spoken to which outlet. */
  passages: Passages;
  /** Outlet that `the report`, `the agency`, `the newspaper` stand for, or null. */
  standsFor(span: Span, words: string): string | null;
}

/** One speaker tied to an outlet. */
interface Passage {
  credit: Credit;
  start: number;
  /** Start of the block it stands in. */
  block: number;
  kind: SourceKind;
  name: string;
  words: ReadonlySet<string>;
}

/** Passages of a report, to be found without looking at all of them. */
interface Passages {
  /** In order of the text. */
  all: readonly Passage[];
  starts: readonly number[];
  byWord: ReadonlyMap<string, readonly Passage[]>;
  byName: ReadonlyMap<string, readonly Passage[]>;
}

/** The lead is the first sentence of the body with at least so many characters (shorter ones are labels). */
const LEAD_LENGTH = 40;
const STAND_INS =
  /^(?:the|this|that) (?:report|agency|news agency|newspaper|paper|outlet|broadcaster|network|channel|station|radio|radio station|TV station|magazine|daily|weekly|portal|site|news site|website|article|story)$/i;
/** `the agency's sources`: what the outlet has. */
const POSSESSED = /['’]s? .*$/;

export const coverageOf = onceFor((reading: Reading): Coverage => {
  const credits = creditsOf(reading);
  const whole = wholeOutlet(reading, credits);
  const standsFor = (span: Span, words: string) =>
    STAND_INS.test(words.replace(POSSESSED, "")) ? (latestBefore(credits, span.start)?.outlet ?? null) : null;
  const passages = passagesOf(reading, standsFor);
  return {
    whole,
    byLead: whole !== null && attributionOf(reading, whole) !== undefined,
    publicSpeakers: publicSpeakersOf(reading),
    otherFrom: otherFrom(reading, whole, passages),
    passages: foundBy(passages),
    standsFor,
  };
});

/** The first words told to the report's own publisher or to another outlet than the whole rests on: start of their block. */
function otherFrom(reading: Reading, whole: Credit | null, passages: readonly Passage[]): number {
  const own = reading.attributions.flatMap(({ recipient }) =>
    recipient && isPublisher(reading, recipient) ? [blockStart(reading, recipient.start)] : [],
  );
  const other = passages.filter(({ credit }) => outletKey(credit.outlet) !== outletKey(whole?.outlet ?? ""));
  return Math.min(Number.POSITIVE_INFINITY, ...own, ...other.map(({ block }) => block));
}

function isPublisher({ report }: Reading, { start, end }: Span): boolean {
  return (
    report.publisher !== null && outletKey(report.text.slice(start, end)) === outletKey(report.publisher)
  );
}

/** Blocks are in order: the last that begins at or before the offset. */
function blockStart({ report: { blocks } }: Reading, offset: number): number {
  const block = blocks[firstFrom(blocks, offset + 1) - 1];
  return block && offset < block.end ? block.start : offset;
}

function foundBy(passages: readonly Passage[]): Passages {
  const all = [...passages].sort((left, right) => left.start - right.start);
  const byWord = new Map<string, Passage[]>();
  const byName = new Map<string, Passage[]>();
  const put = (map: Map<string, Passage[]>, key: string, passage: Passage) => {
    const list = map.get(key);
    if (list) list.push(passage);
    else map.set(key, [passage]);
  };
  for (const passage of all) {
    put(byName, passage.name, passage);
    for (const word of passage.words) put(byWord, word, passage);
  }
  return { all, starts: all.map(({ start }) => start), byWord, byName };
}

function latestBefore(credits: readonly Credit[], offset: number): Credit | null {
  let found: Credit | null = null;
  for (const credit of credits) if (credit.end > credit.start && credit.end <= offset) found = credit;
  return found;
}

/**
 * The one outlet the report as a whole goes back to: declared by the page, credited in the lead or a credit line. Two different ones in the lead leave it open.
 */
function wholeOutlet(reading: Reading, credits: readonly Credit[]): Credit | null {
  const own = reading.report.publisher === null ? null : slug(reading.report.publisher);
  const lead = credits.filter((credit) => isWide(reading, credit) && slug(credit.outlet) !== own);
  const names = new Set(lead.map((credit) => slug(credit.outlet)));
  return names.size === 1 ? lead[0]! : null;
}

/** True where the credit stands for the whole text rather than for one passage. */
function isWide(reading: Reading, credit: Credit): boolean {
  if (credit.end === credit.start) return true;
  const { sentences, report } = reading;
  const block = report.blocks.find((each) => each.start <= credit.start && credit.end <= each.end);
  if (!block || block.role === "credit" || block.role === "byline" || block.role === "dateline") return true;
  const attributed = attributionOf(reading, credit);
  if (!attributed) return true;
  if (/^quot/i.test(report.text.slice(attributed.cue.start, attributed.cue.end))) return false;
  const lead = sentences.find(
    (sentence) => sentence.end - sentence.start >= LEAD_LENGTH && !isHeadline(reading, sentence),
  );
  if (attributed.cueClass === "show") return false;
  return credit.end <= (lead?.end ?? 0) && attributed.sourceKind === "outlet";
}

/** The attribution that has the credit as its source or as the one told. */
function attributionOf({ attributions }: Reading, credit: Credit): Attribution | undefined {
  if (credit.end === credit.start) return undefined;
  return attributions.find(({ source, recipient }) => within(credit, source) || within(credit, recipient));
}

/** The press at large: what is said to it belongs to no outlet. */
const PRESS =
  /^(?:the |some |several |foreign |local )*(?:reporters|journalists|correspondents|the press|press)$|\b(?:news|press) (?:conference|briefing)$/i;

function publicSpeakersOf(reading: Reading): Set<string> {
  const { attributions, report } = reading;
  const found = new Set<string>();
  for (const { recipient, sourceName } of attributions) {
    if (!recipient || !sourceName) continue;
    const words = report.text.slice(recipient.start, recipient.end);
    if (PRESS.test(words) || isPublisher(reading, recipient)) found.add(sourceName);
  }
  return found;
}

function within(inner: Span, outer: Span | null): boolean {
  return outer !== null && outer.start <= inner.start && inner.end <= outer.end;
}

function isHeadline(reading: Reading, span: Span): boolean {
  return reading.report.blocks.some((block) => block.role === "headline" && within(span, block));
}

function passagesOf(reading: Reading, standsFor: Coverage["standsFor"]): Passage[] {
  return reading.attributions.flatMap((attribution) => {
    const span = attribution.recipient ?? attribution.source;
    const credit =
      toldOutlet(reading, attribution, standsFor) ??
      (attribution.source && attribution.sourceKind !== "outlet"
        ? outletIn(reading, attribution.source)
        : null);
    if (!credit || !span) return [];
    const { sourceKind: kind, sourceName: name } = attribution;
    const block = blockStart(reading, span.start);
    return [{ credit, start: span.start, block, kind, name, words: wordsOf(attribution) }];
  });
}

/** The outlet an attribution says is told, by its name or by what stands for it (`told the newspaper`). */
export function toldOutlet(
  reading: Reading,
  { recipient }: Attribution,
  standsFor: Coverage["standsFor"],
): Credit | null {
  if (!recipient) return null;
  const named = outletIn(reading, recipient);
  if (named) return named;
  const outlet = standsFor(recipient, reading.report.text.slice(recipient.start, recipient.end));
  return outlet === null ? null : { ...recipient, outlet };
}

/** Kinds of source that speak to one outlet and mean little without it. */
const HELD_KINDS = new Set<SourceKind>(["anonymous", "role", "collective", "document", "unknown"]);

/**
 * Outlet behind an attribution that names none: the one the same speaker is elsewhere said to have spoken to, for a
 * named one in the same paragraph; for unnamed speakers the one that unnamed ones last spoke to; else the outlet of
 * the whole report, as far as its lead reaches.
 */
export function coveringOutlet(reading: Reading, index: number, coverage: Coverage): Credit | null {
  const attribution = reading.attributions[index]!;
  const { passages } = coverage;
  const held = HELD_KINDS.has(attribution.sourceKind) || attribution.source === null;
  const same = held ? sameSpeaker(attribution, passages) : goesOn(reading, attribution, passages);
  if (same) return same.credit;
  if (attribution.sourceKind === "anonymous" && attribution.source) {
    const before = passages.all[upperBound(passages.starts, attribution.source.start - 1) - 1];
    if (before?.kind === "anonymous") return before.credit;
  }
  if (!coverage.byLead) return coverage.whole;
  if (coverage.publicSpeakers.has(attribution.sourceName)) return null;
  return attribution.cue.start < coverage.otherFrom ? coverage.whole : null;
}

/** A named speaker goes on in the paragraph in which he spoke to the outlet. */
function goesOn(
  reading: Reading,
  { source, sourceName }: Attribution,
  { byName }: Passages,
): Passage | undefined {
  if (!source) return undefined;
  const block = blockStart(reading, source.start);
  const own = byName.get(sourceName) ?? [];
  for (let at = firstFrom(own, block); own[at] && own[at]!.start <= source.start; at++)
    if (own[at]!.block === block) return own[at];
  return undefined;
}

/** The same description, or one that takes up all its words (`security sources` of `two Iraqi security sources`). */
function sameSpeaker(attribution: Attribution, { byWord }: Passages): Passage | undefined {
  const words = [...wordsOf(attribution)];
  if (words.length === 0 || (words.length === 1 && sourceRoles().has(words[0]!))) return undefined;
  const lists = words.map((word) => byWord.get(word) ?? []);
  const fewest = lists.reduce((one, other) => (other.length < one.length ? other : one));
  return fewest.find((passage) => words.every((word) => passage.words.has(word)));
}

const EMPTY_WORDS = /^(?:an?|the|one|two|three|four|five|some|several|this|that|of|and)$/;

function wordsOf({ sourceName }: Attribution): ReadonlySet<string> {
  const words = sourceName.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY_WORDS.test(word)));
}
