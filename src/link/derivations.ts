import type { Derivation, DerivationKind, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { slug } from "../text/normalise.ts";
import { candidateIndex } from "./candidates.ts";
import { type Likeness, likeness, probability } from "./compare.ts";
import { type Credits, creditDerivations, creditsByReport } from "./crediting.ts";
import { type Direction, directionOf } from "./direction.ts";
import { alignedEvidence, quotedEvidence } from "./evidence.ts";
import { type Profile, profileOf } from "./profile.ts";
import { byDateThenId } from "./stories.ts";

/** Sources kept of one report: the likeliest. More would only repeat what these are copies of. */
const MOST_SOURCES = 3;
/** Shared quoted shingles (of five words) from which a quotation is held to be the same one. */
const LEAST_QUOTES = 2;
/** Share of shingles from which a text is a copy or an excerpt, not a rewrite. */
const COPIED = 0.6;
/** Words of a copy, as a share of the source's; a shorter one is an excerpt. */
const WHOLE = 0.7;

/**
 * Which reports go back to which, and to which outlets that we do not hold: copies, rewrites, excerpts, newer
 * versions, credits, shared quotations, each with its evidence. Sorted; the order of the readings does not matter.
 */
export function findDerivations(readings: readonly Reading[]): Derivation[] {
  const ordered = [...readings].sort(byDateThenId);
  const profiles = ordered.map(profileOf);
  const credits = creditsByReport(ordered);
  const found: Derivation[] = [];
  const index = candidateIndex();
  profiles.forEach((profile, position) => {
    for (const other of index.find(profile)) {
      const derivation = derivationOf(profile, profiles[other]!, credits);
      if (derivation) found.push(derivation);
    }
    index.add(profile, position);
  });
  return [...strongest(found), ...creditDerivations(profiles, credits)].sort(byEnds);
}

/** How the one report goes back to the other, or null. */
function derivationOf(left: Profile, right: Profile, credits: Credits): Derivation | null {
  const direction = directionOf(left, right, credits.creditsPublisher);
  const { derived, source } = direction;
  const like = likeness(derived, source);
  const common = credits.common(derived, source);
  const tie = probability(like, common.length > 0 || credits.creditsPublisher(derived, source));
  if (tie >= 0.5 && !isDebunk(left, right, like)) {
    return make(
      direction,
      kindOf(derived, source, like),
      [...alignedEvidence(derived, source, like), ...common],
      tie,
    );
  }
  if (like.quotes < LEAST_QUOTES) return null;
  return make(direction, "quote", quotedEvidence(derived, source), Math.min(0.5, 0.2 + like.quotes / 50));
}

/** One of the two calls a story false and the other does not: it repeats in order to deny, unless it copies whole runs. */
function isDebunk(left: Profile, right: Profile, like: Likeness): boolean {
  return left.debunks !== right.debunks && like.contained < COPIED / 2;
}

function kindOf(derived: Profile, source: Profile, like: Likeness): DerivationKind {
  const mine = derived.report.publisher;
  const theirs = source.report.publisher;
  const identical = like.contained > 0.98 && derived.words === source.words;
  if (!identical && mine !== null && theirs !== null && slug(mine) === slug(theirs)) return "update";
  if (like.contained < COPIED) return "rewrite";
  return derived.words < WHOLE * source.words ? "excerpt" : "copy";
}

/** An unknown direction halves nothing of the tie itself, so it costs at most a fifth of the confidence. */
function make(direction: Direction, kind: DerivationKind, evidence: Evidence[], tie: number): Derivation {
  const confidence = Math.round(tie * (0.6 + 0.4 * direction.confidence) * 100) / 100;
  return {
    derived: direction.derived.report.id,
    from: direction.source.report.id,
    kind,
    evidence,
    confidence,
  };
}

/** The likeliest few sources of each report. */
function strongest(found: readonly Derivation[]): Derivation[] {
  const kept = new Map<string, Derivation[]>();
  for (const derivation of [...found].sort(
    (left, right) => right.confidence - left.confidence || byEnds(left, right),
  )) {
    const list = kept.get(derivation.derived) ?? [];
    if (list.length < MOST_SOURCES) kept.set(derivation.derived, [...list, derivation]);
  }
  return [...kept.values()].flat();
}

function byEnds(left: Derivation, right: Derivation): number {
  const a = [left.derived, left.from, left.kind].join("\n");
  const b = [right.derived, right.from, right.kind].join("\n");
  return a < b ? -1 : a > b ? 1 : 0;
}
