import type { Reliability } from "./fusion.ts";

/** What an analyst, or the service that watches sources, states of the picture. It stands until it is undone. */
export type Statement = StatementBase & Judgement;

interface StatementBase {
  /** Unique among statements. */
  id: string;
  /** Who states it. */
  author: string;
  /** When, ISO 8601. */
  at: string;
  /** Why, in the author's words; "" where none are given. */
  text: string;
}

/** What is stated. Incidents are named by assertions, which keep their ids whatever else becomes known. */
export type Judgement =
  /** All these assertions, of these reports, tell of one incident. */
  | { kind: "merge"; assertions: string[]; reports: string[] }
  /** `assertions` tell of one incident and `from` of others. */
  | { kind: "split"; assertions: string[]; from: string[] }
  /** These words do not say what was read in them. */
  | { kind: "reject"; assertions: string[] }
  /** How reliable a publisher is. */
  | { kind: "reliability"; publisher: string; grade: Reliability }
  /** A remark on an item of a part of the picture. */
  | { kind: "note"; part: string; target: string }
  /** The publisher took the report down, or put another text in its place. */
  | { kind: "withdrawal"; report: string }
  /** An earlier statement holds no more. */
  | { kind: "undo"; statement: string };

/** Ids of what a statement is about: assertions, a report, a publisher, an item of the picture, an earlier statement. */
export function aboutOf(statement: Statement): string[] {
  switch (statement.kind) {
    case "merge":
    case "reject":
      return statement.assertions;
    case "split":
      return [...statement.assertions, ...statement.from];
    case "reliability":
      return [statement.publisher];
    case "note":
      return [statement.target];
    case "withdrawal":
      return [statement.report];
    case "undo":
      return [statement.statement];
  }
}

/** A publisher graded by an analyst. */
export type Grading = Extract<Statement, { kind: "reliability" }>;

/** Statements that still hold: those that nobody has undone. An undoing may itself be undone. */
export function holding(statements: readonly Statement[]): Statement[] {
  const undone = new Set<string>();
  const latestFirst = [...statements].sort((left, right) =>
    left.at === right.at ? (left.id < right.id ? 1 : -1) : left.at < right.at ? 1 : -1,
  );
  for (const statement of latestFirst)
    if (statement.kind === "undo" && !undone.has(statement.id)) undone.add(statement.statement);
  return statements.filter(({ id }) => !undone.has(id));
}

const GRADES: readonly string[] = ["A", "B", "C", "D", "E", "F"];

/** A JSON value as a statement, or one line that says why it is none. */
export function statementOf(value: unknown): Statement | string {
  if (typeof value !== "object" || value === null) return "not a JSON object";
  const given = value as Record<string, unknown>;
  const missing = ["id", "author", "at", "kind"].find((field) => typeof given[field] !== "string");
  if (missing) return `the field "${missing}" is missing or not a string`;
  if (Number.isNaN(Date.parse(given.at as string))) return `"${given.at}" is not a time`;
  const wrong = wrongField(given);
  if (wrong) return wrong;
  return { ...given, text: typeof given.text === "string" ? given.text : "" } as unknown as Statement;
}

function wrongField(given: Record<string, unknown>): string | null {
  const { kind } = given;
  const fields = FIELDS[kind as Statement["kind"]];
  if (!fields) return `"${kind}" is no kind of statement`;
  const wrong = fields.find(([name, isRight]) => !isRight(given[name]));
  return wrong ? `the field "${wrong[0]}" of a ${kind} is missing or wrong` : null;
}

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isIds = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);

/** What each kind of statement must have. */
const FIELDS: Record<
  Statement["kind"],
  readonly (readonly [name: string, isRight: (value: unknown) => boolean])[]
> = {
  merge: [
    ["assertions", isIds],
    ["reports", isIds],
  ],
  split: [
    ["assertions", isIds],
    ["from", isIds],
  ],
  reject: [["assertions", isIds]],
  reliability: [
    ["publisher", isText],
    ["grade", (value) => GRADES.includes(value as string)],
  ],
  note: [
    ["part", isText],
    ["target", isText],
  ],
  withdrawal: [["report", isText]],
  undo: [["statement", isText]],
};
