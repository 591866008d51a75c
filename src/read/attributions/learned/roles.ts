import { fillRows, templatesOf } from "../../feature-rows.ts";
import { isQuoteMark, type Scene, sentenceOf } from "../scene.ts";
import { patternCode } from "./cues.ts";
import { markDraft, type View } from "./view.ts";

const VALUES =
  `lemma word tag before next tag1 tag2 before1 beforeTag2 relation head cue cueTag far side branch depth quote edge own ownNext ownBefore
  told pattern mention mentionNext between opens chunk cueNext sentence closer branchNext branchBefore cueListed`
    .trim()
    .split(/\s+/);
const TEMPLATES = templatesOf(
  VALUES,
  `none|own|own pattern|own cue|own branch|own tag|own far|own quote|own ownNext ownBefore|own told|own side|own between|own sentence|own pattern branch|own pattern tag|own pattern side|own pattern between
  |lemma|lemma side|word side sentence|tag side|tag side between|tag before1 tag1|before lemma|lemma next|before side|next side|tag tag1 tag2|beforeTag2 before1 tag
  |relation side|relation tag branch|head side|branch|branch side|branch depth|branch cue|branch cueTag|branch tag|branch quote|branch between|branch cueListed|branch branchBefore|branch branchNext|branch cueNext
  |far|far cue|far cueTag|far tag|far quote|side cue|side cueTag|side cueNext|side cue cueNext
  |quote|quote side|quote sentence|quote cue|quote between|quote side between|quote edge|edge side|quote tag side
  |told|told side|told quote|told pattern|mention|mention side|mention branch|mention tag side|mention between|mention mentionNext side
  |between|between side|between cue|between cueTag|between closer|opens side|opens sentence|chunk side|chunk between|sentence|sentence quote between|closer side|closer sentence quote|cueListed side between`,
  512,
);
export const ROLE_FEATURES = TEMPLATES.count;
/** Kinds of tokens that borders of a role depend on. */
export const BORDERS = 6;

const BEFORE = 0x51ed270b;
const AFTER = 0x3c6ef372;
/** Sentences of the paragraph before and behind that of the cue, and tokens on either side, that are looked at. */
const SENTENCES = 3;
const REACH = 90;

/** Tokens `[first, last)` among which source and content of a cue are looked for. */
export function windowOf(scene: Scene, cue: number): { first: number; last: number } {
  const { tokens, syntax, blockAt } = scene;
  const own = tokens.sentence[cue]!;
  const block = blockAt[cue]!;
  let from = own;
  let to = own;
  const same = (sentence: number) => {
    const found = syntax.sentences[sentence];
    return found !== undefined && found.first < found.last && blockAt[found.first] === block;
  };
  while (own - from < SENTENCES && same(from - 1)) from--;
  while (to - own < SENTENCES && same(to + 1)) to++;
  const end = syntax.sentences[to]!.last;
  if (tokens.lower[end - 1] === ":")
    for (let more = 0; more < SENTENCES && syntax.sentences[to + 1]; more++) to++;
  return {
    first: Math.max(syntax.sentences[from]!.first, cue - REACH),
    last: Math.min(syntax.sentences[to]!.last, cue + REACH),
  };
}

export interface Lattice {
  first: number;
  count: number;
  /** Rows of the features of each token, side by side. */
  rows: Int32Array;
  /** Kind of border each token is. */
  border: Uint8Array;
}

const values = new Int32Array(VALUES.length + 1);
const one = new Int32Array(ROLE_FEATURES);

/** What the features of the tokens around one cue have in common. */
interface Around {
  cue: number;
  first: number;
  last: number;
  /** What the rules' draft of the same cue makes of each token; 9 where they have none. */
  own: Uint8Array;
  pattern: number;
  branch: Int32Array;
  depth: Int32Array;
  between: Int32Array;
  closers: Int32Array;
}

/** All features of the tokens around one cue. */
export function latticeOf(view: View, cue: number, bits: number): Lattice {
  const { scene } = view;
  const { first, last } = windowOf(scene, cue);
  const around: Around = {
    cue,
    first,
    last,
    own: ownRoles(view, cue, first, last),
    pattern: patternCode(view, cue),
    ...branchesOf(scene, cue, first, last),
    between: betweenOf(scene, cue, first, last),
    closers: closersOf(scene, first, last),
  };
  const count = last - first;
  const rows = new Int32Array(count * ROLE_FEATURES);
  const border = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const at = fillWords(view, around, first + index);
    fillPlaces(view, around, first + index, at);
    fillRows(TEMPLATES, values, bits, one);
    rows.set(one, index * ROLE_FEATURES);
    border[index] = borderOf(scene, first + index);
  }
  return { first, count, rows, border };
}

function ownRoles(view: View, cue: number, first: number, last: number): Uint8Array {
  const draft = view.draftAt.get(cue);
  const roles = new Uint8Array(last - first);
  if (!draft) return roles.fill(9);
  markDraft(view.scene, draft, roles, first);
  return roles;
}

/** The first half of the values, in the order of VALUES: words, tags, tree. */
function fillWords({ scene, lemma, word }: View, { cue, first, last }: Around, token: number): number {
  const { tag, relation, head } = scene.tokens;
  const lemmaAt = (at: number) => (at < first ? BEFORE : at >= last ? AFTER : lemma[at]!);
  const tagAt = (at: number) => (at < first ? 62 : at >= last ? 63 : tag[at]!);
  let put = 1;
  values[put++] = lemma[token]!;
  values[put++] = word[token]!;
  values[put++] = tag[token]! + 1;
  values[put++] = lemmaAt(token - 1);
  values[put++] = lemmaAt(token + 1);
  values[put++] = tagAt(token + 1);
  values[put++] = tagAt(token + 2);
  values[put++] = tagAt(token - 1);
  values[put++] = tagAt(token - 2);
  values[put++] = relation[token]! + 1;
  values[put++] = head[token]! < 0 ? BEFORE : lemma[head[token]!]!;
  values[put++] = lemma[cue]!;
  values[put++] = tag[cue]! + 1;
  return put;
}

/** The second half: where the token stands to the cue, what the rules say of it, what lies between. */
function fillPlaces(view: View, around: Around, token: number, from: number): void {
  const { scene, told, mention } = view;
  const { cue, first, last, own, branch, depth, between, closers } = around;
  const index = token - first;
  const sentence = Math.max(-2, Math.min(2, scene.tokens.sentence[token]! - scene.tokens.sentence[cue]!)) + 3;
  const none = own[0] === 9 ? 9 : 0;
  let put = from;
  values[put++] = farness(token - cue);
  values[put++] = sentence * 3 + (token < cue ? 0 : token > cue ? 1 : 2);
  values[put++] = branch[index]!;
  values[put++] = depth[index]!;
  values[put++] = quotedOf(scene, token, cue);
  values[put++] = edgeOf(scene, token, first, last);
  values[put++] = own[index]!;
  values[put++] = own[index + 1] ?? none;
  values[put++] = own[index - 1] ?? none;
  values[put++] = told[token]!;
  values[put++] = around.pattern;
  values[put++] = mention[token]!;
  values[put++] = token + 1 >= last ? 63 : mention[token + 1]!;
  values[put++] = between[index]!;
  values[put++] = token === sentenceOf(scene, token).first ? 1 : 0;
  values[put++] = chunkOf(scene, token, cue);
  values[put++] = cue + 1 >= last ? AFTER : view.lemma[cue + 1]!;
  values[put++] = sentence;
  values[put++] = closers[index]!;
  values[put++] = branch[index + 1] ?? -1;
  values[put++] = branch[index - 1] ?? -1;
  values[put++] = view.listed[cue]!;
}

/** Outside quotation marks, in the same ones as the cue, in scare quotes, in others; and whether the cue is quoted. */
function quotedOf(scene: Scene, token: number, cue: number): number {
  const quote = scene.quoteAt[token]!;
  const home = scene.quoteAt[cue]!;
  const kind = quote < 0 ? 0 : quote === home ? 1 : scene.quotes[quote]!.kind === "scare" ? 2 : 3;
  return kind + (home < 0 ? 0 : 4);
}

/** Whether a quotation begins or ends at the token. */
function edgeOf({ quoteAt }: Scene, token: number, first: number, last: number): number {
  const before = token === first ? -1 : quoteAt[token - 1]!;
  const next = token + 1 >= last ? -1 : quoteAt[token + 1]!;
  return (before === quoteAt[token] ? 0 : 1) + (next === quoteAt[token] ? 0 : 2);
}

function farness(distance: number): number {
  const size = Math.abs(distance);
  const step = size < 6 ? size : size < 10 ? 6 : size < 20 ? 7 : size < 40 ? 8 : 9;
  return distance < 0 ? -step : step;
}

/** How each token hangs together with the cue in its sentence; see the codes below. */
function branchesOf(scene: Scene, cue: number, first: number, last: number) {
  const { tokens } = scene;
  const count = last - first;
  const branch = new Int32Array(count);
  const depth = new Int32Array(count);
  const { first: from, last: to } = sentenceOf(scene, cue);
  const above = new Map<number, number>();
  for (let at = tokens.head[cue]!, step = 1; at >= 0 && step < 12; at = tokens.head[at]!, step++)
    above.set(at, step);
  for (let token = Math.max(first, from); token < Math.min(last, to); token++) {
    let at = token;
    let steps = 0;
    // Under the cue: its child's relation; an ancestor; under an ancestor by the relation of its child.
    let code = token === cue ? 900 : 0;
    while (code === 0 && steps < 64) {
      if (above.has(at)) {
        code = 100 + Math.min(4, above.get(at)!);
        break;
      }
      const head = tokens.head[at]!;
      if (head < 0) code = 901;
      else if (head === cue) code = 1 + tokens.relation[at]! + (at < cue ? 0 : 300);
      else if (above.has(head))
        code = 400 + Math.min(3, above.get(head)!) * 128 + tokens.relation[at]! * 2 + (at < cue ? 0 : 1);
      at = head;
      steps++;
    }
    branch[token - first] = code;
    depth[token - first] = Math.min(3, steps);
  }
  return { branch, depth };
}

/** What stands between each token and the cue: commas, ends of sentences, finite verbs, marks. */
function betweenOf(scene: Scene, cue: number, first: number, last: number): Int32Array {
  const codes = new Int32Array(last - first);
  const walk = (from: number, to: number, step: number) => {
    let commas = 0;
    let verbs = 0;
    let marks = 0;
    let other = 0;
    for (let token = from; token !== to; token += step) {
      codes[token - first] = commas + 3 * verbs + 9 * marks + 27 * other;
      const lower = scene.tokens.lower[token]!;
      if (lower === ",") commas = Math.min(2, commas + 1);
      else if (lower === "that" || lower === ";" || lower === ":") other = lower === "that" ? 1 : 2;
      else if (isQuoteMark(scene.tokens, token)) marks = Math.min(2, marks + 1);
      else if (scene.tokens.tag[token]! >= 26 && scene.tokens.tag[token]! <= 31)
        verbs = Math.min(2, verbs + 1);
    }
  };
  walk(cue + 1, last, 1);
  walk(cue - 1, first - 1, -1);
  return codes;
}

function chunkOf(scene: Scene, token: number, cue: number): number {
  const { tokens } = scene;
  const head = tokens.head[token]!;
  if (head < 0) return 0;
  return head < token ? (head < cue ? 1 : 2) : head > cue ? 3 : 4;
}

/** The last word of the sentence a token stands in. */
function closersOf(scene: Scene, first: number, last: number) {
  const closers = new Int32Array(last - first);
  for (let token = first; token < last; token++) {
    const end = sentenceOf(scene, token).last - 1;
    const lower = scene.tokens.lower[end]!;
    closers[token - first] =
      (lower === "." ? 1 : lower === ":" ? 2 : isQuoteMark(scene.tokens, end) ? 3 : 0) * 4 +
      Math.min(3, end - token);
  }
  return closers;
}

function borderOf(scene: Scene, token: number): number {
  const lower = scene.tokens.lower[token]!;
  if (token === sentenceOf(scene, token).first) return 5;
  if (lower === ",") return 1;
  if (isQuoteMark(scene.tokens, token)) return 2;
  if (/^\W+$/.test(lower)) return 3;
  const before = scene.tokens.lower[token - 1] ?? "";
  return /^\W+$/.test(before) ? 4 : 0;
}
