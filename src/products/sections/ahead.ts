import type { Claim } from "../../model/index.ts";
import { bestOf, isAsserted, isDamaged, wordsOfClaim } from "../book.ts";
import { ranked, repeats, reportsOf } from "../choose.ts";
import { type Item, lineOf, type Section } from "../document.ts";
import { isAnaphoric } from "../words.ts";
import { isBare } from "../worth.ts";
import { type Desk, evidence, told } from "./tell.ts";

/** Planned, expected, feared, ordered: what lies ahead, never as having happened. */
const MOST_AHEAD = 6;

/** Words shorter than this say too little of what is to come, in characters. */
const LEAST = 24;

export function aheadOf(desk: Desk): Section {
  const { book } = desk;
  const stances = new Set(book.picture.positions.map(({ claim }) => claim));
  const pending = book.picture.claims.filter(
    (claim) =>
      !stances.has(claim.id) &&
      PENDING.has(claim.proposition.modality) &&
      claim.proposition.polarity !== "-" &&
      !isBeside(desk, claim) &&
      isAsserted(book, claim.id) &&
      !isDamaged(book, claim.id) &&
      !isBare(book, claim.id) &&
      (bestOf(book, claim.id)?.exact.length ?? 0) >= LEAST,
  );
  const quoted = book.picture.positions.map(({ claim }) => wordsOfClaim(book, claim));
  const items: Item[] = [];
  for (const claim of ranked(pending, (one) => pendingWeight(desk, one))) {
    const words = wordsOfClaim(book, claim.id);
    if (items.length === MOST_AHEAD || repeats(words, quoted)) continue;
    quoted.push(words);
    items.push({
      line: lineOf(...told(desk, claim), " ", evidence(desk, claim.counts, [claim.id])),
      under: [],
    });
  }
  return {
    id: "ahead",
    title: "Planned, expected, possible",
    blocks: items.length > 0 ? [{ kind: "list", ordered: false, items }] : [],
  };
}

/** What is called off is not to come. */
const CALLED_OFF = /\b(?:call(?:s|ed)? off|cancel(?:s|l?ed)?|scrap(?:s|ped)?|lift(?:s|ed)?)\b/i;

/** Told by one report of a story of its own while others follow the main one, called off, or of somebody named before it. */
function isBeside({ book }: Desk, claim: Claim): boolean {
  const words = wordsOfClaim(book, claim.id);
  const reports = reportsOf(book, [claim.id]);
  const largest = Math.max(1, ...book.picture.stories.map((story) => story.reports.length));
  const own = Math.max(
    1,
    ...reports.map((id) => book.stories.get(book.report.get(id)?.story ?? "")?.reports.length ?? 1),
  );
  const isAside =
    own === 1 && largest >= LARGE_STORY && book.report.get(reports[0] ?? "")?.published !== null;
  return isAside || CALLED_OFF.test(words) || isAnaphoric(words);
}

/** Reports from which a story is what a brief is about. */
const LARGE_STORY = 5;

const PENDING = new Set(["planned", "expected", "ordered", "possible", "conditional"]);

function pendingWeight({ book }: Desk, claim: Claim): number {
  const best = bestOf(book, claim.id);
  const story = best && book.report.get(best.report)?.story;
  const size = story ? (book.stories.get(story)?.reports.length ?? 1) : 1;
  return (
    Math.log2(1 + size) +
    claim.counts.origins[0] +
    ((best?.exact.length ?? 0) > 30 ? 1 : 0) +
    (best?.saidAt ? 1 : 0)
  );
}
