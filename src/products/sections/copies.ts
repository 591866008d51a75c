import type { Derivation, DerivationKind, Source } from "../../model/index.ts";
import { by, distinct, groupBy } from "../../text/collections.ts";
import { type Book, labelOf } from "../book.ts";
import { type BriefBlock, type Item, type Line, lineOf, quiet, type Section } from "../document.ts";
import { count, listText, oneLine } from "../wording.ts";
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
  const items = derivationItems(book);
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

function derivationItems(book: Book): Item[] {
  const groups = groupBy(book.picture.derivations, ({ derived, from }) => `${derived} ${from}`);
  return [...groups.values()]
    .sort(by(([first]) => `${order(book, first!.derived)}|${order(book, first!.from)}`))
    .map((group) => ({ line: derivationLine(book, group), under: [] }));
}

function order(book: Book, id: string): string {
  return labelOf(book, id).padStart(8, "0");
}

/** `R3 (Meridian News): rewrite of and credits R1 (Gulf Wire); 6 passages aligned`. */
function derivationLine(book: Book, group: readonly Derivation[]): Line {
  const { derived, from } = group[0]!;
  const kinds = distinct(group.map(({ kind }) => kind)).map((kind) => KIND_TEXT[kind as DerivationKind]);
  const evidence = group.flatMap((derivation) => derivation.evidence);
  const pairs = evidence.filter((one) => one.from !== null).length;
  const reasons = distinct(evidence.filter((one) => one.from === null).map(({ why }) => oneLine(why)));
  const why = [pairs > 0 ? count(pairs, "aligned passage") : "", ...reasons.slice(0, 3)].filter(
    (one) => one !== "",
  );
  return lineOf(
    `${named(book, derived)}: ${listText(kinds)} ${named(book, from)}${why.length > 0 ? ` (${why.join("; ")})` : ""}`,
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
    `${count(reports.length, "report")} from ${count(sources.length, "publisher")}; ${repeating} of them ${repeating === 1 ? "repeats" : "repeat"} another text.`,
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
