import { existsSync } from "node:fs";
import { placeKey } from "../src/lexicon/keys.ts";
import { names } from "../src/lexicon/names.ts";
import type { Mention } from "../src/model/reading.ts";
import { findMentions } from "../src/read/mentions.ts";
import { analyse } from "../src/read/syntax.ts";
import { type GoldName, inOurConventions } from "./lib/conventions.ts";
import { plainReport, readRecords } from "./lib/corpus.ts";
import type { Score, Task } from "./task.ts";
import { TYPED_NAMES, typedNames } from "./typed-names.ts";

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
    "Outermost names as PER ORG LOC by exact span and type (re3d: its six types folded; MISC left out) against UNER EWT dev, re3d, the first lines of MEANTIME; sentences joined from tokens with blanks, documents kept where marked. Our conventions: gold of re3d and MEANTIME without titles, leading small letters and appositions. Typed names: own sentences on outlets and armed groups, two fifths of them on no list when written. Rules, lexicon and thresholds were looked at on all three; Wikigold is trained on (see models/names.md)",
  gold: {
    shared: PARTS.map((part) => `ner/${part}.jsonl`),
    own: ["evaluation/gold/entities.jsonl", TYPED_NAMES],
  },
  run({ sample, shared }) {
    const own = scoresOf("own", new URL("gold/entities.jsonl", import.meta.url).pathname, null);
    const files = shared ? PARTS.map((part) => [part, `${shared}/ner/${part}.jsonl`] as const) : [];
    return [
      ...own,
      ...typedNames(),
      ...files.flatMap(([part, file]) => scoresOf(part, file, sample ? SAMPLE : null)),
    ];
  },
};

/** Corpora that mark titles, kinds and appositions as part of a name. */
const WIDE = new Set(["re3d_named", "meantime_first6"]);

interface Counts {
  right: number;
  told: number;
  gold: number;
}

function scoresOf(part: string, file: string, limit: number | null): Score[] {
  if (!existsSync(file)) return [];
  const rows = readRecords<Row>(file).slice(0, limit ?? undefined);
  const exact: Counts = { right: 0, told: 0, gold: 0 };
  const ours: Counts = { right: 0, told: 0, gold: 0 };
  for (const document of documents(rows)) score(document, exact, ours);
  const scores = [{ measure: `exact F1, ${part}`, value: f1(exact), count: exact.gold }];
  if (WIDE.has(part))
    scores.push({ measure: `exact F1 in our conventions, ${part}`, value: f1(ours), count: ours.gold });
  return scores;
}

function f1({ right, told, gold }: Counts): number {
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

function score(rows: readonly Row[], exact: Counts, ours: Counts): void {
  const gold = new Set<string>();
  const narrow = new Set<string>();
  let text = "";
  for (const row of rows) {
    for (const name of goldNames(row)) {
      gold.add(keyOf(row, name, text.length));
      for (const part of inOurConventions(row.toks, name)) narrow.add(keyOf(row, part, text.length));
    }
    text += `${row.toks.join(" ")}\n`;
  }
  const told = flatNames(text);
  count(exact, gold, told);
  count(ours, narrow, told);
}

function count(counts: Counts, gold: ReadonlySet<string>, told: readonly string[]): void {
  counts.gold += gold.size;
  counts.told += told.length;
  counts.right += told.filter((name) => gold.has(name)).length;
}

function goldNames({ tags }: Row): GoldName[] {
  return tags.flatMap((tag, first) => {
    const [mark, type] = tag.split("-");
    if (mark !== "B" || type === "MISC") return [];
    let last = first + 1;
    while (tags[last] === `I-${type}`) last++;
    return [{ first, last, type: type! }];
  });
}

/** `start:end:TYPE` of a gold name, offsets in the joined text. */
function keyOf({ toks }: Row, { first, last, type }: GoldName, offset: number): string {
  const start = offset + toks.slice(0, first).reduce((sum, token) => sum + token.length + 1, 0);
  return `${start}:${start + toks.slice(first, last).join(" ").length}:${type}`;
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
