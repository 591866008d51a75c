import type { Command } from "commander";
import { pictureOf } from "../desk.ts";
import { changes } from "../picture/index.ts";
import { commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliverLines, somePaths } from "./output.ts";
import { loadStatements, STATEMENTS_HELP } from "./statements.ts";
import type { World } from "./world.ts";

interface Options extends Shared {
  statements?: string;
  from: string;
  to: string;
}

export function makeCommand(world: World): Command {
  return commandNamed("changes", "What differs between the pictures of two moments, one JSON a line.", [
    "sitroom changes reports/ --from 2025-03-06 --to 2025-03-08",
    "sitroom changes reports/ --from 2025-03-06T12:00Z --to 2025-03-06T18:00Z | jq -r .note",
  ])
    .argument(PATHS, PATHS_HELP)
    .requiredOption("--from <time>", "the earlier moment: 2025-03-06 (end of that day) or 2025-03-06T14:30Z")
    .requiredOption("--to <time>", "the later moment, same forms")
    .option("--statements <file>", STATEMENTS_HELP)
    .action((paths: string[], options: Options) => run(paths, options, world));
}

async function run(paths: string[], options: Options, world: World): Promise<void> {
  const from = momentOf(options.from, "--from");
  const to = momentOf(options.to, "--to");
  const readings = await loadReadings(somePaths(paths, "changes"), options, world);
  const statements = await loadStatements(options.statements, world);
  const [before, after] = [
    pictureOf(readings, { asOf: from, statements }),
    pictureOf(readings, { asOf: to, statements }),
  ];
  await deliverLines(changes(before, after), options.output, world);
}
