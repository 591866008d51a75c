import type { Assertion, ReportSpan } from "../../model/index.ts";
import { codePointsIn } from "../../text/codepoints.ts";
import { distinct } from "../../text/collections.ts";
import { sha256 } from "../../text/digest.ts";
import { type Book, isAsserted } from "../book.ts";
import { chainOf } from "../chains.ts";
import { MODALITY_LABEL, oneLine } from "../wording.ts";
import type { Texts } from "../words.ts";

/** A report's text as the standards see it: counted in code points, named by its hash. */
export interface CitedText {
  /** From an offset in UTF-16 code units to one in code points. */
  count: (offset: number) => number;
  /** SHA-256 of its UTF-8 bytes, in hex. */
  hash: string;
}

/** Finds the text of a report; null where it is not held. Each text is hashed once. */
export function citedTexts(texts: Texts): (report: string) => CitedText | null {
  const known = new Map<string, CitedText>();
  return (report) => {
    const text = texts.get(report);
    if (text === undefined) return null;
    const cited = known.get(report) ?? { count: codePointsIn(text), hash: sha256(text) };
    known.set(report, cited);
    return cited;
  };
}

/** `r1#char=10,25`: a report with characters from and to (RFC 5147), in code points. */
export function citationText(
  { report, start, end }: ReportSpan,
  textOf: (report: string) => CitedText | null,
): string {
  const count = textOf(report)?.count ?? ((offset: number) => offset);
  return `${report}#char=${count(start)},${count(end)}`;
}

/** Words as they are quoted in a table, with marks around them. */
export function quoted(exact: string): string {
  return `“${oneLine(exact)}”`;
}

/**
 * Words with all that keeps them from being read as a fact: `On a condition: “…” (Bay Front > Tidewire)`. What is quoted
 * is quoted whole; the words before and after it are not the report's.
 */
export function sayingText(book: Book, assertion: Assertion): string {
  return `${headingText(book, assertion)} (${chainOf(book, assertion)})`;
}

/** The same without its chain. */
export function headingText(book: Book, { claim, stance, exact }: Assertion): string {
  const modality = book.claims.get(claim)?.proposition.modality ?? "reported";
  const labels = [STANCE_LABEL[stance], MODALITY_LABEL[modality]].filter((label) => label !== "");
  return `${labels.map((label) => `${label}: `).join("")}${quoted(exact)}`;
}

const STANCE_LABEL: Record<Assertion["stance"], string> = {
  asserts: "",
  denies: "Denied",
  doubts: "Doubted",
  asks: "Asked",
};

/** Assertions of some claims that say it is so, in the order of the claims, best first; words told twice stand once. */
export function wordsFor(book: Book, claims: readonly string[]): Assertion[] {
  const seen = new Set<string>();
  return claims
    .filter((claim) => isAsserted(book, claim))
    .flatMap((claim) => book.assertions.get(claim) ?? [])
    .filter(({ stance, exact }) => {
      const line = oneLine(exact);
      if (stance !== "asserts" || seen.has(line)) return false;
      seen.add(line);
      return true;
    });
}

/** Publishers of the reports behind some claims; a report without one goes by its path. */
export function publishersOf(book: Book, claims: readonly string[]): string[] {
  const reports = claims.flatMap((claim) => (book.assertions.get(claim) ?? []).map(({ report }) => report));
  return distinct(reports.map((id) => publisherOf(book, id)));
}

/** Who published a report, else its path. */
export function publisherOf(book: Book, id: string): string {
  const report = book.report.get(id);
  return report?.publisher ?? report?.path ?? id;
}

/** The earliest date on which any of the words were said, ISO 8601; null where none is dated. */
export function firstSaid(assertions: readonly Assertion[]): string | null {
  return assertions.reduce<string | null>(
    (first, { saidAt }) => (saidAt !== null && (first === null || saidAt < first) ? saidAt : first),
    null,
  );
}
