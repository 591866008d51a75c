import { fileURLToPath } from "node:url";
import { chainsOf } from "../src/link/chains.ts";
import { resolveNames } from "../src/link/index.ts";
import { originKey } from "../src/link/origins.ts";
import type { OriginRef } from "../src/model/links.ts";
import type { Reading } from "../src/model/reading.ts";
import { read } from "../src/read/index.ts";
import { comparisonKey } from "../src/text/normalise.ts";
import { dayOf, plainReport, readRecords } from "./lib/corpus.ts";
import type { Task } from "./task.ts";

/** The origin that the statement holding these words goes back to. */
interface Gold {
  report: string;
  words: string;
  kind: OriginRef["kind"];
  name: string;
}

interface Text {
  id: string;
  publisher: string;
  published: string;
  headline: string;
  text: string;
}

const own = (name: string) => fileURLToPath(new URL(`./gold/${name}`, import.meta.url));

export const task: Task = {
  name: "origins",
  about:
    "root of the chain behind a statement: its kind, and its kind and name (own texts, read and linked in full)",
  gold: { shared: [], own: ["evaluation/gold/origins.jsonl", "evaluation/gold/derivations.jsonl"] },
  run() {
    const gold = readRecords<Gold>(own("origins.jsonl"));
    const readings = readRecords<Text>(own("derivations.jsonl")).map(
      ({ id, text, publisher, headline, published }) =>
        read(plainReport(id, text, { publisher, headline, published: dayOf(published) })),
    );
    const named = resolveNames(readings);
    const byId = new Map(named.map((reading) => [reading.report.id, reading]));
    const found = gold.map((item) => originsOf(byId.get(item.report)!, item.words));
    const kinds = gold.filter((item, at) => found[at]!.some((origin) => origin.kind === item.kind));
    const right = gold.filter((item, at) => found[at]!.some((origin) => isSame(origin, item)));
    return [
      { measure: "kind of origin right", value: kinds.length / gold.length, count: gold.length },
      { measure: "origin right", value: right.length / gold.length, count: gold.length },
    ];
  },
};

/** Origins of the innermost attributions whose content holds the words. */
export function originsOf(reading: Reading, words: string): OriginRef[] {
  const start = reading.report.text.indexOf(words);
  if (start < 0) throw new Error(`gold words not in ${reading.report.id}: ${words}`);
  const chains = chainsOf(reading);
  const holding = reading.attributions
    .map(({ content }, index) => {
      const span = content.find((part) => part.start < start + words.length && start < part.end);
      return { index, length: span ? span.end - span.start : Number.POSITIVE_INFINITY };
    })
    .filter(({ length }) => length < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.length - right.length || left.index - right.index);
  return holding.slice(0, 1).map(({ index }) => originKey(chains[index]!, reading));
}

function isSame(origin: OriginRef, gold: Gold): boolean {
  return origin.kind === gold.kind && comparisonKey(origin.name).includes(comparisonKey(gold.name));
}
