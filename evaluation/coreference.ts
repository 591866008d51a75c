import { fileURLToPath } from "node:url";
import type { Span } from "../src/model/span.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import { holds } from "../src/text/offsets.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const OWN = "evaluation/gold/coreference.jsonl";
const VARIED = "evaluation/gold/coreference-varied.jsonl";

interface Case {
  id: string;
  /** `held` rows were written before the rules were run on them, and no rule was made by their errors. */
  half?: "seen" | "held";
  text: string;
  anaphor: Span;
  /** Null where the text does not say, and nothing must be told. */
  antecedent: Span | null;
}

/** Antecedents of names, descriptions and pronouns; see `about`. */
export const task: Task = {
  name: "coreference",
  about:
    "Antecedents on short passages written for the project, one anaphor each: right where the chain of antecedents reaches the gold mention (or is empty where the text leaves it open); wrong links counted apart, since an open one does less harm. The rules were seen on all but the half held out of the varied ones (pronouns and titles of sources, two candidates, cataphora, into quotes)",
  gold: { shared: [], own: [OWN, VARIED] },
  run() {
    const varied = casesIn(VARIED);
    return [
      ...scores("", casesIn(OWN)),
      ...scores(
        "varied seen: ",
        varied.filter(({ half }) => half === "seen"),
      ),
      ...scores(
        "varied held out: ",
        varied.filter(({ half }) => half === "held"),
      ),
    ];
  },
};

function casesIn(path: string): Case[] {
  return readRecords<Case>(fileURLToPath(new URL(`../${path}`, import.meta.url)));
}

function scores(name: string, cases: readonly Case[]): Score[] {
  const outcomes = cases.map((one) => outcomeOf(one));
  return [share(name, outcomes, "right"), { ...share(name, outcomes, "wrong"), lowerIsBetter: true }];
}

type Outcome = "right" | "open" | "wrong";

function share(name: string, outcomes: readonly Outcome[], outcome: Outcome): Score {
  const count = outcomes.length;
  return {
    measure: `${name}${outcome} antecedents`,
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
