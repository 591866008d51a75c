import { Command, InvalidArgumentError } from "commander";
import type { Store } from "../store/index.ts";
import { FetchError, theWorld, type WatchEffects, type WatchOptions } from "../watch/index.ts";
import { withData } from "./data.ts";
import type { World } from "./world.ts";

/** Options of the commands that work on a store. */
export interface DataOptions {
  data: string;
  quiet?: boolean;
  allowHost?: string[];
  contact?: string;
}

/** A command with the options of all that fetch into a store. */
export function storeCommand(name: string, summary: string): Command {
  return new Command(name)
    .description(summary)
    .requiredOption("--data <dir>", "folder of the store; made where it is missing")
    .option("-q, --quiet", "no summary on standard error")
    .option(
      "--allow-host <host>",
      "a host that may be on a private network, e.g. intranet.example; may be given again",
      (host: string, before: string[] = []) => [...before, host],
    )
    .option("--contact <who>", "address or mail whom publishers may write to; sent with each request");
}

/** Does something with the store in a folder; a refusal is one line. */
export function withStore<Result>(
  { data }: DataOptions,
  world: World,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return withData(data, work, { now: () => new Date(world.clock()) });
}

export function effectsOf(world: World): WatchEffects {
  return { ...theWorld, now: () => world.clock(), ...world.network };
}

/** How the command line watches: a change is told by the words of the article, captures are listed, trouble is told. */
export async function watchOptions(options: DataOptions, world: World, tally: Tally): Promise<WatchOptions> {
  // Loads the lexicons, which listing sources needs not.
  const { cleanCapture } = await import("../pipeline.ts");
  return {
    effects: effectsOf(world),
    limits: { allowedHosts: options.allowHost ?? [] },
    contact: options.contact ?? null,
    textOf: (capture) => cleanCapture(capture).text,
    async onCapture({ capture, versionOf }) {
      if (versionOf === null) tally.reports++;
      else tally.versions++;
      await world.out(`${capture.id}\t${oneLine(capture.headline ?? capture.url ?? capture.path)}\n`);
    },
    onWithdrawal({ url, reason }) {
      tally.withdrawn++;
      world.err(`${oneLine(url ?? "")}: taken down: ${oneLine(reason)}\n`);
    },
    onDiagnostic({ path, reason }) {
      tally.problems++;
      world.err(`${oneLine(path)}: ${oneLine(reason)}\n`);
    },
  };
}

/** What a command did. */
export interface Tally {
  reports: number;
  versions: number;
  withdrawn: number;
  problems: number;
}

export function newTally(): Tally {
  return { reports: 0, versions: 0, withdrawn: 0, problems: 0 };
}

export function tallyLine({ reports, versions, withdrawn, problems }: Tally): string {
  const parts = [
    counted(reports, "new report"),
    counted(versions, "later version"),
    withdrawn > 0 ? `${withdrawn} taken down` : "",
    problems > 0 ? `${counted(problems, "problem")} (above)` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** The line of an error that was foreseen; others go on. */
export function lineOf(error: unknown): string {
  if (error instanceof FetchError) return error.message;
  throw error;
}

/** Without control characters, which a terminal must not obey. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}

/** Minutes as given, for an option. */
export function minutes(text: string): number {
  const value = Number(text);
  if (/^\d{1,5}(?:\.\d{1,3})?$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError("give minutes, e.g. 15");
}
