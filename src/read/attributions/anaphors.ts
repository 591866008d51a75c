import type { Mention, SourceKind, Span } from "../../model/index.ts";
import { overlaps } from "../../text/offsets.ts";
import { mentionsNear, type Scene, sentenceOf, tokenFrom } from "./scene.ts";

/** Who a source is: its kind, and its fullest wording in the report. */
export interface Identity {
  kind: SourceKind;
  name: string;
}

/** Earlier sources looked at; those farther back are no longer in mind. */
export const FARTHEST = 40;

const ANAPHORS =
  /^(?:(?:the|this|that) (?:same )?(?:official|person|source|spokes(?:man|woman|person)|man|woman|minister|leader|group|aide|diplomat|officer|commander|president|statement|report|agency|newspaper|outlet|sources|officials)|s?he|him|her|they|them|it|who)$/i;

/** False where the one a pronoun was tied to cannot be meant: `he` of a place, `it` of a person or a building. */
export function agrees(text: string, { type }: Mention): boolean {
  if (/^(?:s?he|him|her)$/i.test(text)) return type === "person";
  return !/^it$/i.test(text) || type === "organization" || type === "gpe";
}

/** The latest earlier source that an anaphor can stand for; null for words that are none. */
export function anaphorOf(text: string, earlier: readonly Identity[]): Identity | null {
  if (!ANAPHORS.test(text)) return null;
  const word = text.toLowerCase();
  const fits = (identity: Identity): boolean => {
    if (identity.name === "" || identity.kind === "unknown" || identity.kind === "narrator") return false;
    if (word === "it") return /^(?:outlet|document|named|collective)$/.test(identity.kind);
    if (word === "they" || word === "them") return identity.kind === "collective" || /s$/.test(identity.name);
    if (/^(?:s?he|him|her|who)$|person|man$|woman$/.test(word))
      return (
        /^(?:named|role|anonymous)$/.test(identity.kind) &&
        !/\b(?:officials|sources|people)\b/.test(identity.name)
      );
    const noun = word.slice(word.lastIndexOf(" ") + 1);
    return identity.name.toLowerCase().includes(noun) || (noun === "official" && identity.kind === "named");
  };
  for (let index = earlier.length - 1; index >= Math.max(0, earlier.length - FARTHEST); index--)
    if (fits(earlier[index]!)) return earlier[index]!;
  return null;
}

/** A source found earlier, with where its words begin. */
export interface Earlier extends Identity {
  at: number;
}

const DOCUMENT =
  /^(?:the|this|that|its|his|her|their) (statement|communiqu[eé]|letter|message|post|declaration|memo|report|announcement)$/i;

/** `X said in a statement … The statement added`: X, where the latest earlier sentence with such a paper tells who speaks. */
export function authorBefore(scene: Scene, text: string, earlier: readonly Earlier[]): Identity | null {
  const noun = DOCUMENT.exec(text)?.[1]?.toLowerCase();
  if (!noun) return null;
  for (let index = earlier.length - 1; index >= Math.max(0, earlier.length - FARTHEST); index--) {
    const { at, kind, name } = earlier[index]!;
    if (kind === "document" && name.toLowerCase().endsWith(noun)) return null;
    const { first, last } = sentenceOf(scene, tokenFrom(scene.tokens, at));
    for (let token = first; token < last; token++)
      if (
        scene.tokens.lower[token] === noun &&
        /^(?:an?|joint|brief|written|its|his|her|their)$/.test(scene.tokens.lower[token - 1]!)
      )
        return { kind, name };
  }
  return null;
}

/** True for a pronoun whose antecedent stands inside the words quoted. */
export function bindsInto(scene: Scene, { antecedent }: Mention, quoted: Span): boolean {
  const before = antecedent === null ? undefined : scene.mentions[antecedent];
  return before !== undefined && overlaps(before, quoted);
}

/** How far before a quotation the person is named whose words it holds, in characters: two sentences of news. */
const PERSON_REACH = 400;

/** The person last named before a quotation. */
export function personBefore(scene: Scene, { start }: Span): Identity | null {
  const person = mentionsNear(scene, Math.max(0, start - PERSON_REACH), start)
    .filter(({ type, level }) => type === "person" && level === "name")
    .pop();
  if (!person) return null;
  const { start: from, end } = fullest(scene, person);
  return { kind: "named", name: scene.tokens.text.slice(from, end).replace(/\s+/g, " ") };
}

/** Antecedents followed at most: chains in news are far shorter, those of a text that says one thing over and over are not. */
const LONGEST_CHAIN = 100;

/** The fullest wording of what the mention stands for: longest name on its way back, else the earliest phrase. */
export function fullest(scene: Scene, mention: Mention): Mention {
  let best = mention;
  let current: Mention | undefined = mention;
  for (let step = 0; current && step < LONGEST_CHAIN; step++) {
    const sameKind = mention.level === "pronoun" || current.type === mention.type;
    if (sameKind && (rank(current) > rank(best) || (rank(current) === rank(best) && longer(current, best))))
      best = current;
    current = current.antecedent === null ? undefined : scene.mentions[current.antecedent];
  }
  return best;
}

function rank(mention: Mention): number {
  return mention.level === "name" ? 2 : mention.level === "nominal" ? 1 : 0;
}

function longer(left: Mention, right: Mention): boolean {
  return left.end - left.start > right.end - right.start;
}
