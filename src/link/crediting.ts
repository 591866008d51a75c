import type { Derivation, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import type { Span } from "../model/span.ts";
import { slug } from "../text/normalise.ts";
import { sharedTerms } from "./compare.ts";
import { creditsOf } from "./credits.ts";
import type { Profile } from "./profile.ts";

/** An outlet that a report credits, with the words that do so. */
interface Credited {
  outlet: string;
  name: string;
  spans: Span[];
}

/** Who credits whom. */
export interface Credits {
  /** By report id: the outlets credited, by slug. */
  of(report: string): ReadonlyMap<string, Credited>;
  /** True where `derived` credits the publisher of `source`. */
  creditsPublisher(derived: Profile, source: Profile): boolean;
  /** The words by which both credit one outlet that published neither. */
  common(derived: Profile, source: Profile): Evidence[];
}

/** Telling terms of the crediting report that a held report of the credited outlet must hold to be the one meant. */
const SAME_MATTER = 0.4;

/** Collects the credits of all reports; a report that names its own publisher credits nobody. */
export function creditsByReport(readings: readonly Reading[]): Credits {
  const byReport = new Map(readings.map((reading) => [reading.report.id, creditedBy(reading)]));
  const none: ReadonlyMap<string, Credited> = new Map();
  const of = (report: string) => byReport.get(report) ?? none;
  return {
    of,
    creditsPublisher(derived, source) {
      const { publisher } = source.report;
      if (publisher === null || publisher === derived.report.publisher) return false;
      return of(derived.report.id).has(slug(publisher)) || names(derived.report.text, publisher);
    },
    common(derived, source) {
      const theirs = of(source.report.id);
      return [...of(derived.report.id).values()].flatMap((credited) => {
        const other = theirs.get(credited.outlet);
        return other ? [commonEvidence(credited, other)] : [];
      });
    },
  };
}

/** Shorter names (`AP`, `Sun`) are too often other words to count without a crediting phrase. */
const LEAST_NAME = 6;

/** True where the text names a publisher as a whole word. */
function names(text: string, publisher: string): boolean {
  if (publisher.length < LEAST_NAME) return false;
  for (let at = text.indexOf(publisher); at >= 0; at = text.indexOf(publisher, at + 1)) {
    const around =
      text.slice(Math.max(0, at - 1), at) + text.slice(at + publisher.length, at + publisher.length + 1);
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

function commonEvidence(mine: Credited, other: Credited): Evidence {
  return { derived: mine.spans[0]!, from: other.spans[0]!, why: `both credit ${mine.name}` };
}

function creditedBy(reading: Reading): Map<string, Credited> {
  const own = reading.report.publisher === null ? null : slug(reading.report.publisher);
  const credited = new Map<string, Credited>();
  for (const { outlet: name, start, end } of creditsOf(reading)) {
    const outlet = slug(name.replace(/^the /i, ""));
    if (outlet === "" || outlet === own) continue;
    const entry = credited.get(outlet) ?? { outlet, name, spans: [] };
    entry.spans.push({ start, end });
    credited.set(outlet, entry);
  }
  return credited;
}

/** One credit for each outlet that a report names as its source: from its report on the matter where we hold it. */
export function creditDerivations(profiles: readonly Profile[], credits: Credits): Derivation[] {
  const held = new Map<string, Profile[]>();
  for (const profile of profiles) {
    if (profile.report.publisher === null) continue;
    const key = slug(profile.report.publisher);
    held.set(key, [...(held.get(key) ?? []), profile]);
  }
  return profiles.flatMap((profile) =>
    [...credits.of(profile.report.id).values()].map((credited) => ({
      derived: profile.report.id,
      from: heldSource(profile, held.get(credited.outlet) ?? []) ?? `outlet:${credited.outlet}`,
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

/** The report of the credited outlet that shares most with this one, if it is about the same matter. */
function heldSource(profile: Profile, reports: readonly Profile[]): string | null {
  let best: string | null = null;
  let most = SAME_MATTER;
  for (const other of reports) {
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
  const lead = profile.passages.slice(0, 3).at(-1)?.end ?? 0;
  const leads = credited.spans.some((span) => span.start < lead);
  return Math.min(0.95, (leads ? 0.75 : 0.5) + 0.1 * (credited.spans.length - 1));
}
