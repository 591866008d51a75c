import { sourceRoles } from "../../lexicon/cues.ts";
import { eventFrames } from "../../lexicon/events.ts";
import { nameWords } from "../../lexicon/nameWords.ts";
import { isOutletName } from "../../lexicon/outlets.ts";
import { type Mention, type SourceKind, type Span, TAG } from "../../model/index.ts";
import { upperBound } from "../../text/offsets.ts";
import {
  agrees,
  anaphorOf,
  authorBefore,
  bindsInto,
  type Earlier,
  FARTHEST,
  fullest,
  type Identity,
  personBefore,
} from "./anaphors.ts";
import type { Draft, TokenRange } from "./draft.ts";
import { isInName, wholeName } from "./names.ts";
import { phraseBefore } from "./phrases.ts";
import { isNoun, isTag, mentionsNear, type Scene, sentenceOf, spanOf, tokenFrom } from "./scene.ts";

const UNNAMED =
  /\b(?:familiar with|condition of anonymity|who (?:asked|declined|requested|did not want)|not authori[sz]ed|unnamed|anonymous|unidentified)\b/i;

/** Kind and name of each draft's source, in order of the text: an anaphor takes the identity of an earlier source. */
export function identities(scene: Scene, drafts: readonly Draft[]): Identity[] {
  const found: Identity[] = [];
  const order = drafts.map(({ source, contents }, index) => ({ source, contents, index }));
  order.sort((left, right) => (left.source?.first ?? -1) - (right.source?.first ?? -1));
  const earlier: Earlier[] = [];
  for (const { source, contents, index } of order) {
    if (!source) {
      found[index] = { kind: "unknown", name: "" };
      continue;
    }
    const own = contents.find((span) => scene.quoteAt[tokenFrom(scene.tokens, span.start)]! >= 0) ?? null;
    const outside = own ? latestOutside(earlier, own) : earlier;
    const identity = identityOf(scene, source, outside, own);
    found[index] = identity;
    earlier.push({ ...identity, at: scene.tokens.start[source.first]! });
  }
  // Twice: a headline may mean an office whose holder is named below.
  return allSpelledOut(scene, drafts, allSpelledOut(scene, drafts, found));
}

function allSpelledOut(scene: Scene, drafts: readonly Draft[], found: readonly Identity[]): Identity[] {
  const bearers = bearersOf(scene, drafts);
  return found.map((identity, index) => spelledOut(scene, drafts, found, bearers, index) ?? identity);
}

/** Most sources below that are looked at for the holder of an office; a guard for reports of many thousands. */
const MOST_BELOW = 200;
/** Drafts stand in the order of their cues; their sources are out of that order by fewer places than this. */
const OUT_OF_ORDER = 50;

/** Sources outside the headline by the words they bear, in the order of the drafts. */
function bearersOf(scene: Scene, drafts: readonly Draft[]): ReadonlyMap<string, readonly number[]> {
  const bearers = new Map<string, number[]>();
  for (const [at, { source }] of drafts.entries()) {
    if (!source || isInHeadline(scene, source)) continue;
    for (const word of wordsBorne(scene, source)) {
      const list = bearers.get(word);
      if (list) list.push(at);
      else bearers.set(word, [at]);
    }
  }
  return bearers;
}

/** Tokens before a name that may hold its title. */
const TITLE_TOKENS = 5;

/**
 * `minister` in a headline is the first one below whose words say so: `Transport Minister Jane Roe`, `a minister`. `The
 * mayor of Vessen` in the text is the one mayor named below: reports name an office first and its holder next.
 */
function spelledOut(
  scene: Scene,
  drafts: readonly Draft[],
  found: readonly Identity[],
  bearers: ReadonlyMap<string, readonly number[]>,
  index: number,
): Identity | null {
  const { source } = drafts[index]!;
  if (!source) return null;
  const role = /^(?:role|anonymous)$/.test(found[index]!.kind);
  const heading = isInHeadline(scene, source) && (role || source.first === source.last);
  if (!heading && !(role && scene.tokens.lower[source.first] === "the")) return null;
  const { noun, words } = wantedOf(scene, source);
  const candidates = bearers.get(noun) ?? [];
  const from = upperBound(candidates, index - OUT_OF_ORDER);
  const below = candidates.slice(from, from + MOST_BELOW + OUT_OF_ORDER).flatMap((at) => {
    const other = drafts[at]!.source!;
    return other.first > source.last && bears(scene, words, other) ? [found[at]!] : [];
  });
  if (heading) return below[0] ?? null;
  const named = below.filter(({ kind }) => kind === "named");
  return named.length > 0 && named.every(({ name }) => name === named[0]!.name) ? named[0]! : null;
}

/** The noun of a source, and with it what stands between `the` and it. */
function wantedOf(scene: Scene, source: TokenRange): { noun: string; words: Set<string> } {
  const { tokens } = scene;
  const noun = headOf(scene, coreOf(scene, source));
  const words = new Set<string>();
  for (let token = source.first; token <= noun; token++)
    if (!isTag(tokens, token, "DT")) words.add(tokens.lemma[token]!.toLowerCase());
  return { noun: tokens.lemma[noun]!.toLowerCase(), words };
}

/** The words of `other`, with a title before its name, hold all of them. */
function bears(scene: Scene, words: ReadonlySet<string>, other: TokenRange): boolean {
  const borne = wordsBorne(scene, other);
  return [...words].every((word) => borne.has(word));
}

function wordsBorne(scene: Scene, { first, last }: TokenRange): Set<string> {
  const { tokens } = scene;
  const borne = new Set<string>();
  const from = Math.max(sentenceOf(scene, first).first, first - TITLE_TOKENS);
  for (let token = from; token <= last; token++) borne.add(tokens.lemma[token]!.toLowerCase());
  return borne;
}

/** The block may be marked as the headline, or be the paragraph that repeats it. */
function isInHeadline({ report, blockAt }: Scene, { first }: TokenRange): boolean {
  const block = report.blocks[blockAt[first]!];
  return (
    block?.role === "headline" || (!!block && report.text.slice(block.start, block.end) === report.headline)
  );
}

/** The latest earlier sources but for those inside the words quoted; as many as an anaphor looks back over. */
function latestOutside(earlier: readonly Earlier[], own: Span): Earlier[] {
  return earlier.slice(-FARTHEST).filter(({ at }) => at < own.start || at >= own.end);
}

/** Identity of one source phrase; a pronoun never stands for somebody named inside the words `quoted` from it. */
export function identityOf(
  scene: Scene,
  source: TokenRange,
  earlier: readonly Earlier[],
  quoted: Span | null = null,
): Identity {
  if (isRelative(scene, source)) return relativeIdentity(scene, source, earlier);
  const core = nameBeside(scene, source) ?? authorOf(scene, coreOf(scene, source), source);
  const head = headOf(scene, core);
  const text = wording(scene, core);
  const mention = mentionAt(scene, core, head);
  const into = quoted !== null && mention?.level === "pronoun" && bindsInto(scene, mention, quoted);
  const named = mention && !into ? fullest(scene, mention) : null;
  const going = named?.type === "gpe" && /^it$/i.test(text) ? anaphorOf(text, earlier.slice(-1)) : null;
  if (going) return { kind: going.kind, name: going.name };
  if (named && named.level !== "pronoun" && agrees(text, named)) {
    const whole = named.level === "name" ? wholeName(scene, core, named) : named;
    const name = scene.tokens.text.slice(whole.start, whole.end).replace(/\s+/g, " ");
    if (named.level === "name") return { kind: namedKind(scene, source, core, head, name), name };
    return { kind: nominalKind(scene, source, named), name: named === mention ? longerOf(name, text) : name };
  }
  const before =
    (into && /^(?:s?he|him|her)$/i.test(text) ? personBefore(scene, quoted) : null) ??
    authorBefore(scene, text, earlier) ??
    anaphorOf(text, earlier);
  if (before) return { kind: before.kind, name: before.name };
  if (/^(?:i|we)$/i.test(text)) return { kind: "narrator", name: text };
  if (isHappening(scene, head)) return { kind: "narrator", name: "" };
  return { kind: kindByHead(scene, source, core, head), name: text };
}

/** `This development underscores …`, `the attack showed …`: what happens tells nothing; whoever writes so does. */
function isHappening({ tokens }: Scene, head: number): boolean {
  const lemma = tokens.lemma[head]!;
  if (tokens.tag[head] !== TAG.NN && tokens.tag[head] !== TAG.NNS) return false;
  if (sourceRoles().has(lemma) || nameWords().nominals.has(lemma)) return false;
  return HAPPENINGS.has(lemma) || (eventFrames(lemma, "n") !== undefined && !UNDERTAKINGS.has(lemma));
}

const HAPPENINGS = new Set(
  "development situation incident case crisis episode event step decision move".split(" "),
);
/** Deeds whose names stand for those who do them. */
const UNDERTAKINGS = new Set(
  "mission operation search probe appeal patrol guard talk survey inspection audit campaign force count side".split(
    " ",
  ),
);

function isRelative(scene: Scene, { first, last }: TokenRange): boolean {
  return first === last && /^(?:which|that)$/.test(scene.tokens.lower[first]!);
}

/** `the lock operator, which warned …`: the noun phrase before; nobody where none stands there. */
function relativeIdentity(scene: Scene, { first }: TokenRange, earlier: readonly Earlier[]): Identity {
  const before = phraseBefore(scene, first - 1);
  const nobody = !before || isTag(scene.tokens, before.last, "PRP", "WP", "WDT", "DT");
  return nobody ? { kind: "unknown", name: "" } : identityOf(scene, before, earlier);
}

/** A mention may be a part of the words that describe a source (`a doctor` of `a doctor at the hospital in Calder`). */
function longerOf(name: string, text: string): string {
  return text.length > name.length && text.startsWith(name) ? text : name;
}

/** The phrase without its relative clause, apposition and participle tail. */
function coreOf(scene: Scene, source: TokenRange): TokenRange {
  const { tokens } = scene;
  for (let token = source.first + 1; token <= source.last; token++) {
    const cut =
      isQuotedBy(scene, token) ||
      (isTag(tokens, token, ",", "WP", "WDT", "-LRB-", ":") && !isAcronym(scene, token)) ||
      (isTag(tokens, token, "VBN", "VBG", "JJ") &&
        token < source.last &&
        isNoun(tokens, token - 1) &&
        !isNoun(tokens, token + 1));
    if (cut && tokens.lower[token] !== "and") return { first: source.first, last: token - 1 };
  }
  return source;
}

/** `the WHO`, tagged as the pronoun. */
function isAcronym({ tokens }: Scene, token: number): boolean {
  return /^\p{Lu}{2,}$/u.test(tokens.text.slice(tokens.start[token]!, tokens.end[token]!));
}

/** `an official quoted by the newspaper`, whatever the tags say. */
function isQuotedBy({ tokens }: Scene, token: number): boolean {
  return (
    tokens.lower[token + 1] === "by" &&
    /^(?:quoted|cited|interviewed|contacted|reached)$/.test(tokens.lower[token]!)
  );
}

/** `its director, Jane Roe`, `the owner, Pallas Marine`: the name set beside a common noun. */
function nameBeside(scene: Scene, source: TokenRange): TokenRange | null {
  const { tokens } = scene;
  for (let token = source.first + 1; token < source.last; token++) {
    if (!isTag(tokens, token, ",")) continue;
    const common = isTag(tokens, token - 1, "NN", "NNS") || sourceRoles().has(tokens.lower[token - 1]!);
    if (!isInName(scene, token + 1)) return null;
    if (!common && !(isRole(scene, source, token - 1) && isPerson(scene, token + 1))) return null;
    let last = token + 1;
    while (last + 1 <= source.last && isInName(scene, last + 1)) last++;
    return last === source.last || isTag(tokens, last + 1, ",") ? { first: token + 1, last } : null;
  }
  return null;
}

/** `the mayor of Calder`: headed by one person's trade or office. */
function isRole(scene: Scene, { first }: TokenRange, last: number): boolean {
  const head = headOf(scene, { first, last });
  const kind = sourceRoles().get(scene.tokens.lower[head]!);
  return kind === "role" || kind === "anonymous";
}

function isPerson(scene: Scene, token: number): boolean {
  const start = scene.tokens.start[token]!;
  return mentionsNear(scene, start, start + 80).some(
    (mention) => mention.start === start && mention.type === "person",
  );
}

const AUTHORED = new Set([
  "statement",
  "message",
  "post",
  "tweet",
  "declaration",
  "communique",
  "communiqué",
  "warning",
  "announcement",
  "briefing",
  "investigation",
  "report",
  "study",
  "analysis",
  "survey",
  "poll",
  "article",
]);

/** `the statement from the group`, `the ministry's statement`: the one who made it, where the phrase says so. */
function authorOf(scene: Scene, core: TokenRange, source: TokenRange): TokenRange {
  const { tokens } = scene;
  const noun = headOf(scene, core);
  if (!AUTHORED.has(tokens.lemma[noun]!)) return core;
  const inOutlet =
    tokens.lower[noun + 1] === "in" && isOutletName(wording(scene, { first: noun + 2, last: core.last }));
  if (inOutlet) return { first: noun + 2, last: core.last };
  for (let token = noun + 1; token < core.last; token++)
    if (/^(?:from|by)$/.test(tokens.lower[token]!) && token + 1 <= core.last)
      return (
        calledName(scene, { first: token + 1, last: source.last }) ?? { first: token + 1, last: core.last }
      );
  for (let token = core.first + 1; token < noun; token++)
    if (isTag(tokens, token, "POS")) return { first: core.first, last: token - 1 };
  return core;
}

/** `the group calling itself X`, `a militia known as X`: X. */
function calledName(scene: Scene, range: TokenRange): TokenRange | null {
  const { tokens } = scene;
  for (let token = range.first + 1; token < range.last; token++) {
    if (/^(?:calling|styling)$/.test(tokens.lower[token]!) && /sel(?:f|ves)$/.test(tokens.lower[token + 1]!))
      return { first: token + 2, last: range.last };
    if (/^(?:known|called)$/.test(tokens.lower[token]!))
      return { first: tokens.lower[token + 1] === "as" ? token + 2 : token + 1, last: range.last };
  }
  return null;
}

/** Last noun before the first preposition, possessive marks passed over. */
export function headOf(scene: Scene, range: TokenRange): number {
  const { tokens } = scene;
  let head = range.first;
  for (let token = range.first; token <= range.last; token++) {
    if (
      token > range.first &&
      isTag(tokens, token, "IN", "TO", ",", "WP", "VBG", "VBN", "CC") &&
      isNoun(tokens, head)
    )
      break;
    if (isDay(scene, token) && isNoun(tokens, head)) continue;
    if (isNoun(tokens, token) || isTag(tokens, token, "PRP", "CD", "DT", "JJ", "WP", "PRP$")) head = token;
  }
  return head;
}

function isDay(scene: Scene, token: number): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day$/.test(scene.tokens.lower[token]!);
}

function wording(scene: Scene, range: TokenRange): string {
  const { start, end } = spanOf(scene.tokens, range.first, range.last);
  return scene.tokens.text.slice(start, end).replace(/\s+/g, " ").trim();
}

/** The mention whose end is nearest behind the head: longest first where several end there. */
function mentionAt(scene: Scene, core: TokenRange, head: number): Mention | null {
  const { start, end } = spanOf(scene.tokens, core.first, core.last);
  const headStart = scene.tokens.start[head]!;
  const headEnd = scene.tokens.end[head]!;
  let best: Mention | null = null;
  for (const mention of mentionsNear(scene, start, end)) {
    if (mention.start > headStart || mention.end < headEnd) continue;
    if (!best || mention.end - mention.start > best.end - best.start) best = mention;
  }
  return best;
}

function namedKind(
  scene: Scene,
  source: TokenRange,
  core: TokenRange,
  head: number,
  name: string,
): SourceKind {
  if (isOutletName(name)) return "outlet";
  return isNoun(scene.tokens, head) && isTag(scene.tokens, head, "NN", "NNS")
    ? kindByHead(scene, source, core, head)
    : "named";
}

function nominalKind(scene: Scene, source: TokenRange, mention: Span): SourceKind {
  const first = tokenFrom(scene.tokens, mention.start);
  const last = lastToken(scene, first, mention.end);
  const range = last >= scene.tokens.count ? source : { first, last };
  return kindByHead(scene, range, range, headOf(scene, range));
}

function lastToken(scene: Scene, first: number, end: number): number {
  let last = first;
  while (last + 1 < scene.tokens.count && scene.tokens.end[last + 1]! <= end) last++;
  return last;
}

/** Kind by the head noun: a role with a definite article or possessor is a role, otherwise somebody unnamed. */
function kindByHead(scene: Scene, source: TokenRange, core: TokenRange, head: number): SourceKind {
  const { tokens } = scene;
  const text = wording(scene, source);
  if (UNNAMED.test(text)) return "anonymous";
  if (isOutletName(wording(scene, core))) return "outlet";
  const kind = sourceRoles().get(tokens.lemma[head]!) ?? sourceRoles().get(tokens.lower[head]!);
  const named = namesSomebody(scene, core, head);
  const indefinite = /^(?:an?|one|another|two|three|several|some)$/.test(tokens.lower[core.first]!);
  if ((kind === "role" || kind === "named") && indefinite && !named) return "anonymous";
  if ((kind === "role" || kind === "anonymous") && named) return "named";
  if (kind) return kind;
  if (isTag(tokens, head, "NNP", "NNPS")) return "named";
  if (/^(?:an?|one|another)$/.test(tokens.lower[core.first]!)) return "anonymous";
  return isTag(tokens, head, "NN", "NNS", "DT", "CD", "JJ") ? "collective" : "unknown";
}

/** `Defence Secretary Jane Roe`: a role noun with a name behind it in the same phrase. */
function namesSomebody(scene: Scene, core: TokenRange, head: number): boolean {
  return head < core.last && isTag(scene.tokens, head + 1, "NNP") && isTag(scene.tokens, head, "NNP");
}
