import type { NameEntry, NameKind } from "../../lexicon/names.ts";
import type { MentionLevel, MentionType } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";

/** A mention in the making, with what is only needed while reading. */
export interface Found extends Span {
  type: MentionType;
  level: MentionLevel;
  /** Tokens `[first, last)`. */
  first: number;
  last: number;
  /** What told it: a known name, the shape and words of the phrase, or a mere guess that other mentions may overrule. */
  by: "lexicon" | "shape" | "guess";
  kind: NameKind | null;
  /** Lexicon id, "" where there is none. */
  id: string;
}

export function found(
  span: Span,
  tokens: [first: number, last: number],
  type: MentionType,
  by: Found["by"],
): Found {
  return {
    start: span.start,
    end: span.end,
    type,
    level: "name",
    first: tokens[0],
    last: tokens[1],
    by,
    kind: null,
    id: "",
  };
}

/** The same with what the lexicon knows of the name. */
export function known(span: Span, tokens: [first: number, last: number], entry: NameEntry): Found {
  return { ...found(span, tokens, entry.type, "lexicon"), kind: entry.kind, id: entry.id };
}
