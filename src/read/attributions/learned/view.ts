import { cueNouns, cueVerb } from "../../../lexicon/cues.ts";
import { hash32 } from "../../../text/hash.ts";
import type { Draft } from "../draft.ts";
import { type Scene, tokenFrom } from "../scene.ts";

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
}

const TYPES = ["person", "organization", "gpe", "location", "facility", "weapon", "vehicle"];
const GROUPS = ["speech", "thought", "attitude", "show", "seem"];

export function viewOf(scene: Scene, drafts: readonly Draft[]): View {
  const { tokens } = scene;
  const told = new Uint8Array(tokens.count);
  for (const draft of drafts) markDraft(scene, draft, told);
  return {
    scene,
    lemma: hashesOf(tokens.lemma),
    word: hashesOf(tokens.lower),
    draftAt: new Map(drafts.map((draft) => [draft.cue.first, draft])),
    told,
    mention: mentionsOf(scene),
    listed: listedOf(scene),
  };
}

function hashesOf(words: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(words, (word) => {
    let hash = known.get(word);
    if (hash === undefined) {
      hash = hash32(word.slice(0, 64).replace(/[0-9]/g, "0")) | 0;
      known.set(word, hash);
    }
    return hash;
  });
}

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

function listedOf({ tokens }: Scene): Uint8Array {
  const known = new Map<string, number>();
  return Uint8Array.from({ length: tokens.count }, (_, token) => {
    const lemma = tokens.lemma[token]!;
    let code = known.get(lemma);
    if (code === undefined) {
      const verb = cueVerb(lemma, tokens.lower[token]!);
      code = verb ? 1 + GROUPS.indexOf(verb.group) : cueNouns().has(lemma) ? 6 : 0;
      known.set(lemma, code);
    }
    return code;
  });
}
