import type { Attribution, Mention, Quantity } from "../../model/reading.ts";
import type { BlockRole, Report } from "../../model/report.ts";
import type { Tokens } from "../../model/syntax.ts";
import type { Timex } from "../../model/time.ts";
import type { Syntax } from "../syntax.ts";
import { withKnownLemmas } from "./lemmas.ts";
import { isVerb } from "./phrases.ts";

/** What was found before events are looked for. */
export interface Found {
  times: readonly Timex[];
  quantities: readonly Quantity[];
  mentions: readonly Mention[];
  attributions: readonly Attribution[];
}

/** A report with everything found in it, looked up by token. */
export interface Scene extends Found {
  tokens: Tokens;
  syntax: Syntax;
  report: Report;
  /** Role of the block a token stands in. */
  blockOf(token: number): BlockRole;
  /** Innermost attribution whose content holds the token, or null. */
  attributionOf(token: number): number | null;
  /** Index of the attribution whose cue the token is, or null. */
  cueOf(token: number): number | null;
  /** Indices of the mentions, times and quantities whose span covers the token. */
  mentionsAt(token: number): readonly number[];
  timesAt(token: number): readonly number[];
  quantitiesAt(token: number): readonly number[];
}

/** Gathers what was found into one scene; linear in tokens and findings. */
export function sceneOf(syntax: Syntax, report: Report, found: Found): Scene {
  const tokens = withKnownLemmas(syntax.tokens);
  const blocks = blockRoles(tokens, report);
  const attributions = innermost(tokens, found.attributions);
  const cues = cuesByToken(tokens, found.attributions);
  const [mentions, times, quantities] = [found.mentions, found.times, found.quantities].map((spans) =>
    byToken(tokens, spans),
  );
  return {
    ...found,
    tokens,
    syntax,
    report,
    blockOf: (token) => blocks[token] ?? "paragraph",
    attributionOf: (token) => (attributions[token]! >= 0 ? attributions[token]! : null),
    cueOf: (token) => cues.get(token) ?? null,
    mentionsAt: (token) => mentions!.get(token) ?? [],
    timesAt: (token) => times!.get(token) ?? [],
    quantitiesAt: (token) => quantities!.get(token) ?? [],
  };
}

function blockRoles(tokens: Tokens, report: Report): BlockRole[] {
  const roles: BlockRole[] = [];
  let block = 0;
  for (let token = 0; token < tokens.count; token++) {
    while (block < report.blocks.length - 1 && report.blocks[block]!.end <= tokens.start[token]!) block++;
    roles.push(report.blocks[block]?.role ?? "paragraph");
  }
  return roles;
}

/** First token that starts at or after `offset`. */
export function tokenFrom(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tokens.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function eachToken(
  tokens: Tokens,
  span: { start: number; end: number },
  visit: (token: number) => void,
): void {
  for (
    let token = tokenFrom(tokens, span.start);
    token < tokens.count && tokens.start[token]! < span.end;
    token++
  )
    visit(token);
}

/** For each token the attribution with the shortest content that holds it, or -1. */
function innermost(tokens: Tokens, attributions: readonly Attribution[]): Int32Array {
  const found = new Int32Array(tokens.count).fill(-1);
  const order = attributions.map((_, index) => index);
  const size = attributions.map(({ content }) =>
    content.reduce((sum, { start, end }) => sum + end - start, 0),
  );
  // `France denied a report by Radio Kara that …`: of two over the same words the denial counts.
  const denies = attributions.map(({ cueClass, polarity }) =>
    Number(cueClass === "deny" && polarity === "-"),
  );
  order.sort((left, right) => size[right]! - size[left]! || denies[left]! - denies[right]! || left - right);
  for (const index of order) {
    if (isAttitude(tokens, attributions[index]!) || isRejoinder(tokens.text, attributions[index]!)) continue;
    for (const span of attributions[index]!.content)
      eachToken(tokens, span, (token) => (found[token] = index));
  }
  return found;
}

/** `…, a figure the government rejected`: denied by one behind, and told by another (or the report) before. */
export function isRejoinder(text: string, { cue, cueClass, source, content }: Attribution): boolean {
  const [told] = content;
  if (cueClass !== "deny" || source === null || !told || cue.start < told.end) return false;
  return /^\s*,\s+an?\s/.test(text.slice(told.end, cue.start));
}

/** `backs the blockade`, `hopes for a ceasefire`: what somebody thinks of a thing is not on whose word the thing rests. */
function isAttitude(tokens: Tokens, { cueClass, style, content }: Attribution): boolean {
  if (cueClass !== "believe" || style !== "indirect") return false;
  let verbs = 0;
  for (const span of content)
    eachToken(tokens, span, (token) => {
      if (isVerb(tokens.tag[token]!)) verbs++;
    });
  return verbs === 0;
}

function cuesByToken(tokens: Tokens, attributions: readonly Attribution[]): Map<number, number> {
  const cues = new Map<number, number>();
  for (const [index, { cue }] of attributions.entries())
    eachToken(tokens, cue, (token) => cues.set(token, index));
  return cues;
}

function byToken(
  tokens: Tokens,
  spans: readonly { start: number; end: number }[],
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [index, span] of spans.entries()) {
    eachToken(tokens, span, (token) => found.set(token, [...(found.get(token) ?? []), index]));
  }
  return found;
}
