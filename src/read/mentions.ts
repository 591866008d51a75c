import type { Mention } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import { withAntecedents } from "./coreference.ts";
import type { Found } from "./naming/found.ts";
import { withMetonyms } from "./naming/metonyms.ts";
import { findNames } from "./naming/names.ts";
import { nominals } from "./naming/nominals.ts";
import { handles, pronouns } from "./naming/pronouns.ts";
import type { Syntax } from "./syntax.ts";

/**
 * Who, what and where a report mentions: names, the noun phrases that stand for somebody or something, and pronouns,
 * each with the earlier mention it stands for. Sorted by start, the longer first; mentions may nest, none is there twice.
 */
export function findMentions(syntax: Syntax, report: Report): Mention[] {
  const { tokens, sentences } = syntax;
  const names = withMetonyms(tokens, findNames(tokens, sentences));
  const found = inOrder([...handles(tokens), ...names, ...nominals(tokens), ...pronouns(tokens)]);
  return withAntecedents(tokens, found, report.text);
}

/** Earlier, then longer first; of two with the same span the name (listed first) stays. */
function inOrder(list: readonly Found[]): Found[] {
  const sorted = [...list].sort((left, right) => left.start - right.start || right.end - left.end);
  return sorted.filter(({ start, end }, index) => {
    const before = sorted[index - 1];
    return before === undefined || before.start !== start || before.end !== end;
  });
}
