import type { Assertion, Conflict, ConflictKind, ConflictRelation, Stance } from "../../model/index.ts";
import { distinct } from "../../text/collections.ts";
import { type Book, bestOf, isDamaged, labelOf } from "../book.ts";
import { chainOf } from "../chains.ts";
import { ranked, repeats } from "../choose.ts";
import { dayText } from "../dates.ts";
import { type Item, type Line, lineOf, quiet, quote, type Section, strong } from "../document.ts";
import { measureText } from "../measures.ts";
import { capital, listText, oneLine, quotable } from "../wording.ts";
import type { Desk } from "./tell.ts";

const MOST = 10;

const KIND_LABEL: Record<ConflictKind, string> = {
  figure: "A number",
  denial: "Denied",
  time: "When",
  place: "Where",
  actor: "Who acted on whom",
  attribution: "Who did it, or said it",
  outcome: "The outcome",
};

const RELATION_LABEL: Record<ConflictRelation, string> = {
  succession: "changed over time",
  drift: "drift between copies",
  contradiction: "open contradiction",
};

const RELATION_WEIGHT: Record<ConflictRelation, number> = { contradiction: 3, drift: 2, succession: 0 };
const KIND_WEIGHT: Record<ConflictKind, number> = {
  denial: 3,
  actor: 3,
  outcome: 2.5,
  figure: 2,
  attribution: 1.5,
  place: 1,
  time: 1,
};

/** What reports disagree about, open contradictions first. Values that only followed each other stand with the figures. */
export function contestedOf(desk: Desk): Section {
  const items = shownConflicts(desk.book).map(({ conflict, sides }) => itemOf(desk, conflict, sides));
  return {
    id: "contested",
    title: "Contested",
    blocks: items.length > 0 ? [{ kind: "list", ordered: false, items }] : [],
  };
}

interface Shown {
  conflict: Conflict;
  sides: Assertion[][];
}

/** The conflicts that are told, the weightiest first, none in words that already stand there. */
export function shownConflicts(book: Book): Shown[] {
  const disputed = book.picture.conflicts.filter(
    ({ kind, relation }) => !(kind === "figure" && relation === "succession"),
  );
  const chosen: Shown[] = [];
  const quoted: string[] = [];
  for (const conflict of ranked(disputed, (one) => conflictWeight(book, one))) {
    const sides = sidesOf(book, conflict);
    const words = sides.flat().map(({ exact }) => exact);
    if (sides.some((side) => side.length === 0) || chosen.length === MOST) continue;
    if (isOfDamage(book, conflict, sides) || words.every((one) => repeats(one, quoted))) continue;
    quoted.push(...words);
    chosen.push({ conflict, sides });
  }
  return chosen;
}

/** Damaged text alone contradicts nobody; that it turns a copy's words round is told. */
function isOfDamage(book: Book, { relation }: Conflict, sides: readonly Assertion[][]): boolean {
  return (
    relation === "contradiction" &&
    sides.some((side) => side.every(({ report }) => book.report.get(report)?.garbled))
  );
}

function conflictWeight(book: Book, { kind, relation, sides }: Conflict): number {
  const reports = new Set(
    sides.flat().flatMap((id) => (book.assertions.get(id) ?? []).map(({ report }) => report)),
  );
  const damaged = sides.some((side) => side.every((id) => isDamaged(book, id)));
  return KIND_WEIGHT[kind] + RELATION_WEIGHT[relation] + Math.log2(1 + reports.size) - (damaged ? 1.5 : 0);
}

/** Quotes of one side; of who attacked whom one is enough. */
const quotesOf = (kind: ConflictKind) => (kind === "actor" ? 1 : 2);

/** The words of each side. Of a denied claim the two sides are those who say it and those who deny it. */
function sidesOf(book: Book, { kind, sides }: Conflict): Assertion[][] {
  const [first] = sides;
  if (kind === "denial" && sides.every((side) => side.join() === first!.join())) {
    const all = first!.flatMap((id) => book.assertions.get(id) ?? []);
    return [all.filter(({ stance }) => stance === "asserts"), all.filter(({ stance }) => stance === "denies")]
      .map((side) => side.slice(0, 1))
      .filter((side, index) => index === 1 || side.length > 0);
  }
  if (kind === "attribution" && sides.every((side) => side.join() === first!.join())) {
    const all = first!.flatMap((id) => book.assertions.get(id) ?? []);
    const other = all.find(({ origin }) => origin !== all[0]!.origin);
    return other ? [[all[0]!], [other]] : [];
  }
  return sides.map((side) =>
    side
      .map((id) => bestOf(book, id))
      .filter((assertion) => assertion !== null)
      .slice(0, quotesOf(kind)),
  );
}

function itemOf(desk: Desk, conflict: Conflict, sides: readonly Assertion[][]): Item {
  return {
    line: lineOf(
      strong(`${KIND_LABEL[conflict.kind]}.`),
      " ",
      ...sides.flatMap((side, index) => [
        ...(index > 0 ? lineOf(" Against: ") : []),
        ...side.flatMap((assertion, position) => sideWords(desk, assertion, position)),
      ]),
      quiet(
        ` ${capital(RELATION_LABEL[conflict.relation])}: ${noteText(desk.book, conflict)}.${weighed(desk.book, sides)}`,
      ),
    ),
    under: [],
  };
}

/** The note with its measure and its dates for reading; a report of unknown origin goes by its label. */
function noteText(book: Book, { kind, note }: Conflict): string {
  const unknown = /^denied by (\S+)$/.exec(note)?.[1];
  if (unknown && book.report.has(unknown)) return `denied by ${labelOf(book, unknown)}`;
  const named = kind === "figure" ? note.replace(/^[^:]+/, (measure) => measureText(measure)) : note;
  return oneLine(named.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => dayText(date)));
}

/** A side that rests on damaged text alone is shown, with the warning. */
function weighed(book: Book, sides: readonly Assertion[][]): string {
  const damaged = sides.filter((side) => side.every(({ report }) => book.report.get(report)?.garbled));
  const labels = distinct(damaged.flat().map(({ report }) => labelOf(book, report)));
  if (labels.length === 0) return "";
  return ` ${listText(labels)} ${labels.length === 1 ? "is" : "are"} damaged and given little weight.`;
}

const STANCE_LABEL: Record<Stance, string> = {
  asserts: "",
  denies: " denies:",
  doubts: " does not confirm:",
  asks: " asks:",
};

function sideWords({ book, citer }: Desk, assertion: Assertion, position: number): Line {
  const label = book.labels.get(assertion.report);
  return lineOf(
    position > 0 ? " and " : null,
    `${label}${STANCE_LABEL[assertion.stance]} `,
    quote(quotable(book.wordsOf(assertion).exact)),
    ` (${chainOf(book, assertion)}) `,
    citer.cite([assertion]),
  );
}
