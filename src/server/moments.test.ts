import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { openMemory, openSqlite, type Store } from "../store/index.ts";
import { accountsOf } from "./accounts.ts";
import { makeApp } from "./app.ts";
import { openService, type Service } from "./service.ts";

const HEADERS = { "x-sitroom": "1" };
const record = (id: string, published: string, dead: string) => ({
  ...{ id, published, publisher: `Quay ${id}` },
  text: `Missiles hit the port of Obock on Thursday. ${dead} dock workers were killed, the Djibouti coast guard said.`,
});
/** In the order they come in: the second is dated before the first. */
const LATE = record("late", "2025-03-08T10:00:00Z", "Five");
const EARLY = record("early", "2025-03-06T10:00:00Z", "Three");
const LATER = record("later", "2025-03-09T10:00:00Z", "Nine");

let service: Service;
let app: FastifyInstance;
let clock = "2025-03-10T10:00:00.000Z";

async function open(store: Store): Promise<void> {
  service = await openService(store, { now: () => new Date(clock) });
  const rest = { version: "0.0.0", needsLogin: false, hosts: null, web: "/nowhere" };
  app = await makeApp({ service, accounts: accountsOf(store), ...rest });
}

async function close(): Promise<void> {
  await app.close();
  await service.close();
}

afterEach(close);

async function take(...records: object[]): Promise<void> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/reports",
    headers: HEADERS,
    payload: records,
  });
  expect(answer.json().accepted).toBe(records.length);
  await service.settled();
}

const get = (path: string, headers = {}) => app.inject({ url: `/api/v1${path}`, headers });
const idsAt = async (query: string) =>
  (await get(`/picture?${query}`)).json().reports.map(({ id }: { id: string }) => id);

describe("the picture of another moment", () => {
  it("goes by the dates of reports, by what the room held, or by both", async () => {
    await open(openMemory());
    await take(LATE);
    const first = service.board.seq;
    clock = "2025-03-11T10:00:00.000Z";
    await take(EARLY);
    expect(await idsAt("asOf=2025-03-07")).toEqual(["early"]);
    expect(await idsAt("roomAsOf=2025-03-10")).toEqual(["late"]);
    expect(await idsAt(`version=${first}`)).toEqual(["late"]);
    expect(await idsAt("asOf=2025-03-07&roomAsOf=2025-03-10")).toEqual([]);
    expect(await idsAt("asOf=2025-03-08&roomAsOf=2025-03-10")).toEqual(["late"]);
    expect(await idsAt("asOf=2025-03-08&roomAsOf=2025-03-11")).toEqual(["early", "late"]);
    expect(await idsAt("roomAsOf=2025-03-09")).toEqual([]);
    expect((await get("/picture?version=999999")).statusCode).toBe(404);
    await service.store.forgetChanges(first);
    expect((await get(`/picture?version=${first - 1}`)).statusCode).toBe(410);
    clock = "2025-03-10T10:00:00.000Z";
  });

  it("is worked out once while it stays the same, and told by its ETag", async () => {
    await open(openMemory());
    await take(EARLY);
    const asOf = "2025-03-07T00:00:00.000Z";
    const { etag } = (await get(`/picture?asOf=${asOf}`)).headers;
    const picture = await service.whole({ asOf });
    await take(LATER);
    expect(await service.whole({ asOf })).toBe(picture);
    const again = await get(`/picture?asOf=${asOf}`, { "if-none-match": etag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    await take(record("more", "2025-03-06T12:00:00Z", "Four"));
    expect((await get(`/picture?asOf=${asOf}`, { "if-none-match": etag })).statusCode).toBe(200);
    expect((await service.whole({ asOf })).reports.map(({ id }) => id)).toEqual(["early", "more"]);
  });

  it("keeps a brief at an address of its own", async () => {
    await open(openMemory());
    await take(EARLY);
    const { body, headers } = await get("/brief?format=md");
    await take(LATE, LATER);
    expect((await get("/brief?format=md")).body).not.toBe(body);
    const frozen = await app.inject({ url: headers["content-location"] as string });
    expect(frozen.body).toBe(body);
    expect(frozen.headers["content-location"]).toBe(headers["content-location"]);
    const known = { "if-none-match": frozen.headers.etag as string };
    expect(
      (await app.inject({ url: headers["content-location"] as string, headers: known })).statusCode,
    ).toBe(304);
  });
});

describe("forms of the brief", () => {
  it.each([
    ["format=docx&template=ocha", "application/vnd.openxmlformats-officedocument", "PK"],
    ["format=pdf&template=sitrep", "application/pdf", "%PDF-"],
    ["template=sitrep", "text/markdown", "# Situation report"],
  ])("%s", async (query, type, start) => {
    await open(openMemory());
    await take(EARLY);
    const { headers, rawPayload, statusCode } = await get(`/brief?${query}`);
    expect([statusCode, rawPayload.subarray(0, start.length).toString("latin1")]).toEqual([200, start]);
    expect(headers["content-type"]).toContain(type);
    const isFile = query.startsWith("format");
    expect(String(headers["content-disposition"])).toMatch(
      isFile ? /^attachment; filename="brief\.(docx|pdf)"$/ : /undefined/,
    );
    if (!isFile) expect(rawPayload.toString()).toContain("## 1. Situation");
    expect((await get("/brief?template=boom")).statusCode).toBe(400);
  });
});

describe("unread", () => {
  it("is kept over a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sitroom-unread-"));
    const unread = async () =>
      (await get("/situations")).json().items.map((one: { unread: number }) => one.unread);
    await open(await openSqlite(folder));
    await take(EARLY, LATE);
    expect(await unread()).toEqual([2]);
    await close();
    await open(await openSqlite(folder));
    expect(await unread()).toEqual([2]);
    const { id } = (await get("/situations")).json().items[0];
    await get(`/situations/${id}/picture?asOf=2025-03-07`);
    expect(await unread()).toEqual([2]);
    await get(`/situations/${id}/picture`);
    expect(await unread()).toEqual([0]);
    await close();
    await open(await openSqlite(folder));
    expect(await unread()).toEqual([0]);
    await take(LATER);
    expect(await unread()).toEqual([1]);
    await rm(folder, { recursive: true, force: true });
  });
});

describe("what a file is called", () => {
  it.each([
    ["?name=harbour.txt", 1, ["harbour.txt"]],
    ["?name=C%3A%5Cdesk%5Cnotes.jsonl", 2, ["notes.jsonl#1", "notes.jsonl#2"]],
    ["?name=a%0Ab%E2%80%AEc.txt", 1, ["a b c.txt"]],
    ["?name=%2F", 1, ["posted#1"]],
    ["", 1, ["posted#1"]],
  ])("%s", async (query, count, paths) => {
    await open(openMemory());
    const payload = [EARLY, LATE]
      .slice(0, count)
      .map((one) => JSON.stringify(one))
      .join("\n");
    const headers = { ...HEADERS, "content-type": "application/x-ndjson" };
    await app.inject({ method: "POST", url: `/api/v1/reports${query}`, headers, payload });
    await service.settled();
    expect(service.board.picture().reports.map(({ path }) => path)).toEqual(paths);
  });
});
