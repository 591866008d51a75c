import type { Command } from "commander";
import { pictureOf } from "../desk.ts";
import { AS_OF_HELP, commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliver, somePaths } from "./output.ts";
import { loadStatements, STATEMENTS_HELP } from "./statements.ts";
import type { World } from "./world.ts";

interface Options extends Shared {
  statements?: string;
  asOf?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "picture",
    "The whole picture as one JSON: claims with their assertions, incidents, figures, conflicts, positions.",
    [
      "sitroom picture reports/ > picture.json",
      "sitroom picture reports/ --as-of 2025-03-07 | jq '.figures'",
      "sitroom schema picture                              what the fields mean",
    ],
  )
    .argument(PATHS, PATHS_HELP)
    .option("--as-of <time>", AS_OF_HELP)
    .option("--statements <file>", STATEMENTS_HELP)
    .action(async (paths: string[], options: Options) => {
      const asOf = options.asOf === undefined ? null : momentOf(options.asOf, "--as-of");
      const readings = await loadReadings(somePaths(paths, "picture"), options, world);
      const statements = await loadStatements(options.statements, world);
      await deliver(
        `${JSON.stringify(pictureOf(readings, { asOf, statements }), null, 2)}\n`,
        options.output,
        world,
      );
    });
}
