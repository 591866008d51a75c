import type { ChainLink } from "../model/index.ts";

/**
 * A stretch of a line. `quote` holds words of a report and is always printed in quotation marks; all else are fixed
 * patterns and fields of the picture, so that quoted and own words can be told apart in every form.
 */
export type Inline =
  | { kind: "text" | "strong" | "quiet" | "quote"; text: string }
  | { kind: "cite"; numbers: number[] };

export type Line = Inline[];

export type BriefBlock =
  | { kind: "paragraph"; line: Line }
  | { kind: "heading"; text: string }
  | { kind: "list"; ordered: boolean; items: Item[] }
  | { kind: "table"; columns: string[]; rows: Line[][] };

/** One point of a list with the lines that belong under it. */
export interface Item {
  line: Line;
  under: Line[];
}

/** Names of the sections, in the order they are printed. */
export type SectionId =
  | "highlights"
  | "changes"
  | "figures"
  | "overview"
  | "positions"
  | "ahead"
  | "contested"
  | "unknown"
  | "copies"
  | "stated"
  | "unread";

export interface Section {
  id: SectionId;
  title: string;
  blocks: BriefBlock[];
}

/** A numbered citation: exact words of one report, and through whom they came. */
export interface Citation {
  number: number;
  report: string;
  /** `R3`. */
  label: string;
  publisher: string | null;
  start: number;
  end: number;
  /** `text.slice(start, end)` of the report. */
  exact: string;
  /** Original speaker first, publisher last. */
  chain: ChainLink[];
  /** The chain in words: `a doctor > The Harbour Post`. */
  through: string;
  claim: string | null;
}

/** A report as the brief lists it; `text` is there for forms that show the words in their place. */
export interface BriefReport {
  id: string;
  label: string;
  path: string;
  url: string | null;
  headline: string | null;
  publisher: string | null;
  /** In words: `6 March 2025`, `undated`. */
  date: string;
  /** `damaged`, `not read (Slovenian)`, or "". */
  remark: string;
  text: string | null;
}

/** A situation report as plain data: everything any form of it prints. */
export interface BriefDocument {
  title: string;
  /** ISO 8601, or null when nothing is dated. */
  asOf: string | null;
  /** The lines under the title: `As of`, `Covers`, `Basis`. */
  front: { label: string; line: Line }[];
  sections: Section[];
  citations: Citation[];
  reports: BriefReport[];
}

/** A line out of parts; plain strings are the brief's own words, null parts are left out. */
export function lineOf(...parts: (string | Inline | null)[]): Line {
  return parts.flatMap((part): Inline[] => {
    if (part === null || part === "") return [];
    return typeof part === "string" ? [{ kind: "text", text: part }] : [part];
  });
}

export const strong = (text: string): Inline => ({ kind: "strong", text });
export const quiet = (text: string): Inline => ({ kind: "quiet", text });
export const quote = (text: string): Inline => ({ kind: "quote", text });

/** Quoted words in quotation marks: single ones where the words hold double ones. */
export function inQuotes(words: string): string {
  return /[“”"]/.test(words) ? `‘${words}’` : `“${words}”`;
}

/** A line as plain text, for headings, tests and the lint. */
export function plainLine(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === "cite") return part.numbers.map((number) => `[${number}]`).join(" ");
      return part.kind === "quote" ? inQuotes(part.text) : part.text;
    })
    .join("");
}

/** The brief's own words in a line: all but what it quotes. */
export function ownWords(line: Line): string {
  return line.map((part) => (part.kind === "cite" || part.kind === "quote" ? "" : part.text)).join("");
}
