import { Command } from "commander";
import type { Diagnostic } from "../model/index.ts";
import { lexiconProblems, useLexicon } from "../pipeline.ts";
import { EXIT, UserError } from "./errors.ts";
import type { World } from "./world.ts";

/** Lays the user's tables over ours for the readings that follow; tells the rows it left out. */
export function layLexicon(dir: string | null): Diagnostic[] {
  return ofFolder(dir ?? "", () => useLexicon(dir));
}

export function makeCommand(world: World): Command {
  const lexicon = new Command("lexicon").description("Works on a folder of your own tables (see --lexicon).");
  lexicon
    .command("check")
    .description("Tells every row that cannot be used or has no source, one line each.")
    .argument("<dir>", "folder with tables called as ours: outlets.tsv, actors.tsv, cues.tsv, events.tsv, …")
    .addHelpText(
      "after",
      "\nExamples:\n  sitroom lexicon check my-lexicon/\n\nExit code 1 where a row is told.",
    )
    .action((dir: string) => check(dir, world));
  return lexicon;
}

async function check(dir: string, world: World): Promise<void> {
  const problems = ofFolder(dir, () => lexiconProblems(dir));
  for (const { path, line, reason } of problems) await world.out(`${path}:${line}: ${reason}\n`);
  if (problems.length > 0)
    throw new UserError(
      `${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${dir}.`,
      EXIT.nothingRead,
    );
  world.err(`${dir}: no problem found.\n`);
}

function ofFolder<Result>(dir: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UserError(`cannot read the lexicon ${dir}: ${code}`);
  }
}
