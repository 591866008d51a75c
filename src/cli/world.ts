import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
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
  /** Resolves when somebody asks the process to end; what serves runs until then. */
  stopped?(): Promise<void>;
  /** Asks for a secret at the terminal without showing it; without a terminal, the first line of standard input. */
  secret?(prompt: string): Promise<string>;
  /** Opens an address in the browser. */
  browse?(address: string): void;
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
    stopped,
    secret,
    browse,
  };
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

async function secret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write("\n");
  }
}

/** Where no browser can be started, the address stands in the terminal all the same. */
function browse(address: string): void {
  const [command, ...first] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", ""]
        : ["xdg-open"];
  const child = spawn(command!, [...first, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

async function writeFile(path: string, content: string | Uint8Array): Promise<void> {
  const stream = createWriteStream(path);
  stream.end(content);
  await once(stream, "finish");
}
