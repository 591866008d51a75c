import type { Derivation, DerivationKind, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { groupBy } from "../text/collections.ts";
import { candidateIndex } from "./candidates.ts";
import {
  calledFalse,
  LEAST_ORIGIN,
  LEAST_TIE,
  type Likeness,
  likeness,
  mostProbable,
  probability,
  sameOrigin,
  surfaceOf,
} from "./compare.ts";
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
  const found: Found[] = [];
  const index = candidateIndex();
  profiles.forEach((profile, position) => {
    for (const other of index.find(profile)) {
      const derivation = derivationOf(profile, profiles[other]!, credits);
      if (derivation) found.push(derivation);
    }
    index.add(profile, position);
  });
  return [...strongest(withoutSiblings(found)), ...creditDerivations(profiles, credits)].sort(byEnds);
}

/**
 * How the one report goes back to the other, or null. How likely that is, is measured with the shorter one as the derived
 * text, whichever it is: a long report that takes in a short one whole goes back to it as much as an excerpt does.
 */
function derivationOf(left: Profile, right: Profile, credits: Credits): Found | null {
  if (calledFalse(left, right)) return null;
  const [short, long] = left.words <= right.words ? [left, right] : [right, left];
  const surface = surfaceOf(short, long);
  const credited = isCredited(left, right, credits);
  if (surface.quotes < LEAST_QUOTES && mostProbable(surface, credited) < LEAST_TIE) return null;
  const like = likeness(short, long, surface);
  const tie = probability(like, credited);
  if (tie >= LEAST_TIE && !isLongPast(left, right, like)) return textual(short, long, like, tie, credits);
  const shared = sameOrigin(like);
  if (like.quotes < LEAST_QUOTES || shared < LEAST_ORIGIN) return null;
  const direction = directionOf(left, right, credits);
  const evidence = quotedEvidence(direction.derived, direction.source);
  return { ...make(direction, "quote", evidence, shared), contained: like.contained };
}

/** Both credit one outlet, or one credits the other's. */
function isCredited(left: Profile, right: Profile, credits: Credits): boolean {
  return (
    credits.creditsPublisher(left, right) ||
    credits.creditsPublisher(right, left) ||
    credits.common(left, right).length > 0
  );
}

/** A derivation with the share of the derived text's literal wording it rests on. */
interface Found extends Derivation {
  contained: number;
}

function textual(short: Profile, long: Profile, like: Likeness, tie: number, credits: Credits): Found {
  const direction = directionOf(short, long, credits);
  const { derived, source } = direction;
  const way = derived === short ? like : likeness(derived, source);
  const evidence = [...alignedEvidence(derived, source, way), ...credits.common(derived, source)];
  const kind = kindOf(derived, source, like, credits);
  return { ...make(direction, kind, evidence, tie), contained: way.contained };
}

/** Days between two reports beyond which only copied wording, not likeness, makes one go back to the other. */
const LONG_PAST = 30;
const DAY = 86_400_000;

function isLongPast(left: Profile, right: Profile, like: Likeness): boolean {
  const [a, b] = [left, right].map(({ report }) => Date.parse(report.published?.earliest ?? ""));
  return like.contained < COPIED / 2 && Math.abs(a! - b!) > LONG_PAST * DAY;
}

/** By the share of the shorter text that stands in the longer; only what was cut down is an excerpt. */
function kindOf(derived: Profile, source: Profile, like: Likeness, credits: Credits): DerivationKind {
  const mine = credits.publisher(derived.report.id);
  const theirs = credits.publisher(source.report.id);
  const identical = like.contained > 0.98 && derived.words === source.words;
  if (!identical && mine !== null && mine === theirs) return "update";
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

/** A sibling shares less literal wording than the common source, by so much (two copies of one text: no difference). */
const SIBLING = 0.2;

/**
 * Leaves out siblings: two texts made from a third are alike without one being made from the other. A newer version
 * goes back to its own earlier one before it goes back to what that was made from.
 */
function withoutSiblings(found: readonly Found[]): Derivation[] {
  const textual = found.filter(({ kind }) => kind !== "quote");
  const bySource = groupBy(textual, ({ derived }) => derived);
  const comesFrom = (id: string, root: string) =>
    bySource.get(id)?.some(({ from }) => from === root) ?? false;
  const isSibling = (edge: Found) =>
    bySource
      .get(edge.derived)!
      .some(
        ({ from, kind, contained }) =>
          (kind === "update" && comesFrom(from, edge.from)) ||
          (edge.kind !== "update" && comesFrom(edge.from, from) && contained > edge.contained + SIBLING),
      );
  return found
    .filter((edge) => edge.kind === "quote" || !isSibling(edge))
    .map(({ contained: _, ...derivation }) => derivation);
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
