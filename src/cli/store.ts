import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Command } from "commander";
import { openService } from "../server/service.ts";
import type { Store } from "../store/index.ts";
import { DATA, DATA_DEFAULT, DATA_HELP, openData, withData } from "./data.ts";
import { EXIT, UserError } from "./errors.ts";
import { deliver, oneOf } from "./output.ts";
import { type PruneOptions, printAudit, printSize, prune } from "./upkeep.ts";
import type { World } from "./world.ts";

const ACTIONS = [
  "backup",
  "restore",
  "export",
  "import",
  "reread",
  "check",
  "size",
  "prune",
  "audit",
] as const;
type Action = (typeof ACTIONS)[number];

interface Options extends PruneOptions {
  data: string;
  output?: string;
}

export function makeCommand(world: World): Command {
  return new Command("store")
    .description("What the live service keeps: copies of it, its log as JSONL, and whether it is sound.")
    .argument("<action>", ACTIONS.join(", "))
    .argument("[path]", "folder of a backup, or file of an export")
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .option("-o, --output <file>", "write an export to this file instead of standard output")
    .option("--before <time>", "prune: contents last captured before this moment go")
    .option("--most <n>", "prune: the oldest contents go until so many megabytes are left")
    .option("--changes-before <time>", "prune: changes told before this moment are forgotten")
    .addHelpText("after", HELP)
    .action((action: string, path: string | undefined, options: Options) =>
      run(oneOf(action, ACTIONS, "store"), path, options, world),
    );
}

const HELP = `
Actions:
  backup FOLDER      copies everything into a new folder, also while the service runs
  restore FOLDER     makes the data folder out of a backup; refuses where there is one already
  export             the log as JSONL: reports, withdrawals, statements (no accounts)
  import FILE        appends what an export holds and is not here yet
  reread             reads all reports again and brings the picture up to date
  check              reads everything; one line for each thing that is wrong, exit code 1
  size               what is held, how much of it
  prune              drops contents as they came (--before, --most) and old changes (--changes-before);
                     entries, readings and the picture stay, but what was dropped cannot be read again
  audit              who did what, the latest first

Examples:
  sitroom store backup /backups/monday --data room/
  sitroom store export --data room/ -o log.jsonl
  sitroom store import log.jsonl --data other/
  sitroom store prune --most 2000 --changes-before 2025-01-01 --data room/`;

const WORK: Record<Action, (path: string, options: Options, world: World) => Promise<void>> = {
  backup: (path, { data }) => withData(data, (store) => store.backup(path), { readOnly: true }),
  async restore(path, { data }) {
    if (existsSync(join(data, "sitroom.db")))
      throw new UserError(`${data} holds a store already; name another --data.`);
    await withData(path, (store) => store.backup(data), { readOnly: true });
  },
  export: (_path, { data, output }, world) =>
    withData(data, (store) => exported(store, output, world), { readOnly: true }),
  import: (path, { data }, world) => withData(data, (store) => imported(store, path, world)),
  async reread(_path, { data }, world) {
    const service = await openService(await openData(data), { warn: (line) => world.err(`${line}\n`) });
    const count = await service.reread("all");
    await service.close();
    world.err(`${count} reports read again.\n`);
  },
  size: (_path, { data }, world) => withData(data, (store) => printSize(store, world), { readOnly: true }),
  prune: (_path, options, world) => withData(options.data, (store) => prune(store, options, world)),
  audit: (_path, { data }, world) => withData(data, (store) => printAudit(store, world), { readOnly: true }),
  check: (_path, { data }, world) =>
    withData(
      data,
      async (store) => {
        const problems = await store.check();
        for (const problem of problems) await world.out(`${problem}\n`);
        if (problems.length > 0) throw new UserError(`${problems.length} problems.`, EXIT.nothingRead);
        world.err("No problem found.\n");
      },
      { readOnly: true },
    ),
};

async function run(action: Action, path: string | undefined, options: Options, world: World): Promise<void> {
  const needsPath = action === "backup" || action === "restore" || action === "import";
  if (needsPath && path === undefined) throw new UserError(`store ${action}: name the folder or file.`);
  await WORK[action](path ?? "", options, world);
}

async function exported(store: Store, output: string | undefined, world: World): Promise<void> {
  if (output === undefined) {
    for await (const line of store.exportLog()) await world.out(line.endsWith("\n") ? line : `${line}\n`);
    return;
  }
  const lines: string[] = [];
  for await (const line of store.exportLog()) lines.push(line.endsWith("\n") ? line : `${line}\n`);
  await deliver(lines.join(""), output, world);
}

async function imported(store: Store, path: string, world: World): Promise<void> {
  if (!existsSync(path)) throw new UserError(`${path}: there is no such file.`);
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  const { added, present, diagnostics } = await store.importLog(lines);
  for (const { path: line, reason } of diagnostics) world.err(`${line}: ${reason}\n`);
  world.err(
    `${added} entries taken over, ${present} were here already; they are read when the service runs next.\n`,
  );
}
