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
import { plainReport } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const OWN = "evaluation/gold/chains.jsonl";
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
  publisher: string;
  headline: string;
  text: string;
  items: { statement: string; chain: string[] }[];
}

/** Chains of the project's own gold. */
export function judgeOwn(): Judged[] {
  const file = fileURLToPath(new URL("gold/chains.jsonl", import.meta.url));
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as OwnRow);
  return rows.flatMap((row) => {
    const reading = chainReading(
      withHeadline(plainReport(row.id, row.text, { publisher: row.publisher, headline: row.headline })),
    );
    return row.items.map((item) => {
      const start = row.text.lastIndexOf(item.statement);
      const statement = { start, end: start + item.statement.length };
      const hops = item.chain.map((text) => ({ text, start: null, end: null }));
      return judged(reading, { statement, trigger: null, hops });
    });
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
    return [judged(reading, { statement: item.span, trigger: item.trigger, hops: hops as GoldHop[] })];
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
  ];
}

export const task: Task = {
  name: "chains",
  about:
    "chain of attribution of a statement: original speaker first, last hop before the publisher (own invented reports; founding reports, implied hops, media and audiences left out)",
  gold: { shared: [FOUNDING], own: [OWN] },
  run({ shared }) {
    const founding = shared && existsSync(join(shared, FOUNDING)) ? judgeFounding(shared) : [];
    return [...scores("own", judgeOwn()), ...(founding.length ? scores("founding", founding) : [])];
  },
};
