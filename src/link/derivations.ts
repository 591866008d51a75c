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
  probability,
  sameOrigin,
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
/** A direction no surer than this may be turned round. */
const UNSURE = 0.5;
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

/** How the one report goes back to the other, or null. */
function derivationOf(left: Profile, right: Profile, credits: Credits): Found | null {
  const { direction, like, common, tie } = likelier(left, right, credits);
  const { derived, source } = direction;
  const denied = calledFalse(left, right);
  if (tie >= LEAST_TIE && !denied && !isLongPast(left, right, like)) {
    const evidence = [...alignedEvidence(derived, source, like), ...common];
    const kind = kindOf(derived, source, like, credits);
    return { ...make(direction, kind, evidence, tie), contained: like.contained };
  }
  const shared = sameOrigin(like);
  if (denied || like.quotes < LEAST_QUOTES || shared < LEAST_ORIGIN) return null;
  return { ...make(direction, "quote", quotedEvidence(derived, source), shared), contained: like.contained };
}

/** A derivation with the share of literal wording it rests on. */
interface Found extends Derivation {
  contained: number;
}

/** One way to see two reports: which was made from which, and how likely. */
interface Tie {
  direction: Direction;
  like: Likeness;
  /** The words by which both credit one outlet. */
  common: Evidence[];
  tie: number;
}

/** The two reports in their direction; where little tells it and the wording does not fit, the other way round. */
function likelier(left: Profile, right: Profile, credits: Credits): Tie {
  const direction = directionOf(left, right, credits.creditsPublisher);
  const given = tieOf(direction, credits);
  if (direction.confidence > UNSURE || given.tie >= LEAST_TIE) return given;
  const turned = tieOf({ ...direction, derived: direction.source, source: direction.derived }, credits);
  return turned.tie > given.tie ? turned : given;
}

function tieOf(direction: Direction, credits: Credits): Tie {
  const { derived, source } = direction;
  const like = likeness(derived, source);
  const common = credits.common(derived, source);
  const tie = probability(like, common.length > 0 || credits.creditsPublisher(derived, source));
  return { direction, like, common, tie };
}

/** Days between two reports beyond which only copied wording, not likeness, makes one go back to the other. */
const LONG_PAST = 30;
const DAY = 86_400_000;

function isLongPast(left: Profile, right: Profile, like: Likeness): boolean {
  const [a, b] = [left, right].map(({ report }) => Date.parse(report.published?.earliest ?? ""));
  return like.contained < COPIED / 2 && Math.abs(a! - b!) > LONG_PAST * DAY;
}

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
