import type { Apart } from "../../model/index.ts";
import type {
  ApiDescription,
  Brief,
  Explanation,
  FeedsTaken,
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

/**
 * Which picture: of what was known by a moment, of what the room held at a moment of its own clock (both ISO 8601) or right after a
 * change; null = now.
 */
export interface PictureMoment {
  asOf: string | null;
  roomAsOf: string | null;
  version: number | null;
}

/** Text that is sent as it is, with its media type. */
interface SentText {
  type: string;
  text: string;
}

/** Asks the service; an answer that is none of success is thrown. */
async function answer(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "The service does not answer.");
  });
  if (response.ok) {
    onAnswer(response.headers.get(HELD));
    return response;
  }
  const reply = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new ApiError(response.status, reply?.error?.message ?? `The service answered ${response.status}.`);
}

/** The answer to a request as JSON; null where it has none. */
export async function ask<T>(
  method: string,
  path: string,
  body?: object | SentText,
  signal?: AbortSignal,
): Promise<T> {
  const response = await answer(API + path, initOf(method, body, signal));
  return (await response.json().catch(() => null)) as T;
}

function initOf(method: string, body?: object | SentText, signal?: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-sitroom"] = "1";
  if (body === undefined) return { method, headers, signal: signal ?? null };
  const isText = "text" in body && "type" in body;
  headers["content-type"] = isText ? (body as SentText).type : "application/json";
  return {
    method,
    headers,
    body: isText ? (body as SentText).text : JSON.stringify(body),
    signal: signal ?? null,
  };
}

/** Only the values that are given, as a query string with its question mark. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
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
  picture: (situation: string | null, { asOf, roomAsOf, version }: PictureMoment, signal?: AbortSignal) =>
    ask<NumberedPicture>(
      "GET",
      within(situation, "picture") + query({ asOf, roomAsOf, version }),
      undefined,
      signal,
    ),
  brief: async (
    situation: string | null,
    { asOf, roomAsOf, version }: PictureMoment,
    template: string | null,
    signal?: AbortSignal,
  ): Promise<Brief> => {
    const address =
      API + within(situation, "brief") + query({ format: "json", asOf, roomAsOf, version, template });
    const response = await answer(address, initOf("GET", undefined, signal));
    const brief = (await response.json()) as Omit<Brief, "version">;
    return { ...brief, version: versionIn(response.headers.get("content-location")) };
  },
  briefAddress: (situation: string | null, chosen: Record<string, string | number | null>) =>
    API + within(situation, "brief") + query(chosen),
  /** What is behind an address of the service, as a file. */
  file: async (address: string): Promise<Blob> => (await answer(address, { method: "GET" })).blob(),
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
  explain: (id: string, { asOf, roomAsOf, version }: PictureMoment, signal?: AbortSignal) =>
    ask<Explanation>(
      "GET",
      `/explain/${encodeURIComponent(id)}${query({ asOf, roomAsOf, version })}`,
      undefined,
      signal,
    ),
  apart: (id: string, apart: string, { asOf, roomAsOf, version }: PictureMoment, signal?: AbortSignal) =>
    ask<Apart>(
      "GET",
      `/explain/${encodeURIComponent(id)}${query({ apart, asOf, roomAsOf, version })}`,
      undefined,
      signal,
    ),
  report: (id: string) => ask<ReportText>("GET", `/reports/${encodeURIComponent(id)}`),
  state: (judged: Judged) => ask<{ id: string; seq: number }>("POST", "/statements", judged),
  undo: (id: string, text: string) =>
    ask<{ id: string; seq: number }>("POST", `/statements/${encodeURIComponent(id)}/undo`, { text }),
  /** One record, or records as JSONL; `name` is that of the file they are from. */
  post: (records: object | string, name: string) =>
    ask<{ accepted: number; known: number; diagnostics: { path: string }[] }>(
      "POST",
      `/reports${query({ name })}`,
      typeof records === "string" ? { type: "application/x-ndjson", text: records } : records,
    ),
  example: () => ask<unknown>("POST", "/example", {}),
  watched: () => ask<{ items: WatchedSource[] }>("GET", "/watch"),
  watch: (url: string) => ask<WatchedSource>("POST", "/watch", { url }),
  /** Where the feeds under watch are to be had as OPML. */
  opmlAddress: `${API}/watch/opml`,
  addOpml: (text: string) => ask<FeedsTaken>("POST", "/watch/opml", { type: "text/x-opml", text }),
  poll: (id: string) => ask<unknown>("POST", `/watch/${encodeURIComponent(id)}/poll`, {}),
  session: () => ask<Session>("GET", "/session"),
  login: (name: string, password: string) => ask<unknown>("POST", "/session", { name, password }),
  logout: () => ask<unknown>("DELETE", "/session"),
  unwatch: (id: string) => ask<unknown>("DELETE", `/watch/${encodeURIComponent(id)}`),
};

/** The `version` in an address, or null. */
function versionIn(address: string | null): number | null {
  const version = new URLSearchParams(address?.split("?")[1] ?? "").get("version");
  return version === null ? null : Number(version);
}
