import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { oneOf } from "./output.ts";
import type { World } from "./world.ts";

const NAMES = ["reading", "event", "picture"] as const;

export function makeCommand(world: World): Command {
  return new Command("schema")
    .description("JSON Schema of what read, events and picture print, with the meaning of each field.")
    .argument("<name>", NAMES.join(", "))
    .addHelpText(
      "after",
      "\nExamples:\n  sitroom schema reading > reading.schema.json\n  sitroom schema picture | jq '.definitions.Claim'",
    )
    .action(async (name: string) => {
      const file = new URL(`../../schemas/${oneOf(name, NAMES, "schema")}.json`, import.meta.url);
      await world.out(await readFile(file, "utf8"));
    });
}
