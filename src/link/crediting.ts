import type { Derivation, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import type { Span } from "../model/span.ts";
import { slug } from "../text/normalise.ts";
import { sharedTerms } from "./compare.ts";
import { creditsOf, outletKey } from "./credits.ts";
import { daysBetween } from "./direction.ts";
import type { Profile } from "./profile.ts";
import { publisherOf, publishersNamed, publishersOf } from "./publishers.ts";

/** An outlet that a report credits, with the words that do so. */
interface Credited {
  outlet: string;
  name: string;
  spans: Span[];
}

/** Who credits whom. */
export interface Credits {
  /** By report id: the outlets credited, by key. */
  of(report: string): ReadonlyMap<string, Credited>;
  /** Key of the outlet that published a report, also where only its first or last lines say so; null where unknown. */
  publisher(report: string): string | null;
  /** True where `derived` credits the publisher of `source`. */
  creditsPublisher(derived: Profile, source: Profile): boolean;
  /** The words by which both credit one outlet that published neither. */
  common(derived: Profile, source: Profile): Evidence[];
  /** True where an outlet stands in the dateline of a report: `(Island Press) -`. It is that outlet's own text, or a copy. */
  isSigned(profile: Profile): boolean;
  /** True where the first sentences credit an outlet other than by the dateline. */
  leadsWithOther(profile: Profile): boolean;
}

/** Telling terms of the crediting report that a held report of the credited outlet must hold to be the one meant. */
const SAME_MATTER = 0.4;
/** A report that came out so many days later is not the one that was credited. */
const LATER_DAYS = 1;

/** Collects the credits of all reports; a report that names its own publisher credits nobody. */
export function creditsByReport(readings: readonly Reading[]): Credits {
  const publishers = publishersOf(readings);
  const published = new Map(readings.map(({ report }) => [report.id, publisherOf(report, publishers)]));
  const publisher = (report: string) => published.get(report) ?? null;
  const byReport = new Map(
    readings.map((reading) => [
      reading.report.id,
      creditedBy(reading, publisher(reading.report.id), publishers),
    ]),
  );
  const none: ReadonlyMap<string, Credited> = new Map();
  const of = (report: string) => byReport.get(report) ?? none;
  return {
    of,
    publisher,
    creditsPublisher(derived, source) {
      const key = publisher(source.report.id);
      return key !== null && of(derived.report.id).has(key);
    },
    common(derived, source) {
      const theirs = of(source.report.id);
      return [...of(derived.report.id)].flatMap(([key, credited]) => {
        const other = theirs.get(key);
        return other ? [commonEvidence(credited, other)] : [];
      });
    },
    isSigned: (profile) => datelined(profile, of(profile.report.id)).length > 0,
    leadsWithOther(profile) {
      const credited = of(profile.report.id);
      const signed = new Set(datelined(profile, credited));
      const lead = leadEnd(profile);
      return [...credited].some(
        ([key, { spans }]) => !signed.has(key) && spans.some((span) => span.start < lead),
      );
    },
  };
}

function commonEvidence(mine: Credited, other: Credited): Evidence {
  return { derived: mine.spans[0]!, from: other.spans[0]!, why: `both credit ${mine.name}` };
}

function creditedBy(
  reading: Reading,
  own: string | null,
  publishers: ReadonlyMap<string, string>,
): Map<string, Credited> {
  const credited = new Map<string, Credited>();
  const named = publishersNamed(reading.report.text, publishers);
  for (const { outlet: name, start, end } of [...creditsOf(reading), ...named]) {
    const key = outletKey(name);
    if (key === "" || key === own) continue;
    const entry = credited.get(key) ?? { outlet: slug(name.replace(/^the /i, "")), name, spans: [] };
    if (!entry.spans.some((span) => span.start < end && start < span.end)) entry.spans.push({ start, end });
    credited.set(key, entry);
  }
  return credited;
}

/** One credit for each outlet that a report names as its source: from its report on the matter where we hold it. */
export function creditDerivations(profiles: readonly Profile[], credits: Credits): Derivation[] {
  const held = heldReports(profiles, credits);
  return profiles.flatMap((profile) =>
    [...credits.of(profile.report.id)].map(([key, credited]) => ({
      derived: profile.report.id,
      from: heldSource(profile, held.get(key) ?? []) ?? `outlet:${credited.outlet}`,
      kind: "credit" as const,
      evidence: credited.spans.map((span) => ({
        derived: span,
        from: null,
        why: `credits ${credited.name}`,
      })),
      confidence: confidenceOf(profile, credited),
    })),
  );
}

/** Reports by the outlet that published them; where none is held, those whose dateline bears its name. */
function heldReports(profiles: readonly Profile[], credits: Credits): Map<string, Profile[]> {
  const held = new Map<string, Profile[]>();
  const marked = new Map<string, Profile[]>();
  for (const profile of profiles) {
    const own = credits.publisher(profile.report.id);
    if (own !== null) held.set(own, [...(held.get(own) ?? []), profile]);
    else
      for (const key of datelined(profile, credits.of(profile.report.id)))
        marked.set(key, [...(marked.get(key) ?? []), profile]);
  }
  for (const [key, reports] of marked) if (!held.has(key)) held.set(key, reports);
  return held;
}

/** Outlets in brackets before the first sentence's first dash: `MANILA, March 3 (Island Press) - `. */
function datelined(profile: Profile, credited: ReadonlyMap<string, Credited>): string[] {
  const { text } = profile.report;
  return [...credited].flatMap(([key, { spans }]) =>
    spans.some(
      ({ start, end }) => text[start - 1] === "(" && /^\) ?[-\u2013\u2014]/.test(text.slice(end, end + 3)),
    )
      ? [key]
      : [],
  );
}

/** The report of the credited outlet that shares most with this one, if it is about the same matter. */
function heldSource(profile: Profile, reports: readonly Profile[]): string | null {
  let best: string | null = null;
  let most = SAME_MATTER;
  for (const other of reports) {
    if (other === profile || daysBetween(profile, other) >= LATER_DAYS) continue;
    const shared = sharedTerms(profile.terms, other.terms);
    if (shared >= most) {
      best = other.report.id;
      most = shared;
    }
  }
  return best;
}

/** Surer where the credit stands in the first sentences (the whole text is held to rest on it) or is repeated. */
function confidenceOf(profile: Profile, credited: Credited): number {
  const lead = leadEnd(profile);
  const leads = credited.spans.some((span) => span.start < lead);
  return Math.min(0.95, (leads ? 0.75 : 0.5) + 0.1 * (credited.spans.length - 1));
}

/** Sentences that make the lead. */
const LEAD = 3;

function leadEnd({ passages }: Profile): number {
  return passages.slice(0, LEAD).at(-1)?.end ?? 0;
}
