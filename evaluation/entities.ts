import { existsSync } from "node:fs";
import { placeKey } from "../src/lexicon/keys.ts";
import { names } from "../src/lexicon/names.ts";
import type { Mention } from "../src/model/reading.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";

const PARTS = ["uner_ewt_dev", "re3d_named", "meantime_first6"];
/** Sentences of each part scored in sample mode. */
const SAMPLE = 350;
const FLAT: Partial<Record<Mention["type"], string>> = {
  person: "PER",
  organization: "ORG",
  gpe: "LOC",
  location: "LOC",
  facility: "LOC",
};

interface Row {
  doc?: string;
  toks: string[];
  tags: string[];
}

/** Names of persons, organizations, places against three corpora; see `about`. */
export const task: Task = {
  name: "entities",
  about:
    "Outermost names as PER ORG LOC by exact span and type (re3d: its six types folded; MISC left out) against UNER EWT dev, re3d, the first lines of MEANTIME; sentences joined from tokens with blanks, documents kept where marked. Rules, lexicon and thresholds were looked at on all three; Wikigold is trained on (see models/names.md)",
  gold: { shared: PARTS.map((part) => `ner/${part}.jsonl`), own: ["evaluation/gold/entities.jsonl"] },
  run({ sample, shared }) {
    const own = scoresOf("own", new URL("gold/entities.jsonl", import.meta.url).pathname, null);
    const files = shared ? PARTS.map((part) => [part, `${shared}/ner/${part}.jsonl`] as const) : [];
    return [...own, ...files.flatMap(([part, file]) => scoresOf(part, file, sample ? SAMPLE : null))];
  },
};

function scoresOf(part: string, file: string, limit: number | null): Score[] {
  if (!existsSync(file)) return [];
  const rows = readRecords<Row>(file).slice(0, limit ?? undefined);
  const counts = { right: 0, told: 0, gold: 0 };
  for (const document of documents(rows)) score(document, counts);
  return [{ measure: `exact F1, ${part}`, value: f1(counts), count: counts.gold }];
}

function f1({ right, told, gold }: { right: number; told: number; gold: number }): number {
  return told + gold === 0 ? 0 : (2 * right) / (told + gold);
}

/** Rows of one document stay together; rows without one stand alone. */
function documents(rows: readonly Row[]): Row[][] {
  const list: Row[][] = [];
  for (const row of rows) {
    const before = list.at(-1);
    if (before && row.doc !== undefined && before[0]!.doc === row.doc) before.push(row);
    else list.push([row]);
  }
  return list;
}

function score(rows: readonly Row[], counts: { right: number; told: number; gold: number }): void {
  const gold = new Set<string>();
  let text = "";
  for (const row of rows) {
    addGold(gold, row, text.length);
    text += `${row.toks.join(" ")}\n`;
  }
  const told = flatNames(text);
  counts.gold += gold.size;
  counts.told += told.length;
  counts.right += told.filter((name) => gold.has(name)).length;
}

/** `start:end:TYPE` of each gold name, offsets in the joined text. */
function addGold(gold: Set<string>, row: Row, offset: number): void {
  const ends: number[] = [];
  let at = offset;
  const starts = row.toks.map((token) => {
    const start = at;
    ends.push(at + token.length);
    at += token.length + 1;
    return start;
  });
  for (let token = 0; token < row.tags.length; token++) {
    const [mark, type] = row.tags[token]!.split("-");
    if (mark !== "B" || type === "MISC") continue;
    let last = token;
    while (row.tags[last + 1] === `I-${type}`) last++;
    gold.add(`${starts[token]}:${ends[last]}:${type}`);
  }
}

function flatNames(text: string): string[] {
  const report = plainReport("x", text);
  const names = findMentions(analyse(report), report).filter(
    ({ level, type }) => level === "name" && FLAT[type],
  );
  let end = 0;
  return names.flatMap((name) => {
    if (name.start < end || isAdjective(text.slice(name.start, name.end))) return [];
    end = name.end;
    return [`${name.start}:${name.end}:${typeOf(name, text)}`];
  });
}

function kindsOf(words: string) {
  return (names().byKey.get(placeKey(words)) ?? []).map(({ kind }) => kind);
}

/** The corpora do not mark `Iranian`, `Iranians`. */
function isAdjective(words: string): boolean {
  const kinds = kindsOf(words);
  return (kinds.includes("adjective") || kinds.includes("people")) && !kinds.includes("state");
}

/** The corpora mark a capital as a place also where it stands for its government. */
function typeOf(name: Mention, text: string): string {
  return kindsOf(text.slice(name.start, name.end))[0] === "capital" ? "LOC" : FLAT[name.type]!;
}
