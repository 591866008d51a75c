import type { Profile } from "./profile.ts";

/** Which of two related texts goes back to the other, how sure that is, and why. */
export interface Direction {
  derived: Profile;
  source: Profile;
  /** .5 = nothing tells; the order is then fixed by id. */
  confidence: number;
  why: string;
}

/** What credits tell of the direction (see `Credits` in `crediting.ts`, which looks up dates here). */
export interface Crediting {
  creditsPublisher(derived: Profile, source: Profile): boolean;
  isSigned(profile: Profile): boolean;
  leadsWithOther(profile: Profile): boolean;
}

/** Bases that tell when a text came out; a caption or a cluster only bounds it. */
const PUBLISHED = new Set(["metadata", "dateline", "url"]);
const DAY = 86_400_000;
/** A text this much shorter than the other is held to be the one that was cut down. */
const MUCH_SHORTER = 0.75;

/** Judges by dates a day or more apart, by credit, by hours, by who signs; then by length: a rewrite seldom has more to say. */
export function directionOf(left: Profile, right: Profile, credits: Crediting): Direction {
  const days = daysBetween(left, right);
  if (Math.abs(days) >= 1) return turn(left, right, days < 0, 0.9, "published later");
  const leftCredits = credits.creditsPublisher(left, right);
  const rightCredits = credits.creditsPublisher(right, left);
  if (leftCredits !== rightCredits) return turn(left, right, leftCredits, 0.95, "credits the other");
  const a = left.report.published;
  const b = right.report.published;
  if (a && b && PUBLISHED.has(a.basis) && PUBLISHED.has(b.basis)) {
    if (isBefore(a.latest, b.earliest)) return turn(left, right, false, 0.9, "published later");
    if (isBefore(b.latest, a.earliest)) return turn(left, right, true, 0.9, "published later");
  }
  const byCredits = creditedDirection(left, right, credits);
  if (byCredits) return byCredits;
  const ratio = Math.min(left.words, right.words) / Math.max(left.words, right.words, 1);
  if (ratio < MUCH_SHORTER) return turn(left, right, left.words < right.words, 0.65, "shorter");
  return turn(left, right, left.report.id > right.report.id, 0.5, "direction not known");
}

/** Only one leads with what an outlet says: it retells. Only one bears an agency in its dateline: it is the agency's own. */
function creditedDirection(left: Profile, right: Profile, credits: Crediting): Direction | null {
  const leads = credits.leadsWithOther(left);
  if (leads !== credits.leadsWithOther(right)) return turn(left, right, leads, 0.8, "credits an outlet");
  const signed = credits.isSigned(left);
  if (signed !== credits.isSigned(right)) return turn(left, right, !signed, 0.8, "not signed by an agency");
  return null;
}

/** Days from the left report's publication to the right one's, 0 where either is not known. */
export function daysBetween(left: Profile, right: Profile): number {
  const a = left.report.published;
  const b = right.report.published;
  if (!a?.latest || !b?.earliest || !PUBLISHED.has(a.basis) || !PUBLISHED.has(b.basis)) return 0;
  return (Date.parse(b.earliest) - Date.parse(a.earliest ?? a.latest)) / DAY;
}

function isBefore(latest: string | null, earliest: string | null): boolean {
  return latest !== null && earliest !== null && latest < earliest;
}

function turn(left: Profile, right: Profile, isLeft: boolean, confidence: number, why: string): Direction {
  return isLeft
    ? { derived: left, source: right, confidence, why }
    : { derived: right, source: left, confidence, why };
}
