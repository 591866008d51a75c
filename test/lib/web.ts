import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { theWorld, type WatchEffects } from "../../src/watch/effects.ts";

/** What a page of the loopback server answers; a function may answer as it likes. */
export type Reply =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web site of our own on a free port of the loopback interface. */
export interface Site {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** By path with query; what is not here is not found. */
  pages: Record<string, Reply>;
  /** Requests in their order. */
  asked: { path: string; headers: IncomingMessage["headers"] }[];
  close(): Promise<void>;
}

export async function openSite(pages: Record<string, Reply> = {}): Promise<Site> {
  const asked: Site["asked"] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url!, headers: request.headers });
    const reply = site.pages[request.url!];
    if (typeof reply === "function") return reply(request, response);
    const {
      status = 200,
      headers = {},
      body = "",
    } = reply === undefined ? { status: 404 } : typeof reply === "string" ? { body: reply } : reply;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    asked,
    close: () => closed(server),
  };
  return site;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}

/** A clock that stands still until it is put forward. */
export interface TestClock {
  effects: Pick<WatchEffects, "now" | "wait" | "random">;
  /** Puts the clock forward; what waited for a moment up to then goes on. */
  advance(milliseconds: number): void;
  /** How long the waits under way still last, in milliseconds, the shortest first. */
  waits(): number[];
}

/** Stands at the first second of May 2031. Chance is always a half. */
export function testClock(): TestClock {
  let now = Date.UTC(2031, 4, 1);
  const waiting = new Set<{ until: number; done: () => void }>();
  return {
    effects: {
      now: () => now,
      random: () => 0.5,
      wait(milliseconds, signal) {
        if (milliseconds <= 0 || signal?.aborted) return Promise.resolve();
        return new Promise((resolve) => {
          const wait = { until: now + milliseconds, done };
          function done() {
            waiting.delete(wait);
            resolve();
          }
          waiting.add(wait);
          signal?.addEventListener("abort", done);
        });
      },
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const wait of [...waiting]) if (wait.until <= now) wait.done();
    },
    waits: () => [...waiting].map(({ until }) => until - now).sort((left, right) => left - right),
  };
}

/** The world with this clock, and with names that are looked up in a table of ours. */
export function testWorld(clock: TestClock, names: Record<string, string[]> = {}): WatchEffects {
  return {
    ...theWorld,
    ...clock.effects,
    resolve: async (host) => names[host] ?? [],
  };
}
