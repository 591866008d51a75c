import type { Assertion, Claim, Conflict, Patch, PictureParts } from "../model/index.ts";
import { distinct } from "../text/collections.ts";
import type { Journal } from "../text/journal.ts";
import { type SourceRecord, sourceOf } from "./sources.ts";
import type { Stated } from "./statements.ts";

/** What became of what publishers said, so far. */
export interface RecordMemory {
  /** Claim or conflict id -> whom it speaks for or against. */
  verdicts: Map<string, Verdict>;
  /** By publisher. */
  records: Map<string, SourceRecord["judged"]>;
  /** Assertion id -> publisher of the report that asserts it: asked for with every claim that grows. */
  asserting: Map<string, string>;
}

interface Verdict {
  kind: keyof SourceRecord["judged"];
  publishers: readonly string[];
}

export function newRecordMemory(): RecordMemory {
  return { verdicts: new Map(), records: new Map(), asserting: new Map() };
}

const NOTHING: SourceRecord["judged"] = { confirmed: 0, denied: 0, drifted: 0 };

/**
 * Brings the records of publishers up to date with claims and conflicts that came, changed or went, and grades the
 * publishers anew. The patches must have been applied to the parts.
 */
export function recordPatches(
  patches: readonly Patch[],
  parts: PictureParts,
  stated: Stated,
  { verdicts, records, asserting }: RecordMemory,
  journal: Journal,
): Patch[] {
  noteAsserting(patches, parts, asserting, journal);
  const touched = new Set<string>();
  const add = ({ kind, publishers }: Verdict, step: number) => {
    for (const publisher of publishers) {
      const held = records.get(publisher) ?? NOTHING;
      journal.set(records, publisher, { ...held, [kind]: held[kind] + step });
      touched.add(publisher);
    }
  };
  for (const { part, id } of patches) {
    if (part !== "claims" && part !== "conflicts") continue;
    const before = verdicts.get(id);
    const item = parts[part].get(id);
    const now = item === undefined ? null : verdictOf(part, item, parts, asserting);
    if (before) add(before, -1);
    if (now) add(now, 1);
    if (now) journal.set(verdicts, id, now);
    else journal.delete(verdicts, id);
  }
  return distinct(touched).flatMap((publisher): Patch[] => {
    const held = parts.sources.get(publisher);
    if (!held) return [];
    const item = sourceOf({ ...held, judged: records.get(publisher)! }, stated.grades.get(publisher));
    return [{ part: "sources", id: publisher, item }];
  });
}

/** Notes who asserts what; who denies is left out. Of what is no more only what it says matters, so that nothing is taken out. */
function noteAsserting(
  patches: readonly Patch[],
  parts: PictureParts,
  asserting: Map<string, string>,
  journal: Journal,
): void {
  for (const { part, id, item } of patches) {
    if (part !== "assertions" || item === null) continue;
    const { stance, report } = item as Assertion;
    const publisher = stance === "asserts" ? (parts.reports.get(report)?.publisher ?? null) : null;
    if (publisher === null) journal.delete(asserting, id);
    else if (asserting.get(id) !== publisher) journal.set(asserting, id, publisher);
  }
}

function verdictOf(
  part: "claims" | "conflicts",
  item: object,
  parts: PictureParts,
  asserting: ReadonlyMap<string, string>,
): Verdict | null {
  return part === "claims"
    ? onClaim(item as Claim, asserting)
    : onConflict(item as Conflict, parts, asserting);
}

/** Two origins that stay apart confirm everybody who says so; a denial, or withdrawal by all, counts against them. */
function onClaim({ credibility, assertions }: Claim, asserting: ReadonlyMap<string, string>): Verdict | null {
  const kind = credibility.grade === 1 ? "confirmed" : credibility.grade === 4 ? "denied" : null;
  return kind && { kind, publishers: publishersOf(assertions, asserting) };
}

/** A copy that differs from what it copies. */
function onConflict(
  { relation, kind, sides }: Conflict,
  parts: PictureParts,
  asserting: ReadonlyMap<string, string>,
): Verdict | null {
  if (relation !== "drift" || kind !== "figure") return null;
  const changed = sides.at(-1)!.flatMap((claim) => parts.claims.get(claim)?.assertions ?? []);
  return { kind: "drifted", publishers: publishersOf(changed, asserting) };
}

/** Publishers of the reports that assert it. */
function publishersOf(assertions: readonly string[], asserting: ReadonlyMap<string, string>): string[] {
  const publishers = new Set<string>();
  for (const id of assertions) {
    const publisher = asserting.get(id);
    if (publisher !== undefined) publishers.add(publisher);
  }
  return distinct(publishers);
}
