import { sha256 } from "./content.ts";
import type { Log } from "./store.ts";

/** What is wrong with a log and with where the derived tables stand; one line each. Reads every content. */
export async function faultsOf(log: Log, derived: number): Promise<string[]> {
  const faults: string[] = [];
  let last = 0;
  for await (const entry of log.entries()) {
    if (entry.seq !== last + 1) faults.push(`entry ${entry.seq} follows entry ${last}`);
    last = entry.seq;
    if (entry.kind !== "capture") continue;
    const bytes = await log.raw(entry.capture.hash);
    if (bytes !== null && (sha256(bytes) !== entry.capture.hash || bytes.length !== entry.capture.bytes))
      faults.push(`the content of entry ${entry.seq} is not what was captured`);
  }
  if (derived > last) faults.push(`the derived tables stand at ${derived}, the log ends at ${last}`);
  return faults;
}
