import { cueNouns, cueVerb } from "../../../lexicon/cues.ts";
import type { Tokens } from "../../../model/index.ts";
import { hash32 } from "../../../text/hash.ts";
import { remembered } from "../../../text/memory.ts";
import { lexemesOf } from "../../lexemes.ts";
import type { Draft } from "../draft.ts";
import { isQuote, type Scene, tokenFrom } from "../scene.ts";

/** What a token is to an attribution. */
export const OTHER = 0;
export const SOURCE = 1;
export const CONTENT = 2;
export const ROLES = 3;
/** Only of rules: the one told, and the cue. */
const RECIPIENT = 3;
const CUE = 4;

/** What the features of one report are made of; all arrays by token. */
export interface View {
  scene: Scene;
  lemma: Int32Array;
  word: Int32Array;
  /** The rules' draft whose cue begins at a token. */
  draftAt: ReadonlyMap<number, Draft>;
  /** The role each token has in any draft: 1 source, 2 content, 3 recipient, 4 cue. */
  told: Uint8Array;
  /** Type of the longest mention that holds the token, from 1; 0 for none. */
  mention: Uint8Array;
  /** Group of the cue word in the lists, from 1; 0 for none. */
  listed: Uint8Array;
  /** What kind of sign a token is; see the codes below. */
  sign: Uint8Array;
}

/** Signs, and the one word, that part source and content; `WORD` is any word or number, the others from `COMMA` on hold none. */
const WORD = 0;
export const THAT = 1;
export const COMMA = 2;
export const QUOTE_MARK = 3;
export const STOP = 4;
export const COLON = 5;
export const SEMICOLON = 6;
const OTHER_SIGN = 7;

const TYPES = ["person", "organization", "gpe", "location", "facility", "weapon", "vehicle"];
const GROUPS = ["speech", "thought", "attitude", "show", "seem"];

export function viewOf(scene: Scene, drafts: readonly Draft[]): View {
  const { tokens } = scene;
  const told = new Uint8Array(tokens.count);
  for (const draft of drafts) markDraft(scene, draft, told);
  const { of, lower } = lexemesOf(tokens.text, tokens.start, tokens.end, tokens.count);
  const words = lower.map(hashOf);
  const signs = lower.map(signOf);
  const word = new Int32Array(tokens.count);
  const sign = new Uint8Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) {
    word[token] = words[of[token]!]!;
    sign[token] = signs[of[token]!]!;
  }
  return {
    scene,
    ...lemmasOf(tokens),
    word,
    sign,
    draftAt: new Map(drafts.map((draft) => [draft.cue.first, draft])),
    told,
    mention: mentionsOf(scene),
  };
}

const hashOf = remembered((word) => hash32(word.slice(0, 64).replace(/[0-9]/g, "0")) | 0);

const signOf = remembered((lower) => {
  if (lower === "that") return THAT;
  if (!/^\W+$/.test(lower)) return WORD;
  if (isQuote(lower)) return QUOTE_MARK;
  return lower === ","
    ? COMMA
    : lower === "."
      ? STOP
      : lower === ":"
        ? COLON
        : lower === ";"
          ? SEMICOLON
          : OTHER_SIGN;
});

/** Writes the roles of one draft's tokens into a list that begins at token `first`; where two drafts meet the later stays. */
export function markDraft({ tokens }: Scene, draft: Draft, told: Uint8Array, first = 0): void {
  const mark = (role: number, from: number, to: number) =>
    told.fill(role, Math.max(0, from - first), Math.max(0, to - first));
  for (const { start, end } of draft.contents)
    mark(CONTENT, tokenFrom(tokens, start), tokenFrom(tokens, end));
  if (draft.source) mark(SOURCE, draft.source.first, draft.source.last + 1);
  if (draft.recipient) mark(RECIPIENT, draft.recipient.first, draft.recipient.last + 1);
  mark(CUE, draft.cue.first, draft.cue.last + 1);
}

function mentionsOf(scene: Scene): Uint8Array {
  const at = new Uint8Array(scene.tokens.count);
  const longestLast = [...scene.mentions].sort(
    (left, right) => left.end - left.start - (right.end - right.start),
  );
  for (const { start, end, type, level } of longestLast) {
    const code = 1 + TYPES.indexOf(type) + 8 * (level === "name" ? 0 : level === "pronoun" ? 2 : 1);
    for (
      let token = tokenFrom(scene.tokens, start);
      token < scene.tokens.count && scene.tokens.start[token]! < end;
      token++
    )
      at[token] = code;
  }
  return at;
}

/** Hash of each lemma and its group in the lists, worked out once for each lemma of the report. */
function lemmasOf(tokens: Tokens): Pick<View, "lemma" | "listed"> {
  const known = new Map<string, number>();
  const lemma = new Int32Array(tokens.count);
  const listed = new Uint8Array(tokens.count);
  for (let token = 0; token < tokens.count; token++) {
    const own = tokens.lemma[token]!;
    const first = known.get(own);
    if (first === undefined) known.set(own, token);
    lemma[token] = first === undefined ? hashOf(own) : lemma[first]!;
    listed[token] = first === undefined ? groupOf(own, tokens.lower[token]!) : listed[first]!;
  }
  return { lemma, listed };
}

function groupOf(lemma: string, lower: string): number {
  const verb = cueVerb(lemma, lower);
  return verb ? 1 + GROUPS.indexOf(verb.group) : cueNouns().has(lemma) ? 6 : 0;
}
