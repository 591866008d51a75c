import {
  type Judgement,
  PICTURE_PARTS,
  type PicturePart,
  type PictureParts,
  type Reliability,
  type Statement,
} from "../model/index.ts";
import type { EntryDraft, LogEntry } from "../store/index.ts";
import { distinct } from "../text/collections.ts";

/** What the service hands out as the id of a statement: where it stands in the log, so that ids sort as they were made. */
export function statementId(seq: number): string {
  return `s${String(seq).padStart(10, "0")}`;
}

/** The seq behind an id of {@link statementId}, or null. */
export function seqOfStatement(id: string): number | null {
  return /^s\d{10}$/.test(id) ? Number(id.slice(1)) : null;
}

/** A judgement with its author and reason as an entry of the log; the moment is that of appending. */
export function draftOfStatement(judgement: Judgement, author: string, text: string): EntryDraft {
  if (judgement.kind === "withdrawal")
    return { kind: "withdrawal", withdrawal: { report: judgement.report, author, reason: text } };
  const { kind, targets, value, withdraws } = recorded(judgement);
  return { kind: "statement", statement: { author, kind, targets, value, text, withdraws } };
}

type Recorded = Pick<Extract<LogEntry, { kind: "statement" }>["statement"], "kind" | "targets" | "value"> & {
  withdraws: number | null;
};

/** Assertions are the targets; what else a judgement names is kept as JSON in `value`. */
function recorded(judgement: Exclude<Judgement, { kind: "withdrawal" }>): Recorded {
  const plain = { value: null, withdraws: null };
  switch (judgement.kind) {
    case "merge":
      return {
        ...plain,
        kind: "merge",
        targets: judgement.assertions,
        value: JSON.stringify(judgement.reports),
      };
    case "split":
      return {
        ...plain,
        kind: "split",
        targets: judgement.assertions,
        value: JSON.stringify(judgement.from),
      };
    case "reject":
      return { ...plain, kind: "reject", targets: judgement.assertions };
    case "reliability":
      return { ...plain, kind: "reliability", targets: [judgement.publisher], value: judgement.grade };
    case "note":
      return { ...plain, kind: "note", targets: [judgement.target], value: judgement.part };
    case "undo":
      return { ...plain, kind: "withdraw", targets: [], withdraws: seqOfStatement(judgement.statement) };
  }
}

/** The statement that an entry of the log stands for; null for captures and for what this release does not know. */
export function statementOf(entry: LogEntry): Statement | null {
  const base = { id: statementId(entry.seq), at: entry.at };
  if (entry.kind === "withdrawal") {
    const { report, author, reason } = entry.withdrawal;
    return { ...base, author: author ?? "publisher", text: reason, kind: "withdrawal", report };
  }
  if (entry.kind !== "statement") return null;
  const judgement = judgementOf(entry.statement);
  return judgement && { ...base, author: entry.statement.author, text: entry.statement.text, ...judgement };
}

function judgementOf(given: Extract<LogEntry, { kind: "statement" }>["statement"]): Judgement | null {
  const { kind, targets, value, withdraws } = given;
  switch (kind) {
    case "merge":
      return { kind, assertions: targets, reports: listOf(value) };
    case "split":
      return { kind, assertions: targets, from: listOf(value) };
    case "reject":
      return { kind, assertions: targets };
    case "reliability":
      return { kind, publisher: targets[0]!, grade: value as Reliability };
    case "note":
      return { kind, part: value as PicturePart, target: targets[0]! };
    case "withdraw":
      return { kind: "undo", statement: statementId(withdraws!) };
    default:
      return null;
  }
}

function listOf(value: string | null): string[] {
  return value === null ? [] : (JSON.parse(value) as string[]);
}

/** What may be asked for beside a `Judgement`: incidents and claims instead of the assertions they are made of. */
export type Asked =
  | Judgement
  | { kind: "merge"; incidents: string[] }
  | { kind: "split"; incident: string; claims: string[] }
  | { kind: "reject"; claims: string[] };

/** Why a judgement cannot be taken. */
export class JudgementError extends Error {}

/** The judgement with incidents and claims resolved to assertions and reports, checked against the picture. */
export function resolved(asked: Asked, parts: PictureParts): Judgement {
  if ("incidents" in asked) return mergeOf(asked.incidents, parts);
  if ("claims" in asked && asked.kind === "split") return splitOf(asked.incident, asked.claims, parts);
  if ("claims" in asked) return { kind: "reject", assertions: assertionsOf(asked.claims, parts) };
  checkKnown(asked as Judgement, parts);
  return asked as Judgement;
}

function mergeOf(incidents: readonly string[], parts: PictureParts): Judgement {
  if (new Set(incidents).size < 2) throw new JudgementError("a merge needs two incidents");
  const assertions = assertionsOf(
    incidents.flatMap((id) => claimsOf(id, parts)),
    parts,
  );
  return { kind: "merge", assertions, reports: reportsOf(assertions, parts) };
}

function splitOf(incident: string, claims: readonly string[], parts: PictureParts): Judgement {
  const all = claimsOf(incident, parts);
  const foreign = claims.find((id) => !all.includes(id));
  if (foreign !== undefined) throw new JudgementError(`the claim ${foreign} is not told of ${incident}`);
  const rest = all.filter((id) => !claims.includes(id));
  if (claims.length === 0 || rest.length === 0)
    throw new JudgementError("a split needs some claims of the incident, not all of them");
  return { kind: "split", assertions: assertionsOf(claims, parts), from: assertionsOf(rest, parts) };
}

function claimsOf(incident: string, { incidents }: PictureParts): string[] {
  const found = incidents.get(incident);
  if (!found) throw new JudgementError(`there is no incident ${incident}`);
  return found.claims;
}

function assertionsOf(claims: readonly string[], parts: PictureParts): string[] {
  return distinct(
    claims.flatMap((id) => {
      const claim = parts.claims.get(id);
      if (!claim) throw new JudgementError(`there is no claim ${id}`);
      return claim.assertions;
    }),
  );
}

function reportsOf(assertions: readonly string[], parts: PictureParts): string[] {
  return distinct(assertions.map((id) => parts.assertions.get(id)!.report));
}

/** Refuses what names nothing the picture holds: a slip, most likely, and no use later either. */
function checkKnown(judgement: Judgement, parts: PictureParts): void {
  const unknown = (ids: readonly string[], part: PicturePart) => ids.find((id) => !parts[part].has(id));
  const wrong = (() => {
    switch (judgement.kind) {
      case "merge":
        return unknown(judgement.assertions, "assertions") ?? unknown(judgement.reports, "reports");
      case "split":
        return unknown([...judgement.assertions, ...judgement.from], "assertions");
      case "reject":
        return unknown(judgement.assertions, "assertions");
      case "reliability":
        return unknown([judgement.publisher], "sources");
      case "note":
        return isPart(judgement.part) ? unknown([judgement.target], judgement.part) : judgement.part;
      case "withdrawal":
        return unknown([judgement.report], "reports");
      case "undo":
        return unknown([judgement.statement], "statements");
    }
  })();
  if (wrong !== undefined) throw new JudgementError(`there is nothing with the id ${wrong}`);
}

function isPart(part: string): part is PicturePart {
  return (PICTURE_PARTS as readonly string[]).includes(part);
}
