import type { Derivation, DerivationKind, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { groupBy } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { type CandidateIndex, candidateIndex } from "./candidates.ts";
import { type Likeness, likeness, probability } from "./compare.ts";
import {
  addCredits,
  type CreditMemory,
  type Credits,
  creditDerivations,
  newCreditMemory,
} from "./crediting.ts";
import { type Direction, directionOf } from "./direction.ts";
import { alignedEvidence, quotedEvidence } from "./evidence.ts";
import { type Profile, profileOf } from "./profile.ts";

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

/** What later reports are compared with. */
export interface DerivationMemory {
  index: CandidateIndex;
  /** By position in the order of reports; the oldest are let go, see {@link KEPT}. */
  profiles: Map<number, Profile>;
  credits: CreditMemory;
  /** Pairs compared since the last window was settled. */
  measured: Map<Profile, Map<Profile, Likeness>>;
  /** Textual derivations by the id of the derived report. */
  sources: Map<string, Found[]>;
}

export function newDerivationMemory(): DerivationMemory {
  return {
    index: candidateIndex(),
    profiles: new Map(),
    credits: newCreditMemory(),
    measured: new Map(),
    sources: new Map(),
  };
}

/** A report is compared with so many before it. Copies come within days; this bounds what is held in memory. */
const KEPT = 20_000;

/**
 * Which reports go back to which, to earlier ones and to outlets that we do not hold: copies, rewrites, excerpts, newer
 * versions, credits, shared quotations, each with its evidence. `first` is the position of the first reading in the order
 * of all. Sorted.
 */
export function findDerivations(
  ordered: readonly Reading[],
  first = 0,
  memory: DerivationMemory = newDerivationMemory(),
  journal: Journal = new Journal(),
): Derivation[] {
  const credits = addCredits(ordered, memory.credits, journal);
  const profiles = ordered.map(profileOf);
  const found = profiles.flatMap((profile, at) => textual(profile, first + at, credits, memory, journal));
  const kept = strongest(withoutSiblings(found, memory.sources), memory.sources);
  for (const edge of kept)
    journal.set(memory.sources, edge.derived, [...(memory.sources.get(edge.derived) ?? []), edge]);
  const bare = kept.map(({ contained: _, ...derivation }) => derivation);
  return [...bare, ...creditDerivations(profiles, credits, memory.credits)].sort(byEnds);
}

/** What of the reports before goes back to this one or this one to them. */
function textual(
  profile: Profile,
  position: number,
  credits: Credits,
  { index, profiles, measured }: DerivationMemory,
  journal: Journal,
): Found[] {
  const measure = measuredIn(measured);
  const found = index.find(profile).flatMap((other) => {
    const earlier = profiles.get(other);
    return (earlier && derivationOf(profile, earlier, credits, measure)) ?? [];
  });
  index.add(profile, position, journal);
  journal.set(profiles, position, profile);
  return found;
}

/** Lets go of reports too old to be compared with; `next` is the position the next report will have. */
export function forgetOld({ index, profiles, measured }: DerivationMemory, next: number): void {
  measured.clear();
  for (const position of profiles.keys()) {
    if (position >= next - KEPT) return;
    profiles.delete(position);
    index.forget(position);
  }
}

/** Measures how far one report may go back to another. */
type Measure = typeof likeness;

/** The same, each pair once: reports are compared again while their window is open. */
function measuredIn(measured: DerivationMemory["measured"]): Measure {
  return (derived, source) => {
    const row = measured.get(derived) ?? new Map<Profile, Likeness>();
    const like = row.get(source) ?? likeness(derived, source);
    measured.set(derived, row.set(source, like));
    return like;
  };
}

/** How the one report goes back to the other, or null. */
function derivationOf(left: Profile, right: Profile, credits: Credits, measure: Measure): Found | null {
  const { direction, like, common, tie } = likelier(left, right, credits, measure);
  const { derived, source } = direction;
  if (tie >= 0.5 && !isDebunk(left, right, like) && !isLongPast(left, right, like)) {
    const evidence = [...alignedEvidence(derived, source, like), ...common];
    const kind = kindOf(derived, source, like, credits);
    return { ...make(direction, kind, evidence, tie), contained: like.contained };
  }
  if (like.quotes < LEAST_QUOTES) return null;
  const shared = Math.min(0.5, 0.2 + like.quotes / 50);
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
function likelier(left: Profile, right: Profile, credits: Credits, measure: Measure): Tie {
  const direction = directionOf(left, right, credits.creditsPublisher);
  const given = tieOf(direction, credits, measure);
  if (direction.confidence > UNSURE || given.tie >= 0.5) return given;
  const turned = tieOf(
    { ...direction, derived: direction.source, source: direction.derived },
    credits,
    measure,
  );
  return turned.tie > given.tie ? turned : given;
}

function tieOf(direction: Direction, credits: Credits, measure: Measure): Tie {
  const { derived, source } = direction;
  const like = measure(derived, source);
  const common = credits.common(derived, source);
  const tie = probability(like, common.length > 0 || credits.creditsPublisher(derived, source));
  return { direction, like, common, tie };
}

/** One of the two calls a story false and the other does not: it repeats in order to deny, unless it copies whole runs. */
function isDebunk(left: Profile, right: Profile, like: Likeness): boolean {
  return left.debunks !== right.debunks && like.contained < COPIED / 2;
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
function withoutSiblings(found: readonly Found[], known: ReadonlyMap<string, Found[]>): Found[] {
  const bySource = groupBy(
    found.filter(({ kind }) => kind !== "quote"),
    ({ derived }) => derived,
  );
  const sourcesOf = (id: string) => [
    ...(known.get(id) ?? []).filter(({ kind }) => kind !== "quote"),
    ...(bySource.get(id) ?? []),
  ];
  const comesFrom = (id: string, root: string) => sourcesOf(id).some(({ from }) => from === root);
  const isSibling = (edge: Found) =>
    sourcesOf(edge.derived).some(
      ({ from, kind, contained }) =>
        (kind === "update" && comesFrom(from, edge.from)) ||
        (edge.kind !== "update" && comesFrom(edge.from, from) && contained > edge.contained + SIBLING),
    );
  return found.filter((edge) => edge.kind === "quote" || !isSibling(edge));
}

/** The likeliest few sources of each report, those already known among them. */
function strongest(found: readonly Found[], known: ReadonlyMap<string, Found[]>): Found[] {
  const counts = new Map<string, number>();
  const likeliest = [...found].sort(
    (left, right) => right.confidence - left.confidence || byEnds(left, right),
  );
  return likeliest.filter(({ derived }) => {
    const count = counts.get(derived) ?? known.get(derived)?.length ?? 0;
    counts.set(derived, count + 1);
    return count < MOST_SOURCES;
  });
}

function byEnds(left: Derivation, right: Derivation): number {
  const a = [left.derived, left.from, left.kind].join("\n");
  const b = [right.derived, right.from, right.kind].join("\n");
  return a < b ? -1 : a > b ? 1 : 0;
}
