import type {
  Assertion,
  Claim,
  Conflict,
  Derivation,
  Incident,
  Origin,
  Picture,
  Span,
} from "../model/index.ts";
import { by } from "../text/collections.ts";
import { type Book, bookOf, labelOf } from "./book.ts";
import { chainOf } from "./chains.ts";
import { datedText, momentText } from "./dates.ts";
import { named } from "./sections/copies.ts";
import { boundsText, capital, count, EVENT_LABEL, evidenceText, MODALITY_LABEL, oneLine } from "./wording.ts";
import type { Texts } from "./words.ts";

/** What `explain` of the picture room gives. */
export interface Explained {
  incident: Incident | null;
  claims: { claim: Claim; assertions: Assertion[]; origins: Origin[] }[];
  derivations: Derivation[];
  conflicts: Conflict[];
}

/** Why something stands, for reading: each claim with its origins, chains and quotes, then copies and conflicts. */
export function explanationText(explained: Explained, picture: Picture, texts?: Texts): string {
  const book = bookOf(picture, texts);
  return `${[
    ...(explained.incident ? [incidentText(explained.incident)] : []),
    ...explained.claims.map((claim) => claimText(book, claim)),
    derivationsText(book, explained.derivations),
    conflictsText(explained.conflicts),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

function incidentText({ id, type, headline, time, counts }: Incident): string {
  return [
    `Incident ${id}`,
    `  ${EVENT_LABEL[type]}, ${datedText(time)}: "${oneLine(headline)}"`,
    `  ${capital(evidenceText(counts))}; ${count(counts.outlets, "outlet")}, ${count(counts.speakers, "speaker")}.`,
  ].join("\n");
}

function claimText(book: Book, { claim, assertions, origins }: Explained["claims"][number]): string {
  const { proposition, counts, credibility } = claim;
  const figure = proposition.figure
    ? `, ${boundsText(proposition.figure)} ${proposition.figure.unit}`.trimEnd()
    : "";
  const operators = [
    MODALITY_LABEL[proposition.modality].toLowerCase(),
    proposition.polarity === "-" ? "negated" : "",
  ].filter((word) => word !== "");
  return [
    `Claim ${claim.id}`,
    `  ${EVENT_LABEL[proposition.type]}${figure}${operators.length > 0 ? ` (${operators.join(", ")})` : ""}: "${oneLine(proposition.text)}"`,
    `  ${capital(evidenceText(counts))}. Credibility ${credibility.grade}: ${credibility.reasons.join("; ")}.`,
    `  Origins:`,
    ...origins.map(
      (origin) =>
        `    ${oneLine(origin.name)} (${origin.kind}): ${origin.reports.map((id) => labelOf(book, id)).join(", ")}`,
    ),
    `  Words:`,
    ...[...assertions]
      .sort(by(({ saidAt, id }) => `${saidAt ?? "9999"}|${id}`))
      .flatMap((one) => assertionText(book, one)),
  ].join("\n");
}

function assertionText(book: Book, assertion: Assertion): string[] {
  const { prefix, exact, suffix, report, saidAt, stance, start, end } = assertion;
  const when = saidAt ? momentText(saidAt) : "undated";
  return [
    `    ${named(book, report)}, ${when}, ${stance}, characters ${start}-${end}`,
    `      …${oneLine(prefix)} >>${oneLine(exact)}<< ${oneLine(suffix)}…`,
    `      chain: ${chainOf(book, assertion)}`,
  ];
}

function derivationsText(book: Book, derivations: readonly Derivation[]): string {
  if (derivations.length === 0) return "";
  return ["Copies", ...derivations.flatMap((derivation) => derivationText(book, derivation))].join("\n");
}

function derivationText(book: Book, { derived, from, kind, evidence, confidence }: Derivation): string[] {
  return [
    `  ${named(book, derived)} ${kind} ${named(book, from)}, ${confidence.toFixed(2)}`,
    ...evidence.flatMap((pair) => [
      `    characters ${pair.derived.start}-${pair.derived.end}${pair.from ? ` from ${pair.from.start}-${pair.from.end}` : ""}: ${oneLine(pair.why)}`,
      ...sideText(book, derived, pair.derived),
      ...(pair.from ? sideText(book, from, pair.from) : []),
    ]),
  ];
}

function sideText(book: Book, report: string, span: Span): string[] {
  const words = book.textAt(report, span);
  return words ? [`      ${labelOf(book, report)}: "${oneLine(words.exact)}"`] : [];
}

function conflictsText(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 0) return "";
  return [
    "Conflicts",
    ...conflicts.map(
      ({ kind, relation, note, sides }) =>
        `  ${kind}, ${relation}: ${oneLine(note)} (${sides.map((side) => side.join(" ")).join(" / ")})`,
    ),
  ].join("\n");
}
