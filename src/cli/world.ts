import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { WatchEffects } from "../watch/index.ts";

/** What the commands need of the world; tests hand in their own. */
export interface World {
  /** Writes a piece of output; resolves when it may be followed by the next. */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  /** Columns of the terminal. */
  width: number;
  colours: boolean;
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  stdin?: AsyncIterable<Uint8Array>;
  /** Milliseconds, for progress alone. */
  now(): number;
  /** Milliseconds since 1970, to tell reports that are dated in the future. */
  clock(): number;
  /** The network and its clock; the process's own by default. */
  network?: Partial<WatchEffects>;
}

/** The process: colours on a terminal unless NO_COLOR is set, a closed pipe is no error. */
export function processWorld(): World {
  const { stdout, stderr, env } = process;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    out: async (text) => {
      if (!stdout.write(text)) await once(stdout, "drain");
    },
    err: (text) => void stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    width: stdout.columns ?? 80,
    colours: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb",
    writeFile,
    now: () => performance.now(),
    clock: () => Date.now(),
  };
}

async function writeFile(path: string, content: string | Uint8Array): Promise<void> {
  const stream = createWriteStream(path);
  stream.end(content);
  await once(stream, "finish");
}
