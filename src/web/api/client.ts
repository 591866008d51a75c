import type {
  ApiDescription,
  Brief,
  Explanation,
  Hit,
  Judged,
  NumberedChange,
  NumberedPicture,
  ReportText,
  Session,
  Situation,
  Status,
  WatchedSource,
} from "./types.ts";

export const API = "/api/v1";
/** What the offline worker marks a kept answer with: when it was fetched, ISO 8601. */
export const HELD = "x-sitroom-held";
/** The longest page that the service gives; more situations than that are no list for people. */
const MOST_SITUATIONS = 1000;

/** The service answered with an error, or not at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Told after each answer: null where the service gave it, else since when it is kept. */
let onAnswer: (heldSince: string | null) => void = () => {};

/** Has the listener told of each answer whether it is fresh. There is one listener. */
export function whenAnswered(listener: (heldSince: string | null) => void): void {
  onAnswer = listener;
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-sitroom"] = "1";
  if (body !== undefined)
    headers["content-type"] = typeof body === "string" ? "application/x-ndjson" : "application/json";
  const init = { method, headers, body: typeof body === "string" ? body : JSON.stringify(body), signal };
  const response = await fetch(API + path, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "The service does not answer.");
  });
  const reply: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const told = (reply as { error?: { message?: string } } | null)?.error?.message;
    throw new ApiError(response.status, told ?? `The service answered ${response.status}.`);
  }
  onAnswer(response.headers.get(HELD));
  return reply as T;
}

/** Only the values that are given, as a query string with its question mark. */
function query(values: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}

/** Path of a situation's part; `null` stands for everything the room holds. */
function within(situation: string | null, part: string): string {
  return situation === null ? `/${part}` : `/situations/${encodeURIComponent(situation)}/${part}`;
}

export const api = {
  status: () => ask<Status>("GET", "/status"),
  situations: () => ask<{ items: Situation[] }>("GET", `/situations${query({ limit: MOST_SITUATIONS })}`),
  addSituation: (title: string) => ask<Situation>("POST", "/situations", { title, query: title }),
  dropSituation: (id: string) => ask<unknown>("DELETE", `/situations/${encodeURIComponent(id)}`),
  picture: (situation: string | null, asOf: string | null, signal?: AbortSignal) =>
    ask<NumberedPicture>("GET", within(situation, "picture") + query({ asOf }), undefined, signal),
  brief: (situation: string | null, asOf: string | null, template: string | null, signal?: AbortSignal) =>
    ask<Brief>(
      "GET",
      within(situation, "brief") + query({ format: "json", asOf, template }),
      undefined,
      signal,
    ),
  briefAddress: (situation: string | null, chosen: Record<string, string | null>) =>
    API + within(situation, "brief") + query(chosen),
  description: () => ask<ApiDescription>("GET", "/openapi.json"),
  changes: (since: string | number, situation: string | null, limit = 300, signal?: AbortSignal) =>
    ask<{ items: NumberedChange[]; next: number | null }>(
      "GET",
      `/changes${query({ since, situation, limit })}`,
      undefined,
      signal,
    ),
  search: (q: string, limit: number, signal?: AbortSignal) =>
    ask<{ items: Hit[] }>("GET", `/search${query({ q, limit })}`, undefined, signal),
  explain: (id: string, asOf: string | null, signal?: AbortSignal) =>
    ask<Explanation>("GET", `/explain/${encodeURIComponent(id)}${query({ asOf })}`, undefined, signal),
  report: (id: string) => ask<ReportText>("GET", `/reports/${encodeURIComponent(id)}`),
  state: (judged: Judged) => ask<{ id: string; seq: number }>("POST", "/statements", judged),
  undo: (id: string, text: string) =>
    ask<{ id: string; seq: number }>("POST", `/statements/${encodeURIComponent(id)}/undo`, { text }),
  /** Records as JSONL. */
  post: (jsonl: string) =>
    ask<{ accepted: number; known: number; diagnostics: { path: string }[] }>("POST", "/reports", jsonl),
  example: () => ask<unknown>("POST", "/example", {}),
  watched: () => ask<{ items: WatchedSource[] }>("GET", "/watch"),
  watch: (url: string) => ask<WatchedSource>("POST", "/watch", { url }),
  poll: (id: string) => ask<unknown>("POST", `/watch/${encodeURIComponent(id)}/poll`, {}),
  session: () => ask<Session>("GET", "/session"),
  login: (name: string, password: string) => ask<unknown>("POST", "/session", { name, password }),
  logout: () => ask<unknown>("DELETE", "/session"),
  unwatch: (id: string) => ask<unknown>("DELETE", `/watch/${encodeURIComponent(id)}`),
};
