import type { Derivation, Evidence } from "../model/links.ts";
import type { Reading } from "../model/reading.ts";
import type { Span } from "../model/span.ts";
import type { Journal } from "../text/journal.ts";
import { slug } from "../text/normalise.ts";
import { sharedTerms } from "./compare.ts";
import { creditsOf, outletKey } from "./credits.ts";
import { daysBetween } from "./direction.ts";
import { type Profile, profileOf } from "./profile.ts";
import { addPublishers, newPublishers, type Publishers, publisherOf, publishersNamed } from "./publishers.ts";

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

/** Who published and who credits whom, of the reports so far. */
export interface CreditMemory {
  publishers: Publishers;
  /** By report id. */
  published: Map<string, string | null>;
  credited: Map<string, ReadonlyMap<string, Credited>>;
  /** Reports by the key of the outlet that published them, and those of unknown outlet by the outlet in their dateline. */
  held: Map<string, Profile[]>;
  marked: Map<string, Profile[]>;
}

export function newCreditMemory(): CreditMemory {
  return {
    publishers: newPublishers(),
    published: new Map(),
    credited: new Map(),
    held: new Map(),
    marked: new Map(),
  };
}

/** Collects what the readings credit; a report that names its own publisher credits nobody. */
export function addCredits(readings: readonly Reading[], memory: CreditMemory, journal: Journal): Credits {
  addPublishers(readings, memory.publishers, journal);
  for (const reading of readings) {
    const { id } = reading.report;
    const own = publisherOf(reading.report, memory.publishers);
    journal.set(memory.published, id, own);
    journal.set(memory.credited, id, creditsIn(reading, own, memory.publishers));
  }
  const credits = creditsOver(memory);
  for (const reading of readings) hold(profileOf(reading), credits, memory, journal);
  return credits;
}

function hold(profile: Profile, credits: Credits, { held, marked }: CreditMemory, journal: Journal): void {
  const own = credits.publisher(profile.report.id);
  const [lists, keys] =
    own === null ? [marked, datelined(profile, credits.of(profile.report.id))] : [held, [own]];
  for (const key of keys) {
    if (!lists.has(key)) journal.set(lists, key, []);
    journal.push(lists.get(key)!, profile);
  }
}

/** Lets go of the profiles that are looked at no more; for after a window is settled. */
export function shortenLists({ held, marked }: CreditMemory): void {
  for (const lists of [held, marked])
    for (const list of lists.values()) list.splice(0, Math.max(0, list.length - LAST_HELD));
}

/** Lets go of what is known of a report that is compared with no more. */
export function forgetCredits({ published, credited }: CreditMemory, report: string): void {
  published.delete(report);
  credited.delete(report);
}

function creditsOver({ published, credited }: CreditMemory): Credits {
  const none: ReadonlyMap<string, Credited> = new Map();
  const publisher = (report: string) => published.get(report) ?? null;
  const of = (report: string) => credited.get(report) ?? none;
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

/** The credits of a report, found anew only where another publisher has become known. */
function creditsIn(
  reading: Reading,
  own: string | null,
  publishers: Publishers,
): ReadonlyMap<string, Credited> {
  const known = lastCredited.get(reading);
  if (known?.own === own && known.publishers === publishers.names.size) return known.credited;
  const credited = creditedBy(reading, own, publishers);
  lastCredited.set(reading, { own, publishers: publishers.names.size, credited });
  return credited;
}

const lastCredited = new WeakMap<
  Reading,
  { own: string | null; publishers: number; credited: ReadonlyMap<string, Credited> }
>();

function creditedBy(reading: Reading, own: string | null, publishers: Publishers): Map<string, Credited> {
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
export function creditDerivations(
  profiles: readonly Profile[],
  credits: Credits,
  { held, marked }: CreditMemory,
): Derivation[] {
  return profiles.flatMap((profile) =>
    [...credits.of(profile.report.id)].map(([key, credited]) => ({
      derived: profile.report.id,
      from: heldSource(profile, held.get(key) ?? marked.get(key) ?? []) ?? `outlet:${credited.outlet}`,
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

/** Reports of an outlet, back from the last one, among which the credited one is looked for: bounds the work. */
const LAST_HELD = 64;

/** The report of the credited outlet that shares most with this one, if it is about the same matter. */
function heldSource(profile: Profile, reports: readonly Profile[]): string | null {
  let best: string | null = null;
  let most = SAME_MATTER;
  for (const other of reports.slice(-LAST_HELD)) {
    if (other === profile || daysBetween(profile, other) >= LATER_DAYS) continue;
    const shared = sharedTerms(profile, other);
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
