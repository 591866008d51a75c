import type { World } from "./world.ts";

/** Progress is shown to people only, and only where they would wonder. */
const WAIT_MS = 1000;
const STEP_MS = 200;

export interface Progress {
  files(number: number): void;
  reports(total: number): void;
  /** Takes the line away. */
  done(): void;
}

export function progressOn(world: World, quiet: boolean): Progress {
  const start = world.now();
  let last = start;
  let read = 0;
  let shown = false;
  const show = (text: string) => {
    const now = world.now();
    if (quiet || !world.errIsTerminal || now - start < WAIT_MS || now - last < STEP_MS) return;
    last = now;
    shown = true;
    world.err(`\r\u001b[K${text}`);
  };
  return {
    files: (number) => show(`${number} files opened`),
    reports: (total) => show(`${++read} of ${total} reports read`),
    done: () => {
      if (shown) world.err("\r\u001b[K");
    },
  };
}
