import { lookup } from "node:dns/promises";
import { setTimeout as later } from "node:timers/promises";
import { Client } from "undici";
import { type CollectEffects, fileSystem } from "../collect/effects.ts";
import { hostOf } from "./addresses.ts";

/** One request, to be sent to one of `addresses` and nowhere else. */
export interface Asked {
  url: URL;
  /** IP addresses that were looked up and found fit; at least one. */
  addresses: readonly string[];
  headers: Record<string, string>;
  /** Where it is given it is posted; otherwise the document is got. */
  body?: string;
  /** Milliseconds for the connection, and between two parts of the answer. */
  patience: number;
  signal: AbortSignal;
}

/** The head of an answer; redirects are answers like any other. */
export interface Head {
  status: number;
  /** Names in lower case; a header given twice is joined by a comma. */
  headers: Record<string, string>;
  /** Bytes as they come, still packed. */
  body: AsyncIterable<Uint8Array>;
}

/** The parts of the world that watching touches. */
export interface WatchEffects {
  /** Sends one request and follows nothing; `use` reads the answer, after which the connection is closed. */
  request<Result>(asked: Asked, use: (head: Head) => Promise<Result>): Promise<Result>;
  /** IP addresses of a host name. */
  resolve(host: string): Promise<string[]>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
  files: CollectEffects;
}

/** The network, the clock, chance and the file system as they are. */
export const theWorld: WatchEffects = {
  request,
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  now: () => Date.now(),
  wait: (milliseconds, signal) => later(milliseconds, undefined, { signal }).catch(() => undefined),
  random: () => Math.random(),
  files: fileSystem,
};

/**
 * A connection of its own for each request: it leads to an address that was checked, so a name that is answered otherwise
 * the second time (DNS rebinding) gains nothing, and none is left open.
 */
async function request<Result>(asked: Asked, use: (head: Head) => Promise<Result>): Promise<Result> {
  const { url, addresses, headers, body, patience, signal } = asked;
  const list = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  const client = new Client(url.origin, {
    connect: {
      timeout: patience,
      autoSelectFamily: true,
      lookup: (_host, options, done) =>
        options.all ? done(null, list) : done(null, list[0]!.address, list[0]!.family),
    },
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  try {
    const path = url.pathname + url.search;
    const method = body === undefined ? "GET" : "POST";
    const answer = await client.request({ method, path, headers, body, signal });
    return await use({ status: answer.statusCode, headers: plain(answer.headers), body: answer.body });
  } finally {
    await client.destroy().catch(() => undefined);
  }
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

/** IP addresses a request may go to: all that the host has, once each was found fit by `isFit`; else why not. */
export async function fitAddresses(
  url: URL,
  effects: Pick<WatchEffects, "resolve">,
  isFit: (address: string) => boolean,
): Promise<string[] | string> {
  const host = hostOf(url);
  const isLiteral = host.includes(":") || /^\d+(?:\.\d+){3}$/.test(host);
  let addresses: string[];
  try {
    addresses = isLiteral ? [host] : await effects.resolve(host);
  } catch {
    return `there is no host ${host}`;
  }
  if (addresses.length === 0) return `there is no host ${host}`;
  const unfit = addresses.find((address) => !isFit(address));
  if (unfit === undefined) return addresses;
  return `${host} is not on the public internet (${unfit}); allow it by name if that is meant`;
}
