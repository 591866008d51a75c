import type { Derivation, DerivationKind, Quoted, Source } from "../../model/index.ts";
import { by, distinct, groupBy } from "../../text/collections.ts";
import { comparisonKey } from "../../text/normalise.ts";
import { type Book, labelOf, REPEATING } from "../book.ts";
import { type BriefBlock, type Item, type Line, lineOf, quiet, quote, type Section } from "../document.ts";
import { count, listText, oneLine, quotable } from "../wording.ts";
import type { Desk } from "./tell.ts";

/** Lines of copies printed. */
const MOST = 40;

const KIND_TEXT: Record<DerivationKind, string> = {
  copy: "copy of",
  rewrite: "rewrite of",
  excerpt: "excerpt of",
  credit: "credits",
  quote: "quotes",
  update: "update of",
};

/** Which report goes back to which and why, the sources with their reliability, and one source summary (ICD 206). */
export function copiesOf(desk: Desk): Section {
  const { book } = desk;
  const items = derivationItems(desk);
  const blocks: BriefBlock[] = [];
  if (items.length > 0) blocks.push({ kind: "list", ordered: false, items: items.slice(0, MOST) });
  if (items.length > MOST)
    blocks.push({
      kind: "paragraph",
      line: lineOf(`${count(items.length - MOST, "more", "more")} in the picture.`),
    });
  if (book.picture.sources.length > 0)
    blocks.push({
      kind: "table",
      columns: ["source", "reports", "reliability", "reason"],
      rows: book.picture.sources.map((source) => sourceRow(book, source)),
    });
  blocks.push({ kind: "paragraph", line: lineOf(quiet(`Source summary: ${sourceSummary(book)}`)) });
  return { id: "copies", title: "Copies and sources", blocks };
}

/** One line a report that goes back to others, with pairs of passages where it repeats one. */
function derivationItems(desk: Desk): Item[] {
  const { book } = desk;
  const groups = groupBy(book.picture.derivations.filter(isNews(book)), ({ derived }) => derived);
  return [...groups].sort(by(([derived]) => order(book, derived))).map(([derived, group]) => ({
    line: derivationLine(book, derived, group),
    under: pairLines(desk, group),
  }));
}

/** An outlet crediting itself is no derivation worth telling. */
function isNews(book: Book): (derivation: Derivation) => boolean {
  return ({ derived, from }) => {
    const publisher = book.report.get(derived)?.publisher;
    return book.report.has(from) || !publisher || bareName(publisher) !== bareName(outletName(book, from));
  };
}

function bareName(name: string): string {
  return comparisonKey(name.replace(/^the /i, ""));
}

function order(book: Book, id: string): string {
  return labelOf(book, id).padStart(8, "0");
}

/** `R3 (Meridian News): rewrite of and credits R1 (Gulf Wire), 6 aligned passages; credits Reuters (not held)`. */
function derivationLine(book: Book, derived: string, group: readonly Derivation[]): Line {
  const sources = [...groupBy(group, ({ from }) => named(book, from)).values()].sort(
    by(([first]) => `${book.report.has(first!.from) ? 0 : 1}${order(book, first!.from)}`),
  );
  return lineOf(`${named(book, derived)}: ${sources.map((source) => sourceText(book, source)).join("; ")}`);
}

function sourceText(book: Book, source: readonly Derivation[]): string {
  const kinds = distinct(source.map(({ kind }) => kind)).map((kind) => KIND_TEXT[kind as DerivationKind]);
  const pairs = source.flatMap(({ evidence }) => evidence).filter(({ from }) => from !== null).length;
  const aligned = pairs > 0 ? `, ${count(pairs, "aligned passage")}` : "";
  return `${listText(kinds)} ${named(book, source[0]!.from)}${aligned}`;
}

/** Pairs quoted for one report. */
const MOST_PAIRS = 3;
/** Passages worth quoting side by side, in characters. */
const PAIR = { least: 40, most: 260 };

/** Passages of a repeated text beside those they repeat, the longest first: what shows that it is one. */
function pairLines(desk: Desk, group: readonly Derivation[]): Line[] {
  const repeating = group.filter(({ kind }) => REPEATING.has(kind));
  const [best] = repeating.sort(by((one) => pairsKey(desk.book, one)));
  if (!best) return [];
  const pairs = best.evidence.flatMap(({ derived, from }) => {
    const own = desk.book.textAt(best.derived, derived);
    const theirs = from && desk.book.textAt(best.from, from);
    return own && theirs && isPair(own.exact) && isPair(theirs.exact) ? [[own, theirs] as const] : [];
  });
  return pairs
    .sort(by(([own]) => `${1000 - own.exact.length}|${String(own.start).padStart(7, "0")}`))
    .slice(0, best.kind === "copy" ? 1 : MOST_PAIRS)
    .map(([own, theirs]) => lineOf(...sideOf(desk, own), " after ", ...sideOf(desk, theirs)));
}

/** Originals before texts that repeat one themselves, then the most passages. */
function pairsKey({ repeating }: Book, { from, evidence }: Derivation): string {
  return `${repeating.has(from) ? 1 : 0}${String(1e4 - evidence.length).padStart(5, "0")}${from}`;
}

function isPair(words: string): boolean {
  return words.length >= PAIR.least && words.length <= PAIR.most;
}

function sideOf({ book, citer }: Desk, words: Quoted): Line {
  return lineOf(
    `${labelOf(book, words.report)} `,
    quote(quotable(words.exact)),
    " ",
    citer.citeWords(words, { chain: [], claim: null }),
  );
}

/** `R1 (Gulf Wire)`; an outlet whose text is not among the reports says so. */
export function named(book: Book, id: string): string {
  const report = book.report.get(id);
  if (report) return `${labelOf(book, id)}${report.publisher ? ` (${oneLine(report.publisher)})` : ""}`;
  return `${outletName(book, id)} (not held)`;
}

function outletName(book: Book, id: string): string {
  const slug = id.replace(/^outlet:/, "");
  const actor =
    book.actors.get(id) ?? book.picture.actors.find(({ id: other }) => other.endsWith(`:${slug}`));
  const origin = book.picture.origins.find(({ id: other }) => other === `newsroom:${slug}`);
  return oneLine(actor?.name ?? origin?.name ?? slug);
}

function sourceRow(book: Book, { publisher, reliability, reasons }: Source): Line[] {
  const labels = book.reports
    .filter((report) => report.publisher === publisher)
    .map(({ id }) => labelOf(book, id));
  return [
    lineOf(oneLine(publisher)),
    lineOf(labels.join(", ")),
    lineOf(reliability),
    lineOf(reasons.join("; ")),
  ];
}

/** One statement on the whole base, from counts alone. */
export function sourceSummary(book: Book): string {
  const { reports, sources, claims, origins } = book.picture;
  const repeating = reports.filter(({ id }) => book.repeating.has(id)).length;
  const single = claims.filter(({ counts }) => counts.origins[1] === 1).length;
  const several = claims.filter(({ counts }) => counts.origins[0] > 1).length;
  const unknown = claims.filter(({ counts }) => counts.origins[1] === 0).length;
  const unnamed = origins.filter(({ kind }) => kind === "anonymous").length;
  const speakers = origins.filter(({ kind }) => kind === "speaker").length;
  return [
    `${count(reports.length, "report")} ${sources.length > 0 ? `from ${count(sources.length, "named publisher")}` : "without a named publisher"}; ${repeating} of them ${repeating === 1 ? "repeats" : "repeat"} another text.`,
    `${count(speakers, "named speaker")} and ${count(unnamed, "unnamed source")}.`,
    `Of ${count(claims.length, "claim")}, ${several} ${several === 1 ? "has" : "have"} more than one independent origin, ${single} rest on one, ${unknown} on none that is told.`,
    leaning(book),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** The newsroom most texts go back to, where it is more than one. */
function leaning(book: Book): string {
  const groups = groupBy(
    book.picture.derivations.filter(({ kind }) => kind !== "update"),
    ({ from }) => book.report.get(from)?.publisher ?? from,
  );
  const [top] = [...groups]
    .map(([name, group]) => ({ name, reports: distinct(group.map(({ derived }) => derived)).length }))
    .sort(by(({ name, reports }) => `${String(1e6 - reports).padStart(7, "0")}${name}`));
  if (!top || top.reports < 2) return "";
  const name = top.name.startsWith("outlet:") ? outletName(book, top.name) : oneLine(top.name);
  return `${count(top.reports, "report")} ${top.reports === 1 ? "goes" : "go"} back to ${name}.`;
}
