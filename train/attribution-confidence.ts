import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { attributionReport } from "../evaluation/attribution.ts";
import type { GoldDocument, Pair, Quoting } from "../evaluation/lib/attribution-score.ts";
import { jaccard, tokenSets } from "../evaluation/lib/attribution-tokens.ts";
import { readRecords } from "../evaluation/lib/corpus.ts";
import { corporaFolder } from "../evaluation/task.ts";
import type { Span } from "../src/model/index.ts";
import { confidenceKeys } from "../src/read/attributions/confidence.ts";
import { sceneOf, spanOf } from "../src/read/attributions/scene.ts";
import { draftsOf } from "../src/read/attributions.ts";
import { findMentions } from "../src/read/mentions.ts";
import { findQuotes } from "../src/read/quotes.ts";
import { analyse } from "../src/read/syntax.ts";

/** Keys seen less often are left out: they would move a probability by less than a fifth of the way. */
const LEAST = 3;

/** Counts, on PolNeAR train, how often drafts of each make are right, and writes `models/attribution-confidence.tsv`. */
function main(): void {
  const corpora = corporaFolder();
  if (!corpora) throw new Error("the corpora folder is absent");
  const tallies = new Map<string, { right: number; all: number }>();
  for (const document of readRecords<GoldDocument>(join(corpora, "attribution/polnear.train.jsonl")))
    countDocument(document, tallies);
  const lines = [...tallies]
    .filter(([, { all }]) => all >= LEAST)
    .map(([key, { right, all }]) => `${key}\t${right}\t${all}`)
    .sort();
  const head =
    "# key\tright\tall — counted on PolNeAR train by train/attribution-confidence.ts; see attribution-confidence.md\n";
  const file = fileURLToPath(new URL("../models/attribution-confidence.tsv", import.meta.url));
  writeFileSync(file, `${head}${lines.join("\n")}\n`);
}

function countDocument(document: GoldDocument, tallies: Map<string, { right: number; all: number }>): void {
  const report = attributionReport(document);
  const syntax = analyse(report);
  const scene = sceneOf(syntax, report, findMentions(syntax, report), findQuotes(syntax, report));
  const sets = tokenSets(document.text);
  const gold = document.attributions.map((quoting: Quoting) => ({
    source: sets.of(quoting.source),
    content: sets.of(quoting.content),
  }));
  for (const draft of draftsOf(scene)) {
    const source = sets.of(
      draft.source ? [pair(spanOf(scene.tokens, draft.source.first, draft.source.last))] : [],
    );
    const content = sets.of(draft.contents.map(pair));
    const right = gold.some(
      (item) => jaccard(item.content, content) >= 0.5 && jaccard(item.source, source) >= 0.5,
    );
    if (isNested(document, scene.tokens.start[draft.cue.first]!)) continue;
    for (const key of confidenceKeys(scene, draft)) {
      const tally = tallies.get(key) ?? { right: 0, all: 0 };
      tallies.set(key, { right: tally.right + (right ? 1 : 0), all: tally.all + 1 });
    }
  }
}

/** The corpus marks hardly any attribution inside another's content, so what is found there is counted neither way. */
function isNested(document: GoldDocument, offset: number): boolean {
  return document.attributions.some(({ content }) =>
    content.some(([start, end]) => start <= offset && offset < end),
  );
}

function pair({ start, end }: Span): Pair {
  return [start, end];
}

main();
