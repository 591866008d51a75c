import { readFileSync } from "node:fs";

/** Rows of a user's table that stand over ours, and which of our rows they take the place of. */
export interface Overlay {
  rows: string[][];
  replaces(row: readonly string[]): boolean;
}

let overlays: ReadonlyMap<string, Overlay> = new Map();
let generation = 0;

/** Puts a user's rows over ours, by name of the table; what was loaded before is loaded anew when next asked for. */
export function layOver(tables: ReadonlyMap<string, Overlay>): void {
  overlays = tables;
  generation++;
}

/** Remembers what `load` returns for as long as the tables stay the same; nothing is loaded before it is asked for. */
export function lazily<Value extends object>(load: () => Value): () => Value {
  let value: Value | null = null;
  let loadedIn = -1;
  return () => {
    if (value === null || loadedIn !== generation) {
      value = load();
      loadedIn = generation;
    }
    return value;
  };
}

/** Rows of a table beside this file: a user's own first, so that they win where the first row of a word counts. */
export function rows(name: string): string[][] {
  const ours = rowsOf(readFileSync(new URL(name, import.meta.url), "utf8"));
  const overlay = overlays.get(name);
  return overlay ? [...overlay.rows, ...ours.filter((row) => !overlay.replaces(row))] : ours;
}

/** Cells between tabs; lines that begin with `#` and a blank are about the table. */
export function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !isComment(line))
    .map((line) => line.split("\t"));
}

/** `# source: …`; a `#` before a tab is the sign itself, as in `units.tsv`. */
export function isComment(line: string): boolean {
  return line === "#" || line.startsWith("# ");
}

/** Values of one cell, separated by `;`. */
export function values(cell: string | undefined): string[] {
  return (cell ?? "").split(";").filter((value) => value !== "");
}

/** Entries as a map in which the first of a key counts. */
export function firstOf<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [key, value] of entries) if (!found.has(key)) found.set(key, value);
  return found;
}

/** The words that have a sense of one of the kinds. */
export function wordsOf<Kind extends string>(
  senses: ReadonlyMap<string, ReadonlyMap<Kind, unknown>>,
  kinds: readonly Kind[],
): string[] {
  return [...senses].filter(([, own]) => kinds.some((kind) => own.has(kind))).map(([word]) => word);
}

/** Rows `word, kind, …` as the senses of each word; the first of a kind counts. */
export function byWord<Kind extends string, Value>(
  list: readonly string[][],
  read: (cells: readonly string[]) => Value,
): Map<string, Map<Kind, Value>> {
  const words = new Map<string, Map<Kind, Value>>();
  for (const [word, kind, ...cells] of list) {
    const kinds = words.get(word!) ?? new Map<Kind, Value>();
    if (!kinds.has(kind as Kind)) kinds.set(kind as Kind, read(cells));
    words.set(word!, kinds);
  }
  return words;
}
