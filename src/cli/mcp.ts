import { Command } from "commander";
import { DATA, DATA_DEFAULT, DATA_HELP, openData } from "./data.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

export function makeCommand(world: World): Command {
  return new Command("mcp")
    .description(
      "The picture for language models (Model Context Protocol) over standard input and output. Reads beside a running service; changes nothing.",
    )
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .addHelpText("after", HELP)
    .action(({ data }: { data: string }) => run(data, world));
}

const HELP = `
Tools: brief, what_changed, search_claims, explain, check_statement, conflicts, positions.

Example, as a client's settings have it:
  { "command": "sitroom", "args": ["mcp", "--data", "/path/to/room"] }`;

async function run(data: string, world: World): Promise<void> {
  const store = await openData(data, { readOnly: true });
  const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
  const { mcpServer } = await import("../server/mcp.ts");
  const { shelfOf } = await import("../server/shelf.ts");
  const shelf = shelfOf(store);
  const handle = serveStdio(() => mcpServer(shelf, version()), {
    onerror: ({ message }) => world.err(`${message}\n`),
  });
  const ended = new Promise<void>((resolve) => process.stdin.once("end", resolve));
  await Promise.race([ended, world.stopped?.() ?? ended]);
  await handle.close();
  await store.close();
}
