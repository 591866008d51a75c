import { REL, TAG } from "../../../model/index.ts";
import { fillRows, templatesOf } from "../../feature-rows.ts";
import { children } from "../../tree.ts";
import { isVerb, type Scene, sentenceOf } from "../scene.ts";
import type { View } from "./view.ts";

const VALUES =
  `lemma word tag lemma1 lemma2 lemma3 before before2 tag1 tag2 before1 beforeTag2 relation head headTag listed pattern group told tellers
  subject subjectMention clause object mark quote opens closes ahead length nearListed first role suffix open2`
    .trim()
    .split(/\s+/);
const TEMPLATES = templatesOf(
  VALUES,
  `none|lemma|word|tag|lemma tag|lemma relation|lemma lemma1|lemma lemma2|lemma lemma1 lemma2|lemma tag1|lemma before|lemma before1|tag before1 tag1
  |lemma1|lemma2|before|before2|before2 before|lemma1 lemma2|lemma1 tag|before tag|tag tag1 tag2|beforeTag2 before1 tag|relation|relation tag|head|head relation|headTag relation|head lemma
  |listed|listed tag|listed clause|listed object|listed tag1|listed lemma1|pattern|pattern group|pattern lemma|pattern tag|pattern told|pattern clause|pattern quote
  |told|told listed|told tag|told lemma|told quote|subject|subject lemma|subjectMention|subjectMention lemma|subjectMention listed|clause|clause lemma|clause tag|clause subjectMention
  |object|object lemma|object tag|mark|mark lemma|mark clause|quote|quote lemma|quote tag|quote listed|quote clause|opens|opens lemma|opens quote|closes|closes lemma
  |ahead|ahead lemma|ahead listed|length|first lemma|first tag|role|role lemma|role tag|suffix|suffix clause|suffix tag1|tellers|tellers lemma|nearListed|nearListed lemma|open2|open2 lemma|lemma3 lemma`,
  0,
);
export const CUE_FEATURES = TEMPLATES.count;

const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;
const ROLE_NAMES = ["headline", "paragraph", "caption", "byline", "dateline", "quote", "post"];
const PATTERNS: string[] = [
  "fronted-quote",
  "fronted-clause",
  "quote",
  "clause",
  "bare",
  "infinitive",
  "wh",
  "object",
  "predicate",
  "preposition",
  "passive",
  "according",
  "noun",
  "colon",
  "next-block",
  "signature",
  "adverb",
  "citing",
  "idiom",
  "withdrawal",
  "tally",
];
const GROUPS = ["speech", "thought", "attitude", "show", "seem"];

/** Place of a rule's pattern in the list, from 1; 0 for no draft. */
export function patternCode(view: View, token: number): number {
  const draft = view.draftAt.get(token);
  return draft ? 1 + PATTERNS.indexOf(draft.pattern) : 0;
}

/** Words that may bring what somebody says, thinks or wants. */
export function isCandidate(view: View, token: number): boolean {
  if (view.draftAt.has(token)) return true;
  const { tokens } = view.scene;
  if (isVerb(tokens, token))
    return !(tokens.relation[token] === REL.aux || tokens.relation[token] === REL["aux:pass"]);
  const tag = tokens.tag[token];
  if (tag === TAG.NN || tag === TAG.NNS || tag === TAG.JJ) return true;
  const lower = tokens.lower[token]!;
  if (tag === TAG.RB) return lower.length > 6 && lower.endsWith("ly");
  return lower === ":" || lower === "according" || lower === "per";
}

/** Rows of the features of one candidate. */
export function cueRows(view: View, token: number, bits: number, rows: Int32Array): void {
  fillRows(TEMPLATES, valuesOf(view, token), bits, rows);
}

const values = new Int32Array(VALUES.length + 1);

function valuesOf(view: View, token: number): Int32Array {
  const { scene, lemma, word } = view;
  const { tokens } = scene;
  const { first, last } = sentenceOf(scene, token);
  const lemmaAt = (at: number) => (at < first ? BEFORE : at >= last ? AFTER : lemma[at]!);
  const tagAt = (at: number) => (at < first ? 62 : at >= last ? 63 : tokens.tag[at]!);
  const head = tokens.head[token]!;
  const draft = view.draftAt.get(token);
  const below = belowOf(view, token);
  const quote = scene.quoteAt[token]!;
  let at = 1;
  values[at++] = lemma[token]!;
  values[at++] = word[token]!;
  values[at++] = tokens.tag[token]! + 1;
  values[at++] = lemmaAt(token + 1);
  values[at++] = lemmaAt(token + 2);
  values[at++] = lemmaAt(token + 3);
  values[at++] = lemmaAt(token - 1);
  values[at++] = lemmaAt(token - 2);
  values[at++] = tagAt(token + 1);
  values[at++] = tagAt(token + 2);
  values[at++] = tagAt(token - 1);
  values[at++] = tagAt(token - 2);
  values[at++] = tokens.relation[token]! + 1;
  values[at++] = head < 0 ? BEFORE : lemma[head]!;
  values[at++] = head < 0 ? 62 : tokens.tag[head]!;
  values[at++] = view.listed[token]!;
  values[at++] = draft ? 1 + PATTERNS.indexOf(draft.pattern) : 0;
  values[at++] = draft ? 1 + GROUPS.indexOf(draft.group) + (draft.source ? 8 : 0) : 0;
  values[at++] = view.told[token]!;
  values[at++] =
    (token > first ? view.told[token - 1]! : 7) * 8 + (token + 1 < last ? view.told[token + 1]! : 7);
  values[at++] = below.subject < 0 ? 0 : lemma[below.subject]!;
  values[at++] = below.subject < 0 ? 99 : view.mention[below.subject]! * 64 + tokens.tag[below.subject]!;
  values[at++] = below.clause;
  values[at++] = below.object < 0 ? 0 : lemma[below.object]!;
  values[at++] = below.mark;
  values[at++] =
    quote < 0 ? 0 : scene.quotes[quote]!.block ? 1 : scene.quotes[quote]!.kind === "scare" ? 2 : 3;
  values[at++] = opening(scene, token, last);
  values[at++] = closing(scene, token, first);
  values[at++] = quotesIn(scene, first, last);
  values[at++] = Math.min(4, (last - first) >> 3);
  values[at++] = listedNear(view, token, first, last);
  values[at++] = Math.min(3, token - first);
  values[at++] = roleAt(scene, token);
  values[at++] = suffix(tokens.lower[token]!);
  values[at++] = opening(scene, token, last) * 2 + (tokens.lower[token + 1] === "that" ? 1 : 0);
  return values;
}

interface Below {
  subject: number;
  object: number;
  /** Which clauses hang from it, as bits. */
  clause: number;
  mark: number;
}

function belowOf({ scene, lemma }: View, token: number): Below {
  const { tokens } = scene;
  const below: Below = { subject: -1, object: -1, clause: 0, mark: 0 };
  for (const child of children(tokens, token)) {
    const relation = tokens.relation[child]!;
    if (relation === REL.nsubj || relation === REL["nsubj:pass"]) below.subject = child;
    else if (relation === REL.obj) below.object = child;
    else if (relation === REL.ccomp) below.clause |= child > token ? 1 : 2;
    else if (relation === REL.xcomp) below.clause |= 4;
    else if (relation === REL.parataxis) below.clause |= 8;
    else if (relation === REL.acl || relation === REL["acl:relcl"]) below.clause |= 16;
    else if (relation === REL.obl) below.clause |= 32;
    else if (relation === REL["aux:pass"]) below.clause |= 64;
    else if (relation === REL.mark || relation === REL.aux) below.mark = lemma[child]!;
  }
  if (below.object >= 0) below.clause |= 128;
  return below;
}

/** Distance to the next quotation mark ahead (1..4), 0 for none near. */
function opening(scene: Scene, token: number, last: number): number {
  const own = scene.quoteAt[token]!;
  for (let at = token + 1; at < Math.min(last, token + 5); at++)
    if (scene.quoteAt[at]! >= 0 && scene.quoteAt[at] !== own) return at - token;
  return 0;
}

function closing(scene: Scene, token: number, first: number): number {
  const own = scene.quoteAt[token]!;
  for (let at = token - 1; at >= Math.max(first, token - 6); at--)
    if (scene.quoteAt[at]! >= 0 && scene.quoteAt[at] !== own) return token - at;
  return token === first && first > 0 && scene.quoteAt[first - 1]! >= 0 ? 7 : 0;
}

function quotesIn(scene: Scene, first: number, last: number): number {
  let quoted = 0;
  for (let at = first; at < last; at++) if (scene.quoteAt[at]! >= 0) quoted++;
  return quoted === 0 ? 0 : quoted * 2 < last - first ? 1 : 2;
}

/** What other words of the lists stand in the sentence: nearest before and behind. */
function listedNear(view: View, token: number, first: number, last: number): number {
  let before = 0;
  let behind = 0;
  for (let at = token - 1; at >= first && !before; at--)
    if (view.draftAt.has(at)) before = view.listed[at]! + 1;
  for (let at = token + 1; at < last && !behind; at++)
    if (view.draftAt.has(at)) behind = view.listed[at]! + 1;
  return before * 8 + behind;
}

function roleAt(scene: Scene, token: number): number {
  const block = scene.report.blocks[scene.blockAt[token]!];
  return block ? 1 + ROLE_NAMES.indexOf(block.role) : 0;
}

function suffix(lower: string): number {
  let hash = 7;
  for (let at = Math.max(0, lower.length - 3); at < lower.length; at++)
    hash = hash * 31 + lower.charCodeAt(at);
  return hash;
}
