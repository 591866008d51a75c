import type { Reliability } from "./fusion.ts";
import type { PicturePart } from "./picture.ts";

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
  /** A remark on an item of the picture. */
  | { kind: "note"; part: PicturePart; target: string }
  /** The publisher took the report down, or put another text in its place. */
  | { kind: "withdrawal"; report: string }
  /** An earlier statement holds no more. */
  | { kind: "undo"; statement: string };

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
