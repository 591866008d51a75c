import {
  aboutOf,
  type Grading,
  holding,
  type Patch,
  type PictureParts,
  type PictureStatement,
  type Statement,
} from "../model/index.ts";
import { sourceOf } from "./sources.ts";

/** What statements that hold say of reports and publishers. */
export interface Stated {
  /** Report id -> since when it is withdrawn, ISO 8601. */
  withdrawn: ReadonlyMap<string, string>;
  /** Publisher -> the last grade given to it. */
  grades: ReadonlyMap<string, Grading>;
  /** Reports that tell one incident, for each that was merged. */
  together: readonly (readonly string[])[];
}

export function statedBy(statements: readonly Statement[]): Stated {
  const inOrder = holding(statements).sort((left, right) => (left.at < right.at ? -1 : 1));
  const withdrawals = inOrder.filter((each) => each.kind === "withdrawal");
  const gradings = inOrder.filter((each) => each.kind === "reliability");
  return {
    withdrawn: new Map(withdrawals.map(({ report, at }) => [report, at])),
    grades: new Map(gradings.map((each) => [each.publisher, each])),
    together: inOrder.flatMap((each) => (each.kind === "merge" ? [each.reports] : [])),
  };
}

/** All statements as the picture lists them, and what they change of reports and publishers that it holds. */
export function statementPatches(
  statements: readonly Statement[],
  stated: Stated,
  parts: PictureParts,
): Patch[] {
  const standing = new Set(holding(statements).map(({ id }) => id));
  const listed = statements.map((statement): Patch => {
    const item = listedAs(statement, standing.has(statement.id));
    return { part: "statements", id: item.id, item };
  });
  return [...listed, ...withdrawalPatches(stated, parts), ...gradePatches(stated, parts)];
}

function listedAs(statement: Statement, holds: boolean): PictureStatement {
  const { id, kind, author, at, text } = statement;
  return { id, kind, author, at, text, about: aboutOf(statement), holds };
}

function withdrawalPatches({ withdrawn }: Stated, parts: PictureParts): Patch[] {
  return [...parts.reports.values()]
    .map((report) => ({ ...report, withdrawn: withdrawn.get(report.id) ?? null }))
    .filter((report) => report.withdrawn !== parts.reports.get(report.id)!.withdrawn)
    .map((item) => ({ part: "reports" as const, id: item.id, item }));
}

function gradePatches(stated: Stated, parts: PictureParts): Patch[] {
  return [...parts.sources.values()].map((held) => {
    const item = sourceOf(held, stated.grades.get(held.publisher));
    return { part: "sources" as const, id: item.publisher, item };
  });
}
