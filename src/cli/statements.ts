import { readFile } from "node:fs/promises";
import type { Statement } from "../model/index.ts";
import { statementOf } from "../model/index.ts";
import { UserError } from "./errors.ts";
import type { World } from "./world.ts";

export const STATEMENTS_HELP =
  "analysts' statements as JSONL: merge, split, reject, reliability, note, withdrawal, undo (docs/corrections.md)";

/** The statements of a file, one JSON a line; each line that is none is told on stderr and left out. */
export async function loadStatements(path: string | undefined, world: World): Promise<Statement[]> {
  if (path === undefined) return [];
  const lines = (await textOf(path)).split(/\r?\n/);
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    const statement = parsed(line);
    if (typeof statement !== "string") return [statement];
    world.err(`${path}#${at + 1}: ${statement}\n`);
    return [];
  });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UserError(`--statements: cannot read "${path}".`);
  }
}

function parsed(line: string): Statement | string {
  try {
    return statementOf(JSON.parse(line));
  } catch {
    return "not a line of JSON";
  }
}
