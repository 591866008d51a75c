import type { Derivation, DerivationKind, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import { groupBy } from "../text/collections.ts";
import { Journal } from "../text/journal.ts";
import { type CandidateIndex, candidateIndex } from "./candidates.ts";
import {
  calledFalse,
  LEAST_ORIGIN,
  LEAST_TIE,
  type Likeness,
  likeness,
  mostProbable,
  probability,
  type Surface,
  sameOrigin,
  surfaceOf,
} from "./compare.ts";
import {
  addCredits,
  type CreditMemory,
  type Credits,
  creditDerivations,
  forgetCredits,
  newCreditMemory,
  shortenLists,
} from "./crediting.ts";
import { type Direction, directionOf } from "./direction.ts";
import { alignedEvidence, quotedEvidence } from "./evidence.ts";
import { type Profile, profileOf } from "./profile.ts";

/** Sources kept of one report: the likeliest. More would only repeat what these are copies of. */
const MOST_SOURCES = 3;
/** Shared quoted shingles (of five words) from which a quotation is held to be the same one. */
const LEAST_QUOTES = 2;
/** Share of shingles from which a text is a copy or an excerpt, not a rewrite. */
const COPIED = 0.6;
/** Words of a copy, as a share of the source's; a shorter one is an excerpt. */
const WHOLE = 0.7;

/** What later reports are compared with. */
export interface DerivationMemory {
  index: CandidateIndex;
  /** By position in the order of reports; the oldest are let go, see {@link forgetOld}. */
  profiles: Map<number, Profile>;
  credits: CreditMemory;
  /** Pairs compared since the last window was settled. */
  measured: Map<Profile, Map<Profile, Measured>>;
  /** Textual derivations by the id of the derived report. */
  sources: Map<string, Found[]>;
}

interface Measured {
  surface: Surface;
  like: Likeness | null;
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
  const found = profiles.flatMap((profile, at) => foundWith(profile, first + at, credits, memory, journal));
  const kept = strongest(withoutSiblings(found, memory.sources), memory.sources);
  for (const edge of kept)
    journal.set(memory.sources, edge.derived, [...(memory.sources.get(edge.derived) ?? []), edge]);
  const bare = kept.map(({ contained: _, ...derivation }) => derivation);
  return [...bare, ...creditDerivations(profiles, credits, memory.credits)].sort(byEnds);
}

/** What of the reports before goes back to this one or this one to them. */
function foundWith(
  profile: Profile,
  position: number,
  credits: Credits,
  { index, profiles, measured }: DerivationMemory,
  journal: Journal,
): Found[] {
  const measures = measuresIn(measured);
  const found = index.find(profile).flatMap((other) => {
    const earlier = profiles.get(other);
    return (earlier && derivationOf(profile, earlier, credits, measures)) ?? [];
  });
  index.add(profile, position, journal);
  journal.set(profiles, position, profile);
  return found;
}

/** Lets go of reports before the position `oldest`: they are not compared with any more. */
export function forgetOld(memory: DerivationMemory, oldest: number): void {
  const { index, profiles, measured, sources, credits } = memory;
  measured.clear();
  shortenLists(credits);
  for (const [position, { report }] of profiles) {
    if (position >= oldest) return;
    profiles.delete(position);
    index.forget(position);
    sources.delete(report.id);
    forgetCredits(credits, report.id);
  }
}

/** Lets go of what leads to reports before `oldest` alone. Looks at everything that is held. */
export function sweepDerivations({ index }: DerivationMemory, oldest: number): void {
  index.sweep(oldest);
}

/** Measures of two reports, each pair once: reports are compared again while their window is open. */
interface Measures {
  surface(derived: Profile, source: Profile): Surface;
  like(derived: Profile, source: Profile): Likeness;
}

function measuresIn(measured: DerivationMemory["measured"]): Measures {
  const entryOf = (derived: Profile, source: Profile) => {
    const row = measured.get(derived) ?? new Map<Profile, Measured>();
    const entry = row.get(source) ?? { surface: surfaceOf(derived, source), like: null };
    measured.set(derived, row.set(source, entry));
    return entry;
  };
  return {
    surface: (derived, source) => entryOf(derived, source).surface,
    like(derived, source) {
      const entry = entryOf(derived, source);
      entry.like ??= likeness(derived, source, entry.surface);
      return entry.like;
    },
  };
}

/**
 * How the one report goes back to the other, or null. How likely that is, is measured with the shorter one as the derived
 * text, whichever it is: a long report that takes in a short one whole goes back to it as much as an excerpt does.
 */
function derivationOf(left: Profile, right: Profile, credits: Credits, measures: Measures): Found | null {
  if (calledFalse(left, right)) return null;
  const [short, long] = left.words <= right.words ? [left, right] : [right, left];
  const surface = measures.surface(short, long);
  const credited = isCredited(left, right, credits);
  if (surface.quotes < LEAST_QUOTES && mostProbable(surface, credited) < LEAST_TIE) return null;
  const like = measures.like(short, long);
  const tie = probability(like, credited);
  if (tie >= LEAST_TIE && !isLongPast(left, right, like)) return textual(short, long, tie, credits, measures);
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

function textual(short: Profile, long: Profile, tie: number, credits: Credits, measures: Measures): Found {
  const direction = directionOf(short, long, credits);
  const { derived, source } = direction;
  const like = measures.like(short, long);
  const way = measures.like(derived, source);
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
