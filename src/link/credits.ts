import { knownOutlet, outletName } from "../lexicon/outlets.ts";
import type { Attribution, Block, Reading, Report, Span } from "../model/index.ts";
import { byCodeUnit } from "../text/collections.ts";
import { comparisonKey } from "../text/normalise.ts";
import { holds } from "../text/offsets.ts";
import { onceFor } from "../text/once.ts";

/** Words that credit an outlet: `reports ABC News`, `told CNN`, `with reporting from Reuters`. */
export interface Credit extends Span {
  /** The outlet by its known name, else as the report writes it. */
  outlet: string;
}

/**
 * Every credit of an outlet in a report, in order of the text: outlets that say something, outlets somebody spoke
 * to, agencies in the dateline, contributor lines, and sources the page declares (those with an empty span at 0).
 */
export const creditsOf = onceFor((reading: Reading): readonly Credit[] => {
  const found = [
    ...reading.attributions.flatMap((attribution) => attributionCredits(reading, attribution)),
    ...reading.report.blocks.flatMap((block, index) => blockCredits(reading.report, block, index)),
    ...declaredCredits(reading.report),
  ];
  const own = ownKeys(reading.report);
  const names = canonicalNames(found);
  const seen = new Set<string>();
  return found
    .filter((credit) => !own.has(outletKey(credit.outlet)))
    .map((credit) => ({ ...credit, outlet: names.get(outletKey(credit.outlet)) ?? credit.outlet }))
    .sort(
      (left, right) =>
        left.start - right.start || left.end - right.end || byCodeUnit(left.outlet, right.outlet),
    )
    .filter((credit) => {
      const key = `${credit.start} ${credit.outlet}`;
      return !seen.has(key) && seen.add(key);
    });
});

/** One key for the writings of an outlet: `The Harbour Post`, `Harbour Post`, `harbourpost.example`. */
export function outletKey(name: string): string {
  const bare = name
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/^www\./, "");
  const host = /^[\w-]+(?:\.[\w-]+)+$/.test(bare) ? bare.split(".")[0]! : bare;
  return comparisonKey(host)
    .replace(/^the /, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The report's own publisher, by its name and its host: no report credits itself. */
function ownKeys({ publisher, url }: Report): ReadonlySet<string> {
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? "")?.[1];
  return new Set([publisher, host].flatMap((name) => (name ? [outletKey(name)] : [])));
}

/** For each key the writing in words, where there is one beside a host; the first in the text. */
function canonicalNames(credits: readonly Credit[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { outlet } of credits) {
    const key = outletKey(outlet);
    if (!names.has(key) || isHost(names.get(key)!)) names.set(key, outlet.replace(/^the /i, ""));
  }
  return names;
}

function isHost(name: string): boolean {
  return name.includes(".") && !name.includes(" ");
}

function attributionCredits(reading: Reading, attribution: Attribution): Credit[] {
  const { source, recipient, sourceKind, sourceName } = attribution;
  const credits: Credit[] = [];
  if (source && sourceKind === "outlet" && outletName(sourceName))
    credits.push({ ...source, outlet: outletName(sourceName)! });
  const named = sourceKind === "outlet" && outletName(sourceName) !== null;
  for (const span of [recipient, named ? null : source]) {
    const credit = span ? outletIn(reading, span) : null;
    if (credit) credits.push(credit);
  }
  return credits;
}

/** The outlet named in a stretch: `two officials who spoke to Reuters`, `CNN's sources`, `the New York-based ABC News`. */
export function outletIn(reading: Reading, span: Span): Credit | null {
  const { text } = reading.report;
  const whole = outletName(text.slice(span.start, span.end));
  if (whole) return { ...span, outlet: whole };
  for (const mention of mentionsIn(reading, span)) {
    const name = mention.level === "name" ? outletName(text.slice(mention.start, mention.end)) : null;
    if (name) return { start: mention.start, end: mention.end, outlet: name };
  }
  return hostIn(text, span);
}

/** `according to iPost.example`: an address is an outlet's name. Its end is in small letters, unlike that of `U.S`. */
const HOST = /(?<![\w.@-])(?:[A-Za-z0-9-]{3,}\.)+[a-z]{2,7}(?![\w.-])/;

function hostIn(text: string, { start, end }: Span): Credit | null {
  const hit = HOST.exec(text.slice(start, end));
  if (!hit) return null;
  const at = start + hit.index;
  return { start: at, end: at + hit[0].length, outlet: hit[0] };
}

/** Mentions that lie in the span; they are in order of their start. */
export function mentionsIn(reading: Reading, span: Span) {
  const { mentions } = reading;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.start < span.start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < mentions.length && mentions[last]!.start < span.end) last++;
  return mentions.slice(low, last).filter((mention) => holds(span, mention));
}

/** Lines longer than this are prose, not credits (characters). */
const CREDIT_LINE = 240;
const CAPITALISED = "((?:[Tt]he )?[A-Z][\\w.&'’-]*(?: (?:of |and |for |the |& )?[A-Z][\\w.&-]*){0,5})";
const CREDIT_WORDS = new RegExp(
  `(?:[Rr]eporting (?:from|by)|[Ss]ource:|[Ss]ource -|[Vv]ia|(?:[Ff]irst|[Oo]riginally) (?:published|reported|appeared) (?:by|on|in|at)|[Ww]ith (?:material|files|inputs?) from|[Cc]redit:|[Cc]ourtesy of) ${CAPITALISED}`,
  "g",
);
const CONTRIBUTED = new RegExp(
  `(?:^|(?:and|,) )${CAPITALISED}['’]s? (?=[^.]{3,120}(?:contributed|reported|reporting))`,
  "g",
);
/** `Reporting by Jane Roe for Reuters`, `Jane Roe of Gulf Wire contributed`. */
const FOR_OUTLET = new RegExp(
  `(?:(?:[Rr]eporting|[Ww]riting|[Aa]dditional reporting) by [^.;]{3,80} (?:for|of|in|at)|^[^.;]{3,60} of(?=[^.;]{3,60} contributed)) ${CAPITALISED}`,
  "g",
);
/** `BAGHDAD (Reuters) -`, `KYIV, March 3 (AP)`. */
const DATELINE = /^[^()\n]{0,60}\(([A-Z][\w .&-]{1,30})\)/g;

function blockCredits(report: Report, block: Block, index: number): Credit[] {
  const text = report.text.slice(block.start, Math.min(block.end, block.start + CREDIT_LINE));
  const whole = text.trim().split(/\s+/).length <= 4 ? knownOutlet(text.trim()) : null;
  if (whole && block.role !== "headline")
    return [{ start: block.start, end: block.start + text.trimEnd().length, outlet: whole }];
  const patterns = index < 6 ? [DATELINE] : [];
  if (block.end - block.start <= CREDIT_LINE) patterns.push(CREDIT_WORDS, CONTRIBUTED, FOR_OUTLET);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((hit) => creditAt(block, hit) ?? []),
  );
}

function creditAt(block: Block, hit: RegExpExecArray): Credit | null {
  const name = hit[1]!.replace(/['’]s?$/, "");
  // `Reporting by Jane Roe for Gulf Wire`: who wrote stands before the outlet.
  const writer = / by /.test(hit[0]) ? (/^.{3,60} (?:for|of) (?=[A-Z])/.exec(name)?.[0].length ?? 0) : 0;
  const words = name.slice(writer);
  const outlet = outletName(words);
  if (!outlet) return null;
  const start = block.start + hit.index + hit[0].indexOf(hit[1]!) + writer;
  return { start, end: start + words.length, outlet };
}

function declaredCredits(report: Report): Credit[] {
  return report.declaredSources.flatMap((source) => {
    const host = /^https?:\/\/(?:www\.)?([^/:]+)/.exec(source)?.[1];
    const name = host ? (outletName(host.split(".").slice(0, -1).join(" ")) ?? host) : outletName(source);
    return name ? [{ start: 0, end: 0, outlet: name }] : [];
  });
}
