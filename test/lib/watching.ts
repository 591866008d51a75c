import type { Diagnostic } from "../../src/model/index.ts";
import type { SourceHealth } from "../../src/store/tables.ts";
import type { Captured, Source, Withdrawn } from "../../src/watch/look.ts";
import { newHealth } from "../../src/watch/poll.ts";
import { type Watcher, type WatchOptions, watch } from "../../src/watch/watch.ts";
import { type Site, type TestClock, testClock, testWorld } from "./web.ts";

/** A watcher with a clock of its own, and all it told. */
export interface TestWatch {
  clock: TestClock;
  watcher: Watcher;
  captures: Captured[];
  withdrawals: Withdrawn[];
  diagnostics: Diagnostic[];
  healths: [string, SourceHealth][];
  /** Looks at the source `s` once, right after so many milliseconds. */
  look(after?: number): Promise<SourceHealth>;
}

export function sourceOf(kind: Source["kind"], url: string, more: Partial<Source> = {}): Source {
  return { key: "s", kind, url, title: "Source", enabled: true, settings: {}, health: newHealth(), ...more };
}

/** Watches without gaps between requests; the loopback interface is allowed. */
export function testWatch(sources: Source[], options: WatchOptions = {}): TestWatch {
  const clock = testClock();
  const captures: Captured[] = [];
  const withdrawals: Withdrawn[] = [];
  const diagnostics: Diagnostic[] = [];
  const healths: [string, SourceHealth][] = [];
  const watcher = watch(sources, {
    onCapture: (captured) => void captures.push(captured),
    onWithdrawal: (withdrawn) => void withdrawals.push(withdrawn),
    onDiagnostic: (diagnostic) => void diagnostics.push(diagnostic),
    onHealth: (key, health) => void healths.push([key, health]),
    ...options,
    effects: { ...testWorld(clock), ...options.effects },
    limits: { gap: 0, allowedHosts: ["127.0.0.1"], ...options.limits },
  });
  const look = (after = 0) => {
    clock.advance(after);
    return watcher.pollOnce("s");
  };
  return { clock, watcher, captures, withdrawals, diagnostics, healths, look };
}

/** Long enough not to be taken for a teaser. */
export const STORY =
  "The harbour master of Port Selby said that the quay stays shut until the divers are done. ".repeat(7);

export function page(body: string, title = "Quay"): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><p>${body}</p></body></html>`;
}

/** How many times a path was asked for. */
export function timesAsked(site: Site, path: string): number {
  return site.asked.filter((one) => one.path === path).length;
}
