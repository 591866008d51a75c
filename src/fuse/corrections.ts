import { aboutOf, holding, type Statement } from "../model/index.ts";
import { distinct } from "../text/collections.ts";

/** What statements say of drafts (by assertion id) and reports; see {@link Statement}. */
export interface Corrections {
  /** Drafts that tell the same incident as this one. */
  together(draft: string): readonly string[];
  /** Drafts that tell another incident than this one. */
  apart(draft: string): readonly string[];
  isRejected(draft: string): boolean;
  isWithdrawn(report: string): boolean;
  /** Ids of the statements that name any of these drafts or their reports. */
  naming(drafts: Iterable<string>, reports: Iterable<string>): string[];
  /** Drafts and reports that any statement names. */
  named: ReadonlySet<string>;
}

/** The corrections that statements make; those that are undone are left out. */
export function correctionsOf(statements: readonly Statement[]): Corrections {
  const together = new Map<string, string[]>();
  const apart = new Map<string, string[]>();
  const rejected = new Set<string>();
  const withdrawn = new Set<string>();
  const by = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, values: readonly string[]) =>
    map.set(key, [...(map.get(key) ?? []), ...values.filter((value) => value !== key)]);
  for (const statement of holding(statements)) {
    for (const id of namedBy(statement)) put(by, id, [statement.id]);
    if (statement.kind === "reject") for (const id of statement.assertions) rejected.add(id);
    if (statement.kind === "withdrawal") withdrawn.add(statement.report);
    if (statement.kind === "merge" || statement.kind === "split")
      for (const id of statement.assertions) put(together, id, statement.assertions);
    if (statement.kind === "split") {
      for (const id of statement.assertions) put(apart, id, statement.from);
      for (const id of statement.from) put(apart, id, statement.assertions);
    }
  }
  return {
    together: (draft) => together.get(draft) ?? [],
    apart: (draft) => apart.get(draft) ?? [],
    isRejected: (draft) => rejected.has(draft),
    isWithdrawn: (report) => withdrawn.has(report),
    naming: (drafts, reports) => distinct([...drafts, ...reports].flatMap((id) => by.get(id) ?? [])),
    named: new Set(by.keys()),
  };
}

/** Kinds of statement that change what is fused. */
const CORRECTING = new Set<Statement["kind"]>(["merge", "split", "reject", "withdrawal"]);

/** Assertions and reports a statement is about. */
function namedBy(statement: Statement): string[] {
  return CORRECTING.has(statement.kind) ? aboutOf(statement) : [];
}
