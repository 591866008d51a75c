import type { Known } from "./cells.ts";
import { placeKey } from "./keys.ts";
import { isComment } from "./rows.ts";
import { TABLES, type Table } from "./tables.ts";

/** The text of one table. */
export interface TableFile {
  /** Name of the table: `actors.tsv`. */
  name: string;
  /** How the file is called in problems. */
  path: string;
  text: string;
}

/** One thing that is wrong with a table. */
export interface Problem {
  path: string;
  line: number;
  reason: string;
  /** The row cannot be used as it is; false where only the provenance of rows is missing. */
  bad: boolean;
}

/** One row with the place where it stands. */
export interface Line {
  file: TableFile;
  number: number;
  cells: string[];
}

interface Sheet {
  file: TableFile;
  table: Table;
  lines: Line[];
  /** First row that no source line stands above. */
  unsourced: Line | null;
  /** Keys of names that two actors may share, offices that several people hold at a time. */
  shared: ReadonlySet<string>;
  many: ReadonlySet<string>;
}

/** `# source: own compilation, date: 2026-11` holds for the rows below it. */
const SOURCE = /^# source: \S.*, date: \d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const SHARED = /^# shared: (.+)$/;
const MANY = /^# many: (.+)$/;
/** Codes that rows may name though no state has them. */
const TERRITORIES = /^# territories: ([A-Z;]+)$/m;

/**
 * What is wrong with `files`, in the order of file and line: malformed cells, duplicates, names of two actors, hosts of two
 * outlets, terms of office that overlap, rows without a source. `ours` are the tables they are laid over, for the names
 * and classes these hold.
 */
export function problemsIn(files: readonly TableFile[], ours: readonly TableFile[] = []): Problem[] {
  const known = knownIn([...files, ...ours]);
  const sheets = files.filter(({ name }) => name in TABLES).map(sheetOf);
  const malformed = sheets.flatMap((sheet) => sheet.lines.flatMap((line) => problemOf(line, sheet, known)));
  const bad = new Set(malformed.map(({ path, line }) => `${path}:${line}`));
  const sound = sheets.map((sheet) => ({
    ...sheet,
    lines: sheet.lines.filter(({ file, number }) => !bad.has(`${file.path}:${number}`)),
  }));
  const problems = [
    ...files.filter(({ name }) => !(name in TABLES)).map(unknownTable),
    ...malformed,
    ...sound.flatMap(duplicates),
    ...sharedNames(sound, ours),
    ...sharedHosts(sound, ours),
    ...sound.flatMap(overlaps),
    ...sheets.flatMap(({ unsourced }) =>
      unsourced ? [problem(unsourced, "no `# source: …, date: …` line above this row", false)] : [],
    ),
  ];
  return problems.sort((left, right) => comparePaths(left, right) || left.line - right.line);
}

function comparePaths(left: Problem, right: Problem): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

function problem({ file, number }: Line, reason: string, bad = true): Problem {
  return { path: file.path, line: number, reason, bad };
}

function unknownTable({ path, name }: TableFile): Problem {
  return { path, line: 1, reason: `no table is called ${name}; see docs/lexicons.md`, bad: true };
}

function sheetOf(file: TableFile): Sheet {
  const lines: Line[] = [];
  const shared = new Set<string>();
  const many = new Set<string>();
  let sourced = false;
  let unsourced: Line | null = null;
  for (const [index, text] of file.text.split(/\r?\n/).entries()) {
    if (text === "") continue;
    if (isComment(text)) {
      sourced ||= SOURCE.test(text);
      for (const name of listIn(SHARED, text)) shared.add(placeKey(name));
      for (const role of listIn(MANY, text)) many.add(role);
      continue;
    }
    const line = { file, number: index + 1, cells: text.split("\t") };
    if (!sourced) unsourced ??= line;
    lines.push(line);
  }
  return { file, table: TABLES[file.name]!, lines, unsourced, shared, many };
}

function listIn(directive: RegExp, text: string): string[] {
  const list = directive.exec(text)?.[1];
  return list === undefined ? [] : list.split(";").map((item) => item.trim());
}

/** Rows of a table as they stand, with their lines. */
export function linesOf(file: TableFile): Line[] {
  return sheetOf(file).lines;
}

function knownIn(files: readonly TableFile[]): Known {
  const firsts = (name: string) =>
    new Set(
      files
        .filter((file) => file.name === name)
        .flatMap((file) => linesOf(file).map(({ cells }) => cells[0]!)),
    );
  const territories = files.flatMap(({ text }) => listIn(TERRITORIES, text));
  return {
    countries: new Set([...firsts("states.tsv"), ...territories]),
    classes: firsts("event-classes.tsv"),
    templates: firsts("event-slots.tsv"),
  };
}

function problemOf(line: Line, { table }: Sheet, known: Known): Problem[] {
  const { columns, optional = 0 } = table;
  const { cells } = line;
  if (cells.length > columns.length || cells.length < columns.length - optional) {
    const names = columns.map(([name]) => name).join(", ");
    return [problem(line, `${cells.length} columns instead of ${columns.length} (${names})`)];
  }
  for (const [at, value] of cells.entries()) {
    const [name, check] = columns[at]!;
    const reason = check(value, known);
    if (reason) return [problem(line, `${name}: ${reason}`)];
  }
  return [];
}

/** What a row says once and for all: its key, or with each of the words it lists. */
export function keysOf(cells: readonly string[], { key, listed }: Table): string[] {
  if (key.length === 0) return [cells.join("\t")];
  const [first, ...rest] = key.map((column) => cells[column] ?? "");
  const words = listed ? first!.split(listed) : [first!];
  return words.map((word) => [word, ...rest].join("\t"));
}

function duplicates({ lines, table }: Sheet): Problem[] {
  const seen = new Map<string, Line>();
  return lines.flatMap((line) =>
    keysOf(line.cells, table).flatMap((key) => {
      const first = seen.get(key);
      if (!first) {
        seen.set(key, line);
        return [];
      }
      const where = first === line ? "twice in this row" : `already in line ${first.number}`;
      return [problem(line, `"${key.replaceAll("\t", ", ")}" stands ${where}`)];
    }),
  );
}

/** Rows of our tables that the files leave in place. */
function remaining(files: readonly Sheet[], ours: readonly TableFile[], name: string): Line[] {
  const mine = files.find(({ file }) => file.name === name);
  const replaced = new Set(mine?.lines.flatMap(({ cells }) => keysOf(cells, mine.table)));
  const own = ours.find((file) => file.name === name);
  if (!own) return [];
  return linesOf(own).filter(({ cells }) => !keysOf(cells, TABLES[name]!).some((key) => replaced.has(key)));
}

function sharedNames(sheets: readonly Sheet[], ours: readonly TableFile[]): Problem[] {
  const owners = new Map<string, { id: string; line: Line }>();
  const all = [...sheets, ...ours.filter(({ name }) => name in TABLES).map(sheetOf)];
  const shared = new Set(all.flatMap((sheet) => [...sheet.shared]));
  for (const [name, { names }] of Object.entries(TABLES)) {
    if (!names) continue;
    for (const line of remaining(sheets, ours, name))
      for (const alias of names.of(line.cells))
        owners.set(nameKey(alias), { id: names.id(line.cells), line });
  }
  return sheets.flatMap(({ lines, table: { names } }) =>
    lines.flatMap((line) => {
      if (!names) return [];
      const id = names.id(line.cells);
      return [...new Set(names.of(line.cells).map(nameKey))].flatMap((key) => {
        const owner = owners.get(key);
        if (!owner) owners.set(key, { id, line });
        if (!owner || owner.id === id || shared.has(placeKey(key))) return [];
        const where = `${owner.line.file.path}:${owner.line.number}`;
        return [
          problem(line, `"${key}" also names ${owner.id} (${where}); declare it with "# shared: ${key}"`),
        ];
      });
    }),
  );
}

/** Names that differ in case alone are told apart only where they ask for exact case. */
function nameKey(alias: string): string {
  return alias.startsWith("=") ? alias.slice(1).replaceAll(".", "") : placeKey(alias);
}

function sharedHosts(sheets: readonly Sheet[], ours: readonly TableFile[]): Problem[] {
  const hostsOf = ({ cells }: Line) => (cells[3] ?? "").split(";").filter((host) => host !== "");
  const owners = new Map<string, Line>();
  for (const line of remaining(sheets, ours, "outlets.tsv"))
    for (const host of hostsOf(line)) owners.set(host, line);
  const outlets = sheets.find(({ file }) => file.name === "outlets.tsv");
  return (outlets?.lines ?? []).flatMap((line) =>
    hostsOf(line).flatMap((host) => {
      const owner = owners.get(host);
      owners.set(host, line);
      return owner
        ? [problem(line, `the host ${host} belongs to ${owner.cells[0]} (line ${owner.number})`)]
        : [];
    }),
  );
}

interface Term {
  line: Line;
  person: string;
  office: string;
  from: string;
  to: string;
}

/** Two holders of one office at a time; offices of a `# many:` line are held by several. */
function overlaps({ file, lines, many }: Sheet): Problem[] {
  if (file.name !== "holders.tsv") return [];
  const terms = lines.map((line): Term => {
    const [person, , role, country, , from = "", to = ""] = line.cells;
    return { line, person: person!, office: `${country} ${role}`, from, to };
  });
  return terms.flatMap((term, index) => {
    const { line, person, office, from, to } = term;
    if (from !== "" && to !== "" && from >= to)
      return [problem(line, `${person}: ${from} is not before ${to}`)];
    if (from === "" || many.has(line.cells[2]!)) return [];
    const clash = terms.slice(0, index).find((other) => other.office === office && overlap(term, other));
    return clash
      ? [problem(line, `${person} overlaps with ${clash.person} (line ${clash.line.number})`)]
      : [];
  });
}

/** Ends are exclusive; a term without a beginning is of unknown extent. */
function overlap(left: Term, right: Term): boolean {
  if (right.from === "") return false;
  return left.from < (right.to || "9") && right.from < (left.to || "9");
}
