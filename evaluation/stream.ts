import { pictureOf } from "../src/desk.ts";
import { readCaptures } from "../src/pipeline.ts";
import { wholeStream } from "./lib/stream/stream.ts";
import { derivationScores } from "./lib/stream-score/derived.ts";
import { incidentScores, storyScores } from "./lib/stream-score/grouping.ts";
import { conflictScores, figureScores, originScores, positionScores } from "./lib/stream-score/matters.ts";
import { type Case, caseOf } from "./lib/stream-score/told.ts";
import type { Task } from "./task.ts";

/** What the gate scores: every form and kind of crisis, read in some ten seconds of one core. */
const SAMPLE = { seed: 20, reports: 300, situations: 12, outlets: 32 };
/** The same three times as long: some conflicts are too rare for shares in the sample. */
const WHOLE = { ...SAMPLE, reports: 900, situations: 36 };

/** What makes the stream: a change there changes the gold. */
export const GENERATOR = [
  "evaluation/lib/stream/assemble.ts",
  "evaluation/lib/stream/chance.ts",
  "evaluation/lib/stream/colour.ts",
  "evaluation/lib/stream/forms.ts",
  "evaluation/lib/stream/kinds.ts",
  "evaluation/lib/stream/ledger.ts",
  "evaluation/lib/stream/lines.ts",
  "evaluation/lib/stream/measures.ts",
  "evaluation/lib/stream/names.ts",
  "evaluation/lib/stream/outlets.ts",
  "evaluation/lib/stream/phrases.ts",
  "evaluation/lib/stream/pieces.ts",
  "evaluation/lib/stream/statements.ts",
  "evaluation/lib/stream/stream.ts",
  "evaluation/lib/stream/truth.ts",
  "evaluation/lib/stream/world.ts",
  "evaluation/lib/stream/writing.ts",
];

/**
 * An invented stream with known truth (`lib/stream/`), from captures to picture. A fact is found by the assertions that quote
 * its sentence and say it. Stories: B-cubed, a crisis being a story. Derivations: reports tied to their line, edges that stay
 * inside a line, kind and direction. Origins: true roots of a fact inside [low, high] of its claim, and how far off the bounds
 * are. Figures: last official value current. Conflicts: found and right by kind. Incidents: B-cubed over tellings, merges,
 * splits.
 */
export const task: Task = {
  name: "stream",
  about:
    "a seeded stream of 900 invented reports of 36 crises (sample: 300 of 12) with known truth: copies, rewrites, credits, figures, denials",
  gold: { shared: [], own: GENERATOR },
  run({ sample }) {
    const found = streamCase(sample);
    return [
      ...storyScores(found),
      ...derivationScores(found),
      ...originScores(found),
      ...figureScores(found),
      ...conflictScores(found),
      ...incidentScores(found),
      ...positionScores(found),
    ];
  },
};

/** The stream read and made a picture. */
export function streamCase(sample: boolean): Case {
  const { reports, situations } = wholeStream(sample ? SAMPLE : WHOLE);
  const { readings } = readCaptures(reports.map(({ capture }) => capture));
  return caseOf(reports, situations, pictureOf(readings));
}
