import type { Command } from "commander";
import { commandNamed, PATHS, PATHS_HELP, type Shared } from "./command.ts";
import { loadReadings } from "./load.ts";
import { deliverLines, somePaths } from "./output.ts";
import type { World } from "./world.ts";

export function makeCommand(world: World): Command {
  return commandNamed(
    "read",
    "Each report read alone, one JSON a line: mentions, times, quantities, attributions, events.",
    [
      "sitroom read reports/ > readings.jsonl",
      "sitroom read story.html | jq '.events | length'",
      "sitroom schema reading                              what the fields mean",
    ],
  )
    .argument(PATHS, PATHS_HELP)
    .action(async (paths: string[], options: Shared) => {
      const readings = await loadReadings(somePaths(paths, "read"), options, world);
      await deliverLines(readings, options.output, world);
    });
}
