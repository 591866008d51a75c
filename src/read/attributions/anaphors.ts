import type { Mention } from "../../model/index.ts";
import type { Identity } from "./identify.ts";

/** Earlier sources looked at; those farther back are no longer in mind. */
const FARTHEST = 40;

const ANAPHORS =
  /^(?:(?:the|this|that) (?:same )?(?:official|person|source|spokes(?:man|woman|person)|man|woman|minister|leader|group|aide|diplomat|officer|commander|president|statement|report|agency|newspaper|outlet|sources|officials)|s?he|they|it|who)$/i;

/** False where the one a pronoun was tied to cannot be meant: `he` of a place, `it` of a person or a building. */
export function agrees(text: string, { type }: Mention): boolean {
  if (/^s?he$/i.test(text)) return type === "person";
  return !/^it$/i.test(text) || type === "organization" || type === "gpe";
}

/** The latest earlier source that an anaphor can stand for; null for words that are none. */
export function anaphorOf(text: string, earlier: readonly Identity[]): Identity | null {
  if (!ANAPHORS.test(text)) return null;
  const word = text.toLowerCase();
  const fits = (identity: Identity): boolean => {
    if (identity.name === "" || identity.kind === "unknown" || identity.kind === "narrator") return false;
    if (word === "it") return /^(?:outlet|document|named|collective)$/.test(identity.kind);
    if (word === "they") return identity.kind === "collective" || /s$/.test(identity.name);
    if (/^s?he$|^who$|person|man$|woman$/.test(word))
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
