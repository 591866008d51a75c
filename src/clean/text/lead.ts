import type { BlockRole } from "../../model/index.ts";
import type { Line } from "./lines.ts";

/** Longest headline in words; the longest of 2,844 headlines of the UCI aggregator slice has 27. */
const HEADLINE_WORDS = 30;
/** A label over the headline (`Politics & News`) has few words. */
const LABEL_WORDS = 4;

/**
 * Roles of the lines before the first paragraph: the longest short line without an end stop is the headline, shorter
 * ones before it are labels. `open` are the lines not yet given a role, up to and without the first prose line.
 */
export function headRoles(open: readonly Line[]): Map<Line, BlockRole> {
  const roles = new Map<Line, BlockRole>();
  const candidates = open.filter((line) => line.words <= HEADLINE_WORDS && couldBeHeadline(line));
  const headline = candidates.find(({ words }) => words > LABEL_WORDS) ?? standalone(candidates);
  if (!headline) return roles;
  roles.set(headline, "headline");
  for (const line of open) {
    if (line.start < headline.start && line.words <= LABEL_WORDS && !line.ended)
      roles.set(line, "boilerplate");
  }
  return roles;
}

/** A headline of two to four words must stand apart from what follows. */
function standalone(candidates: readonly Line[]): Line | undefined {
  return candidates.find(({ words, gapAfter }) => words > 1 && gapAfter);
}

function couldBeHeadline(line: Line): boolean {
  return /\p{L}/u.test(line.text) && !/[.,;:…]["'”’)]?$/.test(line.text) && line.words > 1;
}
