import { writeFileSync } from "node:fs";
import { run } from "../../src/cli/run.ts";
import type { World } from "../../src/cli/world.ts";

/** What a command line left behind. */
export interface Result {
  code: number;
  out: string;
  err: string;
}

/** The day on which the tests' world stands. */
const TODAY = Date.UTC(2032, 0, 1);

/** Runs a command line in this process with a world of its own. */
export async function sitroom(args: string[], more: Partial<World> = {}): Promise<Result> {
  const result: Result = { code: -1, out: "", err: "" };
  const world: World = {
    out: async (text) =>
      void (result.out += typeof text === "string" ? text : Buffer.from(text).toString("latin1")),
    err: (text) => void (result.err += text),
    outIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    colours: false,
    writeFile: async (path, content) => writeFileSync(path, content),
    now: () => 0,
    clock: () => TODAY,
    ...more,
  };
  result.code = await run(args, world);
  return result;
}
