import type {
  Assertion,
  Conflict,
  Derivation,
  ExplainedClaim,
  ExplainedJoin,
  ExplainedStory,
  Explanation,
  Figure,
  Incident,
  Picture,
  Position,
  Quoted,
  Source,
  Span,
} from "../model/index.ts";
import { by, groupBy } from "../text/collections.ts";
import { commonWords } from "../text/wording.ts";
import { actorName, type Book, bookOf, labelOf, wordsOfClaim } from "./book.ts";
import { chainOf } from "./chains.ts";
import { datedText, momentText } from "./dates.ts";
import { joinLines, storyJoinText } from "./joins.ts";
import { named } from "./sections/copies.ts";
import { isOver } from "./sections/positionMarks.ts";
import {
  boundsText,
  capital,
  count,
  EVENT_LABEL,
  evidenceText,
  MODALITY_LABEL,
  oneLine,
  POSITION_LABEL,
} from "./wording.ts";
import type { Texts } from "./words.ts";

/**
 * Why something stands, for reading: each claim with its origins, chains and quotes and what joined them, then figures, copies,
 * conflicts and the grades of its publishers; or a story with why each report is in it.
 */
export function explanationText(explained: Explanation, picture: Picture, texts?: Texts): string {
  const book = bookOf(picture, texts);
  const joins = groupBy(explained.joins, ({ assertion }) => assertion);
  return `${[
    ...(explained.story ? [storyText(book, explained.story)] : []),
    ...(explained.incident ? [incidentText(explained.incident)] : []),
    ...explained.claims.map((claim) => claimText(book, claim, joins)),
    ...explained.figures.map((figure) => figureText(book, figure)),
    ...explained.positions.map((position) => positionText(book, position)),
    derivationsText(book, explained.derivations),
    conflictsText(explained.conflicts),
    sourcesText(explained.sources),
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

type Joins = ReadonlyMap<string, readonly ExplainedJoin[]>;

function claimText(book: Book, { claim, assertions, origins }: ExplainedClaim, joins: Joins): string {
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
      .flatMap((one) => assertionText(book, one, joins.get(one.id) ?? [])),
  ].join("\n");
}

function assertionText(book: Book, assertion: Assertion, joins: readonly ExplainedJoin[]): string[] {
  const { prefix, exact, suffix, report, saidAt, stance, start, end } = assertion;
  const when = saidAt ? momentText(saidAt) : "undated";
  return [
    `    ${named(book, report)}, ${when}, ${stance}, characters ${start}-${end}`,
    `      …${oneLine(prefix)} >>${oneLine(exact)}<< ${oneLine(suffix)}…`,
    `      chain: ${chainOf(book, assertion)}`,
    ...joinLines(book, joins).map((line) => `      ${line}`),
  ];
}

function figureText(book: Book, { id, measure, values, current }: Figure): string {
  return [
    `Figure ${id}`,
    `  ${measure}: ${current ? `${boundsText(current)}, ${current.reason}` : "no value can be preferred"}`,
    ...values.map(
      (value) =>
        `    ${boundsText(value)}, ${value.asOf ? momentText(value.asOf) : "undated"}: "${oneLine(wordsOfClaim(book, value.claim))}" (claim ${value.claim})`,
    ),
  ].join("\n");
}

function positionText(book: Book, position: Position): string {
  const { id, kind, actor, target, condition, deadline, shift, reported } = position;
  const towards = target === null ? "" : ` towards ${oneLine(actorName(book, target)!)}`;
  const quotedAs = ({ report, start, end, exact }: Quoted) =>
    `"${oneLine(exact)}" (${labelOf(book, report)}, characters ${start}-${end})`;
  return [
    `Position ${id}`,
    `  ${POSITION_LABEL[kind]} by ${oneLine(actorName(book, actor)!)}${towards}`,
    ...(condition ? [`    condition: ${quotedAs(condition)}`] : []),
    ...(deadline
      ? [`    deadline: "${oneLine(deadline.text)}"${isOver(position, book.picture.asOf) ? ", passed" : ""}`]
      : []),
    ...(shift
      ? [`    ${shift.turn === "taken" ? "departs from" : "since departed from"}: ${quotedAs(shift.words)}`]
      : []),
    ...(reported
      ? [`    condition reported ${reported.isMet ? "met" : "not met"}: ${quotedAs(reported.words)}`]
      : []),
  ].join("\n");
}

function storyText(book: Book, { story, reports }: ExplainedStory): string {
  return [
    `Story ${story.id}`,
    `  "${oneLine(story.headline)}", ${count(story.reports.length, "report")}`,
    ...[...reports]
      .sort(by(({ id }) => labelOf(book, id).padStart(8, "0")))
      .map(({ id, headline, inStory }) => {
        const other = inStory && book.report.get(inStory.with)?.headline;
        return `    ${named(book, id)}: ${storyJoinText(book, inStory, commonWords(headline ?? "", other ?? ""))}`;
      }),
  ].join("\n");
}

function sourcesText(sources: readonly Source[]): string {
  if (sources.length === 0) return "";
  return [
    "Sources",
    ...sources.map(
      ({ publisher, reliability, reasons }) =>
        `  ${oneLine(publisher)}: reliability ${reliability}: ${oneLine(reasons.join("; "))}`,
    ),
  ].join("\n");
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
