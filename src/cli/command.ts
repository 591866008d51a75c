import { Command } from "commander";
import type { World } from "./world.ts";

/** What every command file exports. */
export type MakeCommand = (world: World) => Command;

/** A command with the options all of them share. */
export function commandNamed(name: string, summary: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(summary)
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("-q, --quiet", "no progress and no summary on standard error")
    .option("--lexicon <dir>", "a folder of your own tables (outlets.tsv, actors.tsv, …), laid over ours")
    .option("--workers <n>", "how many reports are read at a time (default: one a core for large inputs)")
    .addHelpText("after", `\nExamples:\n${examples.map((example) => `  ${example}`).join("\n")}`);
}

export const PATHS = "[paths...]";
export const PATHS_HELP =
  "files or folders: .txt .md .html .xml (feeds) .json .jsonl .ndjson .eml .warc(.gz); - for JSONL on stdin";
export const AS_OF_HELP = "what was known at that moment: 2025-03-07 (end of that day) or 2025-03-07T14:30Z";

export interface Shared {
  output?: string;
  quiet?: boolean;
  lexicon?: string;
  workers?: string;
}
