import type { Apart, Explanation } from "../model/index.ts";

/** An explanation as a tool gives it; words of reports stand under `quote`. Claims are shown by the caller. */
export function shownExplanation(found: Explanation): object {
  const { incident, conflicts, figures, story } = found;
  return {
    incident: incident && { id: incident.id, type: incident.type, quote: incident.headline },
    conflicts,
    figures,
    sources: found.sources.map(({ publisher, reliability, reasons }) => ({
      publisher,
      reliability,
      reasons,
    })),
    story: story && {
      id: story.story.id,
      quote: story.story.headline,
      reports: story.reports.map(({ id, inStory = null }) => ({ id, inStory })),
    },
    joins: found.joins.map(({ scope, assertion, with: earlier, grounds }) => ({
      scope,
      assertion,
      with: { id: earlier.id, report: earlier.report, quote: earlier.exact },
      grounds: grounds.map(({ ground, what, words }) => ({
        ground,
        quote: [what, ...words.map((each) => each?.exact ?? null)],
      })),
    })),
    derivations: found.derivations.map(({ derived, from, kind, confidence }) => ({
      derived,
      from,
      kind,
      confidence,
    })),
  };
}

/** Why two items are not one, as a tool gives it. */
export function shownApart({ kind, left, right, isOne, words, tests }: Apart): object {
  return {
    kind,
    left,
    right,
    isOne,
    quote: words,
    tests: tests.map((test) => ({
      condition: test.condition,
      result: test.result,
      quote: [test.left, test.right],
    })),
  };
}
