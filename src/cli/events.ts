import type { Command } from "commander";
import { eventRows } from "../desk.ts";
import { eventsCsv, eventsGeojson } from "../products/events.ts";
import { AS_OF_HELP, commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { loadReadings } from "./load.ts";
import { momentOf } from "./moments.ts";
import { deliver, deliverLines, oneOf, somePaths } from "./output.ts";
import { loadStatements, STATEMENTS_HELP } from "./statements.ts";
import type { World } from "./world.ts";

const FORMATS = ["jsonl", "csv", "geojson"] as const;

interface Options extends Shared {
  statements?: string;
  format: string;
  asOf?: string;
}

export function makeCommand(world: World): Command {
  return commandNamed(
    "events",
    "Event mentions, one a row, resolved to actors, places, times and chains of attribution.",
    [
      "sitroom events reports/ > events.jsonl",
      "sitroom events reports/ --format csv -o events.csv",
      "sitroom events reports/ --format geojson > map.geojson",
      "sitroom schema event                                what the fields mean",
    ],
  )
    .argument(PATHS, PATHS_HELP)
    .option("--format <name>", FORMATS.join(", "), "jsonl")
    .option("--as-of <time>", AS_OF_HELP)
    .option("--statements <file>", STATEMENTS_HELP)
    .action((paths: string[], options: Options) => run(paths, options, world));
}

async function run(paths: string[], options: Options, world: World): Promise<void> {
  const format = oneOf(options.format, FORMATS, "--format");
  const asOf = options.asOf === undefined ? null : momentOf(options.asOf, "--as-of");
  const rows = eventRows(await loadReadings(somePaths(paths, "events"), options, world), {
    asOf,
    statements: await loadStatements(options.statements, world),
  });
  if (format === "jsonl") return deliverLines(rows, options.output, world);
  await deliver(format === "csv" ? eventsCsv(rows) : eventsGeojson(rows), options.output, world);
}
