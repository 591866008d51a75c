import type {
  Brief,
  Explanation,
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
  picture: (situation: string | null, asOf: string | null, signal?: AbortSignal) =>
    ask<NumberedPicture>("GET", within(situation, "picture") + query({ asOf }), undefined, signal),
  brief: (situation: string | null, asOf: string | null, signal?: AbortSignal) =>
    ask<Brief>("GET", within(situation, "brief") + query({ format: "json", asOf }), undefined, signal),
  briefAddress: (situation: string | null, format: "md" | "html" | "json", asOf: string | null) =>
    API + within(situation, "brief") + query({ format, asOf }),
  changes: (since: string | number, situation: string | null, limit = 300) =>
    ask<{ items: NumberedChange[]; next: string | null }>(
      "GET",
      `/changes${query({ since, situation, limit })}`,
    ),
  explain: (id: string, asOf: string | null, signal?: AbortSignal) =>
    ask<Explanation>("GET", `/explain/${encodeURIComponent(id)}${query({ asOf })}`, undefined, signal),
  report: (id: string) => ask<ReportText>("GET", `/reports/${encodeURIComponent(id)}`),
  state: (judged: Judged) => ask<{ id: string; seq: number }>("POST", "/statements", judged),
  undo: (id: string) =>
    ask<{ id: string; seq: number }>("POST", `/statements/${encodeURIComponent(id)}/undo`, {}),
  /** Records as JSONL. */
  post: (jsonl: string) =>
    ask<{ accepted: number; known: number; diagnostics: unknown[] }>("POST", "/reports", jsonl),
  example: () => ask<unknown>("POST", "/example", {}),
  watched: () => ask<{ items: WatchedSource[] }>("GET", "/watch"),
  watch: (url: string) => ask<WatchedSource>("POST", "/watch", { url }),
  poll: (id: string) => ask<unknown>("POST", `/watch/${encodeURIComponent(id)}/poll`, {}),
  session: () => ask<Session>("GET", "/session"),
  login: (name: string, password: string) => ask<unknown>("POST", "/session", { name, password }),
  logout: () => ask<unknown>("DELETE", "/session"),
  unwatch: (id: string) => ask<unknown>("DELETE", `/watch/${encodeURIComponent(id)}`),
};
