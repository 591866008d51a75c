import { hostOf, isPublic, shown } from "./addresses.ts";
import { type Asked, fitAddresses, type Head, type WatchEffects } from "./effects.ts";
import type { Limits } from "./limits.ts";
import { retryAfterOf } from "./schedule.ts";
import { PACKINGS, readPacked, UnpackError } from "./unpack.ts";

/** A document of the web as it came. */
export interface Answer {
  /** 200, or 304 with no bytes. */
  status: number;
  /** Where it was found in the end, without credentials. */
  url: string;
  headers: Record<string, string>;
  /** Unpacked. */
  bytes: Uint8Array;
  /** ISO 8601. */
  retrieved: string;
}

/** What is known of a failure beside its line. */
export interface Failure {
  /** HTTP status, or null where there was no answer. */
  status: number | null;
  /** Milliseconds the server asks to be left alone, or null. */
  retryAfter: number | null;
  /** True where the whole host is in trouble, so that its other documents had better wait as well. */
  ofHost: boolean;
}

/** Why a document could not be had: one line, fit to be shown. */
export class FetchError extends Error implements Failure {
  readonly status: number | null;
  readonly retryAfter: number | null;
  readonly ofHost: boolean;
  constructor(message: string, { status = null, retryAfter = null, ofHost = false }: Partial<Failure> = {}) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
    this.ofHost = ofHost;
  }
}

/** What the server said of the document we hold. */
export interface Held {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchOptions {
  effects: WatchEffects;
  limits: Limits;
  /** Value of `User-Agent`. */
  agent: string;
  held?: Held;
  accept?: string;
  signal?: AbortSignal;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Gets a document over http or https. Every hop is looked up anew and refused where it leads off the public internet.
 * Rejects with a {@link FetchError}; statuses other than 200 and 304 are errors.
 */
export async function get(address: string | URL, options: FetchOptions): Promise<Answer> {
  const { effects, limits } = options;
  const timer = new AbortController();
  const settled = new AbortController();
  const stop = () => timer.abort();
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener("abort", stop);
  void effects.wait(limits.time, settled.signal).then(stop);
  try {
    const answer = followed(new URL(address), { ...options, signal: timer.signal });
    // Looking a name up cannot be broken off, but waiting for it can.
    return await Promise.race([answer, abortOf(timer.signal)]);
  } catch (error) {
    throw fetchErrorOf(error, timer.signal.aborted && !options.signal?.aborted, limits);
  } finally {
    settled.abort();
    options.signal?.removeEventListener("abort", stop);
  }
}

/** Rejects once the signal is aborted. */
export function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_done, fail) => {
    const over = () => fail(new FetchError("broken off"));
    if (signal.aborted) over();
    else signal.addEventListener("abort", over);
  });
}

async function followed(start: URL, options: FetchOptions): Promise<Answer> {
  let url = start;
  for (let hop = 0; hop <= options.limits.redirects; hop++) {
    const next = await oneHop(url, start, options);
    if (!(next instanceof URL)) return next;
    url = next;
  }
  throw new FetchError(`more than ${options.limits.redirects} redirects`);
}

/** The answer, or where it is said to be. */
async function oneHop(url: URL, start: URL, options: FetchOptions): Promise<Answer | URL> {
  const { effects, limits, signal } = options;
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new FetchError(`only http and https are read, not ${url.protocol}`);
  const isAllowed = limits.allowedHosts.includes(hostOf(url));
  const addresses = await fitAddresses(url, effects, (address) => isAllowed || isPublic(address));
  if (typeof addresses === "string") throw new FetchError(addresses);
  const asked: Asked = {
    url,
    addresses,
    headers: headersFor(url, start, options),
    patience: limits.patience,
    signal: signal!,
  };
  return effects.request(asked, (head) => answerOf(head, url, options));
}

async function answerOf({ status, headers, body }: Head, url: URL, options: FetchOptions) {
  if (REDIRECTS.has(status)) return redirected(headers.location, url);
  const now = options.effects.now();
  if (status !== 200 && status !== 304)
    throw new FetchError(`answered ${status}${MEANINGS[status] ?? ""}`, {
      status,
      retryAfter: retryAfterOf(headers, now),
      ofHost: status === 429 || status >= 500,
    });
  const isPacked = status === 200;
  const bytes = isPacked
    ? await readPacked(body, headers["content-encoding"], options.limits)
    : new Uint8Array();
  return { status, url: shown(url), headers, bytes, retrieved: new Date(now).toISOString() };
}

const MEANINGS: Record<number, string> = {
  401: " (needs a login)",
  403: " (not allowed)",
  404: " (not found)",
  410: " (gone)",
  429: " (too many requests)",
  503: " (out of service)",
};

function redirected(location: string | undefined, url: URL): URL {
  if (!location || !URL.canParse(location, url.href))
    throw new FetchError("redirects to no address that can be read");
  return new URL(location, url.href);
}

/** Credentials and what we hold go to the host they belong to, and to no other. */
function headersFor(url: URL, start: URL, { agent, held, accept }: FetchOptions): Record<string, string> {
  const headers: Record<string, string> = {
    "user-agent": agent,
    accept: accept ?? "*/*",
    "accept-encoding": PACKINGS,
  };
  if (held?.etag) headers["if-none-match"] = held.etag;
  if (held?.lastModified) headers["if-modified-since"] = held.lastModified;
  if (url.origin === start.origin && start.username !== "") {
    const pair = `${decodeURIComponent(start.username)}:${decodeURIComponent(start.password)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString("base64")}`;
  }
  return headers;
}

const CODES: Record<string, string> = {
  ECONNREFUSED: "the host refuses the connection",
  ECONNRESET: "the connection broke off",
  UND_ERR_SOCKET: "the connection broke off",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time",
  UND_ERR_BODY_TIMEOUT: "the answer stopped coming",
  UND_ERR_HEADERS_OVERFLOW: "its headers are too long",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the answer is shorter than announced",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
};

/** Any failure as one line fit to be shown; `isLate` where our own limit of time ended it. */
export function fetchErrorOf(error: unknown, isLate: boolean, { time }: Limits): FetchError {
  if (error instanceof UnpackError) return new FetchError(error.message);
  if (isLate) return new FetchError(`not done within ${time / 1000} s`, { ofHost: true });
  if (error instanceof FetchError) return error;
  const { code, message, cause } = error as { code?: string; message?: string; cause?: { code?: string } };
  const told = CODES[code ?? ""] ?? CODES[cause?.code ?? ""];
  const line = told ?? `cannot be fetched: ${code ?? firstLine(message ?? String(error))}`;
  return new FetchError(line, { ofHost: true });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]!;
}
