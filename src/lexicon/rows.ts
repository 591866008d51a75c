import { readFileSync } from "node:fs";

/** Rows of a table beside this file: cells between tabs; lines that begin with `#` tell about the table. */
export function rows(name: string): string[][] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

/** Values of one cell, separated by `;`. */
export function values(cell: string | undefined): string[] {
  return (cell ?? "").split(";").filter((value) => value !== "");
}
