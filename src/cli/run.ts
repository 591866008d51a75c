import { Command, CommanderError } from "commander";
import type { MakeCommand } from "./command.ts";
import { EXIT, UserError } from "./errors.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

/** The commands with their one-line summaries; a command's file is loaded when it is called. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ makeCommand: MakeCommand }> }> = {
  brief: {
    summary: "the situation report (Markdown, HTML, JSON, PDF, DOCX)",
    load: () => import("./brief.ts"),
  },
  read: { summary: "each report read alone, one JSON a line", load: () => import("./read.ts") },
  events: { summary: "event mentions, one a row (JSONL, CSV, GeoJSON)", load: () => import("./events.ts") },
  picture: { summary: "the whole picture as one JSON", load: () => import("./picture.ts") },
  changes: { summary: "what differs between two moments", load: () => import("./changes.ts") },
  explain: { summary: "why one claim or incident stands", load: () => import("./explain.ts") },
  add: { summary: "captures pages, feeds and files into a store", load: () => import("./add.ts") },
  watch: { summary: "sources to be looked at again and again", load: () => import("./watch.ts") },
  alert: { summary: "rules of alerts: what to be told of at once", load: () => import("./alert.ts") },
  export: { summary: "for other tools (ACLED, UCDP, STIX, PROV-O, …)", load: () => import("./export.ts") },
  lexicon: { summary: "checks a folder of your own tables", load: () => import("./lexicon.ts") },
  schema: { summary: "JSON Schema of reading, event or picture", load: () => import("./schema.ts") },
  serve: {
    summary: "the live service: a page, an API, changes as they happen",
    load: () => import("./serve.ts"),
  },
  mcp: {
    summary: "the picture for language models, over standard input and output",
    load: () => import("./mcp.ts"),
  },
  user: { summary: "accounts and tokens of the live service", load: () => import("./user.ts") },
  store: {
    summary: "backup, export, import, check, size and upkeep of what the service keeps",
    load: () => import("./store.ts"),
  },
};

const EXAMPLES = `
Examples:
  sitroom brief reports/                    a folder of saved articles becomes one situation report
  sitroom brief reports/ -o brief.html      the same as a page, quoted words marked in their reports
  sitroom explain 0n3k reports/             why a claim stands
  sitroom add https://… reports/ --data room    captures into a store
  sitroom help brief                        more on one command

Exit codes: 0 done, 1 nothing could be read, 2 wrong usage.`;

/** Runs one command line (without node and script) and returns the exit code. */
export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    const program = await programFor(args, world);
    if (args.length === 0) {
      world.err(program.helpInformation() + EXAMPLES.slice(1));
      world.err("\n");
      return EXIT.usage;
    }
    await program.parseAsync([...args], { from: "user" });
    return EXIT.done;
  } catch (error) {
    return codeOf(error, world);
  }
}

function codeOf(error: unknown, world: World): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (!(error instanceof UserError)) throw error;
  world.err(`sitroom: ${error.message}\n`);
  return error.code;
}

async function programFor(args: readonly string[], world: World): Promise<Command> {
  const program = new Command("sitroom")
    .description("Turns a pile of crisis reports into one sourced picture.")
    .version(version())
    .addHelpText("after", EXAMPLES);
  const called = args.find((arg) => arg in COMMANDS);
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command =
      name === called ? (await load()).makeCommand(world) : new Command(name).description(summary);
    program.addCommand(command.summary(summary));
  }
  settle(program, world);
  return program;
}

/** Errors are thrown, not exits; what commander prints goes where the command prints. So for the commands below. */
function settle(command: Command, world: World): void {
  for (const below of command.commands) settle(below, world);
  command.exitOverride().configureOutput({
    writeOut: (text) => void world.out(text),
    writeErr: (text) => world.err(text),
    outputError: (text, write) => write(text.replace(/^error: /, "sitroom: ")),
  });
}
