import { availableParallelism } from "node:os";
import { Command } from "commander";
import { collect, isDiagnostic } from "../collect/collect.ts";
import { WINDOW } from "../desk.ts";
import type { Capture } from "../model/index.ts";
import { accountsOf } from "../server/accounts.ts";
import { alertsFor } from "../server/alerts/alerts.ts";
import { makeApp } from "../server/app.ts";
import { type ReadCaptures, readInSlices } from "../server/reading.ts";
import { openService, type Service } from "../server/service.ts";
import { watchFor } from "../server/watching.ts";
import type { Store } from "../store/index.ts";
import { growSparingly } from "../workers/compiling.ts";
import { PATHS, PATHS_HELP } from "./command.ts";
import { DATA, DATA_DEFAULT, DATA_HELP, openData } from "./data.ts";
import { UserError } from "./errors.ts";
import { layLexicon } from "./lexicon.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

interface Options {
  data: string;
  host: string;
  port: string;
  name: string[];
  allowHost: string[];
  open?: boolean;
  lexicon?: string;
  workers?: string;
}

/** Names of this computer as browsers ask for it. */
const LOCAL_NAMES = ["localhost", "127.0.0.1", "[::1]"];
/** Captures that are appended at a time. */
const PORTION = 100;
/** Milliseconds between lines on how far it is. */
const TELL_MS = 3_000;
/** Threads that read at most unless another number is asked for: each holds lexicons of its own, and news comes in slowly. */
const READERS = 2;

export function makeCommand(world: World): Command {
  return new Command("serve")
    .description(
      "The live service: takes reports in, keeps the picture current, shows it as a page and over HTTP. Runs until it is stopped.",
    )
    .argument(PATHS, `taken in at the start: ${PATHS_HELP}`)
    .option(DATA, DATA_HELP, DATA_DEFAULT)
    .option(
      "--host <address>",
      "address to listen on; any but this computer's own needs a user first",
      "127.0.0.1",
    )
    .option("--port <n>", "port to listen on; 0 = any that is free", "4600")
    .option("--name <host...>", "further names it is reached by, for example behind a proxy", [])
    .option(
      "--allow-host <host>",
      "a host that may be on a private network, for sources and webhooks; may be given again",
      (host: string, before: string[]) => [...before, host],
      [] as string[],
    )
    .option("--open", "open the page in the browser")
    .option("--lexicon <dir>", "a folder of your own tables (outlets.tsv, actors.tsv, …), laid over ours")
    .option(
      "--workers <n>",
      `threads that read at most (default: ${READERS}, fewer on a small machine); one stays, others come when there is much to read`,
    )
    .addHelpText("after", EXAMPLES)
    .action((paths: string[], options: Options) => run(paths, options, world));
}

const EXAMPLES = `
Examples:
  sitroom serve --open                          an empty room on this computer
  sitroom serve reports/ --data room/           with these reports; what is there already is not read again
  curl -X POST -T new.jsonl -H 'x-sitroom: 1' -H 'content-type: application/x-ndjson' \\
       http://127.0.0.1:4600/api/v1/reports     more of them, while it runs
  sitroom user add ada --role admin --data room/ && sitroom serve --data room/ --host 0.0.0.0
                                                for others in the network, who have to log in

The API describes itself at /api/v1/openapi.json; docs/server.md tells the rest.`;

async function run(paths: readonly string[], options: Options, world: World): Promise<void> {
  for (const { path, reason } of layLexicon(options.lexicon ?? null)) world.err(`${path}: ${reason}\n`);
  const port = numberOf(options.port, "--port", 65_535);
  const store = await openData(options.data);
  const accounts = accountsOf(store);
  const needsLogin = await accounts.any();
  if (!isLocal(options) && !needsLogin) {
    await store.close();
    throw new UserError(
      `others could reach ${options.host}, and nobody would have to log in. Make a user first: sitroom user add NAME --role admin --data ${options.data}`,
    );
  }
  const { service, watching, alerts, warm, end } = await started(store, options, world);
  const warn = (line: string) => world.err(`${line}\n`);
  const rest = { version: version(), hosts: hostsOf(options), warn };
  const app = await makeApp({ service, accounts, needsLogin, watching, alerts, ...rest });
  try {
    const address = await app.listen({ host: options.host, port }).catch((error: NodeJS.ErrnoException) => {
      throw new UserError(`cannot listen on ${options.host}:${port}: ${error.code ?? error.message}`);
    });
    await world.out(`Situation Room at ${address} (data in ${options.data}); Ctrl-C ends it.\n`);
    if (options.open) world.browse?.(address);
    warm();
    const stop = world.stopped?.() ?? Promise.resolve();
    await Promise.race([stop, takeIn(paths, service, world).then(() => stop)]);
  } finally {
    await app.close();
    await end();
  }
}

function isLocal({ host }: Options): boolean {
  return ["127.0.0.1", "::1", "localhost"].includes(host);
}

/** Names it is reached by; null = any, where others come in under names we do not know. */
function hostsOf(options: Options): string[] | null {
  return isLocal(options) || options.name.length > 0 ? [...LOCAL_NAMES, ...options.name] : null;
}

/** The service with all that works behind it. */
async function started(store: Store, options: Options, world: World) {
  const { workers } = options;
  growSparingly();
  const { openReaders } = await import("../workers/pool.ts");
  const threads =
    workers === undefined ? Math.min(READERS, availableParallelism()) : numberOf(workers, "--workers", 64);
  const warn = (line: string) => world.err(`${line}\n`);
  const readers = threads === 0 ? null : lazily(() => openReaders(threads, { warn }));
  const read: ReadCaptures = async (captures) =>
    ((await readers?.()) ?? { read: readInSlices }).read(captures);
  const service = await openService(store, { warn, read, tell: tellerTo(world) });
  const outside = { warn, effects: world.network, allowedHosts: options.allowHost };
  const [watching, alerts] = [await watchFor(service, outside), await alertsFor(service, outside)];
  const end = async () => {
    await watching.stop();
    await alerts.stop();
    await service.close();
    await (await readers?.())?.close();
  };
  /** Has the threads start, so that the first report does not wait for them. */
  const warm = () => void readers?.();
  return { service, watching, alerts, warm, end };
}

/** Says how far the room is with making itself ready, where that takes long enough to be wondered at. */
function tellerTo(world: World): (done: number, all: number) => void {
  let began = world.now();
  let last = began;
  return (done, all) => {
    const now = world.now();
    if (done <= WINDOW) began = last = now;
    const isOver = done === all;
    if (isOver ? last === began : now - last < TELL_MS) return;
    last = now;
    const line = isOver
      ? `All ${all} reports are worked in again; new ones are taken in.`
      : `${done} of ${all} reports worked in again; what was known is shown meanwhile.`;
    world.err(`${line}\n`);
  };
}

/** What is made when it is first asked for, once. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Takes in what the paths hold, a portion after the other. */
async function takeIn(paths: readonly string[], service: Service, world: World): Promise<void> {
  if (paths.length === 0) return;
  let portion: Capture[] = [];
  const counts = { accepted: 0, known: 0 };
  const flush = async () => {
    const { accepted, known, diagnostics } = await service.ingest(portion.map((capture) => ({ capture })));
    portion = [];
    counts.accepted += accepted;
    counts.known += known;
    for (const { path, reason } of diagnostics) world.err(`${path}: ${reason}\n`);
  };
  for await (const item of collect(paths, { stdin: world.stdin })) {
    if (isDiagnostic(item)) world.err(`${item.path}: ${item.reason}\n`);
    else if (portion.push(item) === PORTION) await flush();
  }
  await flush();
  world.err(`${counts.accepted} reports taken in, ${counts.known} were here already.\n`);
}

function numberOf(text: string, option: string, most: number): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= most) return number;
  throw new UserError(`${option}: "${text}" is no number from 0 to ${most}.`);
}
