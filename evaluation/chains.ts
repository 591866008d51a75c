import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reading, Report, Span } from "../src/model/index.ts";
import {
  type ChainOutcome,
  chainReading,
  type GoldChain,
  type GoldHop,
  judgeChain,
} from "./lib/chain-score.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const OWN = "evaluation/gold/chains.jsonl";
const VARIED = "evaluation/gold/chains-varied.jsonl";
const FOUNDING = "founding/gold.json";

/** One judged chain, for the table of errors. */
export interface Judged {
  report: string;
  statement: string;
  wanted: string[];
  outcome: ChainOutcome;
}

interface OwnRow {
  id: string;
  /** `held` rows were annotated before the rules were run on them, and no rule was made by their errors. */
  half?: "seen" | "held";
  publisher: string;
  headline: string | null;
  text: string;
  items: { statement: string; chain: string[]; recipient?: string | null }[];
}

/** Chains of the project's own gold. */
export function judgeOwn(): Judged[] {
  return readRecords<OwnRow>(inProject(OWN)).flatMap(judgeRow);
}

/** Chains of the varied gold, one half of it. */
export function judgeVaried(half: "seen" | "held"): Judged[] {
  return readRecords<OwnRow>(inProject(VARIED))
    .filter((row) => row.half === half)
    .flatMap(judgeRow);
}

function inProject(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

function judgeRow({ id, publisher, headline, text, items }: OwnRow): Judged[] {
  const report = plainReport(id, text, { publisher, headline });
  const reading = chainReading(headline === null ? report : withHeadline(report));
  return items.map(({ statement, chain, recipient }) => {
    const start = text.lastIndexOf(statement);
    const hops = chain.map((words) => ({ text: words, start: null, end: null }));
    const span = { start, end: start + statement.length };
    return judged(reading, { statement: span, trigger: null, hops, recipient });
  });
}

/** Marks the first line as the headline. */
function withHeadline(report: Report): Report {
  const [first, ...rest] = report.blocks;
  return first ? { ...report, blocks: [{ ...first, role: "headline" }, ...rest] } : report;
}

function judged(reading: Reading, gold: GoldChain): Judged {
  return {
    report: reading.report.id,
    statement: reading.report.text.slice(gold.statement.start, gold.statement.end),
    wanted: gold.hops.map((hop) => hop.text),
    outcome: judgeChain(reading, gold),
  };
}

interface FoundingItem {
  doc: string;
  kind: string;
  span: Span;
  trigger: Span | null;
  attribution: {
    text: string | null;
    start: number | null;
    end: number | null;
    role: string;
    implicit?: boolean;
  }[];
}

/** Roles that are no hop of ours: the medium, those who listen, and the report's own author. */
const NO_HOPS = new Set(["medium", "audience", "author", "unattributed"]);

/** Chains of the founding gold; entries that the gold marks as implied, and media and audiences, are left out. */
export function judgeFounding(shared: string): Judged[] {
  const gold = JSON.parse(readFileSync(join(shared, FOUNDING), "utf8")) as { items: FoundingItem[] };
  const readings = new Map<string, Reading>();
  return gold.items.flatMap((item) => {
    const hops = item.attribution.filter(
      (hop) => hop.text !== null && !hop.implicit && !NO_HOPS.has(hop.role),
    );
    if (!hops.length) return [];
    const reading = readings.get(item.doc) ?? foundingReading(shared, item.doc);
    readings.set(item.doc, reading);
    const recipient = item.attribution.find(({ role }) => role === "audience")?.text ?? undefined;
    const gold = { statement: item.span, trigger: item.trigger, hops: hops as GoldHop[], recipient };
    return [judged(reading, gold)];
  });
}

function foundingReading(shared: string, id: string): Reading {
  const text = readFileSync(join(shared, "founding", `${id}.txt`), "utf8");
  return chainReading(plainReport(id, text));
}

function scores(name: string, judgedChains: readonly Judged[]): Score[] {
  const count = judgedChains.length;
  const share = (test: (each: ChainOutcome) => boolean) =>
    judgedChains.filter(({ outcome }) => test(outcome)).length / Math.max(1, count);
  return [
    { measure: `${name}: first hop`, value: share(({ first }) => first), count },
    { measure: `${name}: last hop`, value: share(({ last }) => last), count },
    { measure: `${name}: both`, value: share(({ first, last }) => first && last), count },
    { measure: `${name}: full`, value: share(({ full }) => full), count },
  ];
}

export const task: Task = {
  name: "chains",
  about:
    "chain of attribution of a statement: original speaker first, last hop before the publisher; full: every hop in order, and who is told where the gold says it (own invented reports, of the varied ones half seen, half held out; founding reports, implied hops and media left out)",
  gold: { shared: [FOUNDING], own: [OWN, VARIED] },
  run({ shared }) {
    const founding = shared && existsSync(join(shared, FOUNDING)) ? judgeFounding(shared) : [];
    return [
      ...scores("own", judgeOwn()),
      ...scores("varied seen", judgeVaried("seen")),
      ...scores("varied held out", judgeVaried("held")),
      ...(founding.length ? scores("founding", founding) : []),
    ];
  },
};
