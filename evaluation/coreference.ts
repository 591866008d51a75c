import type { Span } from "../src/model/span.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import { holds } from "../src/text/offsets.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

interface Case {
  id: string;
  text: string;
  anaphor: Span;
  /** Null where the text does not say, and nothing must be told. */
  antecedent: Span | null;
}

/** Antecedents of names, descriptions and pronouns; see `about`. */
export const task: Task = {
  name: "coreference",
  about:
    "Antecedents on short passages written for the project, one anaphor each: right where the chain of antecedents reaches the gold mention (or is empty where the text leaves it open); wrong links counted apart, since an open one does less harm. The rules were seen on it",
  gold: { shared: [], own: ["evaluation/gold/coreference.jsonl"] },
  run() {
    const cases = readRecords<Case>(new URL("gold/coreference.jsonl", import.meta.url).pathname);
    const outcomes = cases.map((one) => outcomeOf(one));
    return [share(outcomes, "right"), { ...share(outcomes, "wrong"), lowerIsBetter: true }];
  },
};

type Outcome = "right" | "open" | "wrong";

function share(outcomes: readonly Outcome[], outcome: Outcome): Score {
  const count = outcomes.length;
  return {
    measure: `${outcome} antecedents`,
    value: outcomes.filter((one) => one === outcome).length / count,
    count,
  };
}

/** Exported for looking at single cases. */
export function outcomeOf(one: Case): Outcome {
  const report = plainReport(one.id, one.text);
  const mentions = findMentions(analyse(report), report);
  let index = mentions.findIndex(
    ({ start, end }) =>
      end === one.anaphor.end && start >= one.anaphor.start - 4 && start <= one.anaphor.start,
  );
  const chain: Span[] = [];
  for (let next = mentions[index]?.antecedent ?? null; next !== null; next = mentions[index]!.antecedent) {
    chain.push(mentions[next]!);
    index = next;
  }
  if (!one.antecedent) return chain.length === 0 ? "right" : "wrong";
  if (chain.length === 0) return "open";
  const gold = one.antecedent;
  return chain.some((link) => holds(link, gold) || holds(gold, link)) ? "right" : "wrong";
}
