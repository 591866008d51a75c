import { fillRows, templatesOf } from "../../feature-rows.ts";
import { type Scene, sentenceOf } from "../scene.ts";
import { patternCode } from "./cues.ts";
import { groupsOf, type RoleTable, Scale } from "./scale.ts";
import { COLON, COMMA, markDraft, QUOTE_MARK, ROLES, SEMICOLON, STOP, THAT, type View } from "./view.ts";

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
/** Values that change seldom from one token to the next, the calmest first; those of no list change with every token. */
const CALM = [
  "none cue cueTag cueNext cueListed pattern side sentence quote edge own ownNext ownBefore",
  "far",
  "between closer opens",
  "branch branchBefore branchNext depth",
  "told mention mentionNext",
].map((names) => names.split(" ").map((name) => VALUES.indexOf(name) + 1));
const GROUPS = groupsOf(TEMPLATES, CALM);
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

/** The tokens among which source and content of a cue are looked for. */
export interface Stretch {
  first: number;
  count: number;
  /** Kind of border each token is. */
  border: Uint8Array;
}

export interface Lattice extends Stretch {
  /** Rows of the features of each token, side by side. */
  rows: Int32Array;
}

/** A stretch with the sum of the weights for each role of each token. */
export interface WeighedStretch extends Stretch {
  scores: Float64Array;
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

function aroundOf(view: View, cue: number): Around {
  const { scene } = view;
  const { first, last } = windowOf(scene, cue);
  return {
    cue,
    first,
    last,
    own: ownRoles(view, cue, first, last),
    pattern: patternCode(view, cue),
    ...branchesOf(scene, cue, first, last),
    between: betweenOf(view, cue, first, last),
    closers: closersOf(view, first, last),
  };
}

/** All features of the tokens around one cue, as they are learnt from. */
export function latticeOf(view: View, cue: number, bits: number): Lattice {
  const around = aroundOf(view, cue);
  const { first, last } = around;
  const rows = new Int32Array((last - first) * ROLE_FEATURES);
  for (let token = first; token < last; token++) {
    fillPlaces(view, around, token, fillWords(view, around, token));
    fillRows(TEMPLATES, values, bits, one);
    rows.set(one, (token - first) * ROLE_FEATURES);
  }
  return { first, count: last - first, rows, border: bordersOf(view, first, last) };
}

/** The tokens around one cue with what their features weigh, which are looked up anew only where they changed. */
export function weighedStretch(view: View, cue: number, model: RoleTable, bits: number): WeighedStretch {
  const around = aroundOf(view, cue);
  const { first, last } = around;
  const scores = new Float64Array((last - first) * ROLES);
  const scale = new Scale(GROUPS, model.table, bits, values.length);
  for (let token = first, at = 0; token < last; token++, at += ROLES) {
    fillPlaces(view, around, token, fillWords(view, around, token));
    scale.weigh(values);
    for (let role = 0; role < ROLES; role++) scores[at + role] = scale.sums[role]! / model.scale;
  }
  return { first, count: last - first, scores, border: bordersOf(view, first, last) };
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
function betweenOf({ scene, sign }: View, cue: number, first: number, last: number): Int32Array {
  const codes = new Int32Array(last - first);
  const walk = (from: number, to: number, step: number) => {
    let commas = 0;
    let verbs = 0;
    let marks = 0;
    let other = 0;
    for (let token = from; token !== to; token += step) {
      codes[token - first] = commas + 3 * verbs + 9 * marks + 27 * other;
      const own = sign[token]!;
      const tag = scene.tokens.tag[token]!;
      if (own === COMMA) commas = Math.min(2, commas + 1);
      else if (own === THAT) other = 1;
      else if (own === COLON || own === SEMICOLON) other = 2;
      else if (own === QUOTE_MARK) marks = Math.min(2, marks + 1);
      else if (tag >= 26 && tag <= 31) verbs = Math.min(2, verbs + 1);
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

/** The last word of the sentence a token stands in, and how near it is. */
function closersOf({ scene, sign }: View, first: number, last: number) {
  const closers = new Int32Array(last - first);
  for (let token = first; token < last; token++) {
    const end = sentenceOf(scene, token).last - 1;
    const own = sign[end]!;
    const code = own === STOP ? 1 : own === COLON ? 2 : own === QUOTE_MARK ? 3 : 0;
    closers[token - first] = code * 4 + Math.min(3, end - token);
  }
  return closers;
}

function bordersOf(view: View, first: number, last: number): Uint8Array {
  const border = new Uint8Array(last - first);
  for (let token = first; token < last; token++) border[token - first] = borderOf(view, token);
  return border;
}

function borderOf({ scene, sign }: View, token: number): number {
  const own = sign[token]!;
  if (token === sentenceOf(scene, token).first) return 5;
  if (own === COMMA) return 1;
  if (own === QUOTE_MARK) return 2;
  if (own >= STOP) return 3;
  return token > 0 && sign[token - 1]! >= COMMA ? 4 : 0;
}
