import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { openMemory } from "../store/index.ts";
import { accountsOf } from "./accounts.ts";
import { makeApp } from "./app.ts";
import { openService, type Service } from "./service.ts";

const HEADERS = { "x-sitroom": "1" };
const RECORDS = [
  {
    id: "r0",
    publisher: "Harbour News",
    published: "2025-03-06T10:00:00Z",
    text: "At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed. Eritrea would close the strait if it was attacked by Friday, its foreign minister warned.",
  },
  {
    id: "r1",
    publisher: "Quay Daily",
    published: "2025-03-07T10:00:00Z",
    text: "Djibouti's coast guard said nine missiles struck the port of Obock on Thursday. Five dock workers were killed, a doctor told Quay Daily.",
  },
];

interface Opened {
  app: FastifyInstance;
  service: Service;
}

const opened: Opened[] = [];
afterEach(async () => {
  for (const { app, service } of opened.splice(0)) {
    await app.close();
    await service.close();
  }
});

async function open({
  needsLogin = false,
  records = RECORDS as object[],
  web = "/nowhere",
} = {}): Promise<Opened> {
  const service = await openService(openMemory());
  const accounts = accountsOf(service.store);
  const hosts = ["localhost", "127.0.0.1", "[::1]"];
  const app = await makeApp({ service, accounts, version: "0.0.0", needsLogin, hosts, web });
  opened.push({ app, service });
  if (records.length > 0) {
    const ingested = await app.inject({
      method: "POST",
      url: "/api/v1/reports",
      headers: HEADERS,
      payload: records,
    });
    if (!needsLogin) expect(ingested.json()).toEqual({ accepted: records.length, known: 0, diagnostics: [] });
    await service.settled();
  }
  return { app, service };
}

async function get(app: FastifyInstance, path: string, headers: Record<string, string> = {}) {
  return app.inject({ url: `/api/v1${path}`, headers });
}

describe("the picture over HTTP", () => {
  it("gives status, picture, parts, situations and explanations", async () => {
    const { app, service } = await open();
    expect((await get(app, "/status")).json()).toMatchObject({
      reports: 2,
      waiting: 0,
      degraded: [],
      seq: service.board.seq,
    });
    const picture = (await get(app, "/picture")).json();
    expect(picture.reports).toHaveLength(2);
    expect(picture.seq).toBe(service.board.seq);
    expect((await get(app, "/picture?asOf=2025-03-06")).json().reports).toHaveLength(1);
    for (const part of [
      "claims",
      "incidents",
      "figures",
      "conflicts",
      "positions",
      "sources",
      "stories",
      "derivations",
    ])
      expect((await get(app, `/${part}`)).json().items, part).toEqual(picture[part]);
    const [claim] = picture.claims;
    const explained = (await get(app, `/explain/${claim.id}`)).json();
    expect(explained.claims[0].claim).toEqual(claim);
    expect(explained.reports.length).toBeGreaterThan(0);
    expect(explained.sources.length).toBeGreaterThan(0);
    const apart = (await get(app, `/explain/${claim.id}?apart=${picture.claims[1].id}`)).json();
    expect(apart).toMatchObject({ kind: "claim", left: claim.id, right: picture.claims[1].id, isOne: false });
    expect((await get(app, `/explain/${claim.id}?apart=nothing-like-it`)).statusCode).toBe(404);
    const { items } = (await get(app, "/situations")).json();
    expect(items[0]).toMatchObject({ kind: "story", unread: items[0].reports });
    const one = (await get(app, `/situations/${items[0].id}/picture`)).json();
    expect(one.reports.map(({ story }: { story: string }) => story)).toEqual(
      items[0].stories.concat(items[0].stories).slice(0, one.reports.length),
    );
    expect((await get(app, "/situations")).json().items[0].unread).toBe(0);
  });

  it("pages through a list without losing or repeating anything", async () => {
    const { app } = await open();
    const all = (await get(app, "/claims")).json().items;
    const seen: unknown[] = [];
    for (let cursor = ""; ; ) {
      const { items, next } = (await get(app, `/claims?limit=1${cursor}`)).json();
      seen.push(...items);
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual(all);
    expect((await get(app, "/claims?cursor=nonsense")).statusCode).toBe(400);
  });

  it("answers 304 to whoever has the picture already", async () => {
    const { app } = await open();
    const etag = (await get(app, "/picture")).headers.etag as string;
    const again = await get(app, "/picture", { "if-none-match": etag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  it("gives brief, reports, search, feeds, calendar and its own description", async () => {
    const { app } = await open();
    expect((await get(app, "/brief")).body).toContain("Obock");
    const html = await get(app, "/brief?format=html");
    expect(html.headers["content-security-policy"]).toContain("sandbox");
    expect((await get(app, "/reports/r0")).json()).toMatchObject({
      text: RECORDS[0]!.text,
      report: { id: "r0" },
    });
    expect((await get(app, "/reports?q=doctor")).json().items.map(({ id }: { id: string }) => id)).toEqual([
      "r1",
    ]);
    const found = (await get(app, "/search?q=missiles")).json().items;
    expect(new Set(found.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(["reports", "claims"]));
    expect((await get(app, "/feeds/changes.rss")).body).toContain("<item>");
    expect((await get(app, "/feeds/changes.json")).json().items.length).toBeGreaterThan(0);
    expect((await get(app, "/calendar.ics")).body).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    const description = (await get(app, "/openapi.json")).json();
    expect(Object.keys(description.paths)).toContain("/api/v1/picture");
    expect((await app.inject({ url: "/" })).body).toMatch(/^<!doctype html>/i);
  });

  it("saves an interest and shows its picture", async () => {
    const { app } = await open();
    const payload = { title: "Obock", query: "obock" };
    const saved = (
      await app.inject({ method: "POST", url: "/api/v1/situations", headers: HEADERS, payload })
    ).json();
    expect(saved).toMatchObject({ kind: "interest", reports: 2 });
    expect((await get(app, `/situations/${saved.id}/picture`)).json().reports).toHaveLength(2);
    const dropped = await app.inject({
      method: "DELETE",
      url: `/api/v1/situations/${saved.id}`,
      headers: HEADERS,
    });
    expect(dropped.statusCode).toBe(204);
    expect((await get(app, `/situations/${saved.id}/picture`)).statusCode).toBe(404);
  });

  it("takes a correction and takes it back", async () => {
    const { app } = await open();
    const before = (await get(app, "/picture")).json();
    const payload = { kind: "reject", claims: [before.claims[0].id], text: "misread" };
    const made = await app.inject({ method: "POST", url: "/api/v1/statements", headers: HEADERS, payload });
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    const between = (await get(app, "/picture")).json();
    expect(between.claims.length).toBeLessThan(before.claims.length);
    await app.inject({ method: "POST", url: `/api/v1/statements/${id}/undo`, headers: HEADERS });
    expect((await get(app, "/picture")).json().claims).toEqual(before.claims);
    const changes = (await get(app, `/changes?since=${before.seq}`)).json();
    expect(changes.items.length).toBeGreaterThan(0);
    expect(changes.items.every(({ seq }: { seq: number }) => seq > before.seq)).toBe(true);
  });

  it("takes JSONL with a bad line, and the bundled example", async () => {
    const { app, service } = await open({ records: [] });
    const payload = `${JSON.stringify(RECORDS[0])}\nnot json\n`;
    const headers = { ...HEADERS, "content-type": "application/x-ndjson" };
    const answer = await app.inject({ method: "POST", url: "/api/v1/reports", headers, payload });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ accepted: 1, diagnostics: [{ path: "posted#2" }] });
    const example = await app.inject({ method: "POST", url: "/api/v1/example", headers: HEADERS });
    expect(example.json().accepted).toBeGreaterThan(10);
    await service.settled();
    expect(service.board.parts.stories.size).toBeGreaterThan(0);
  });
});

describe("events", () => {
  it("tells changes as they happen, and again to whoever comes back", async () => {
    const { app, service } = await open({ records: [RECORDS[0]!] });
    await app.listen({ host: "127.0.0.1", port: 0 });
    const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
    const first = service.board.seq;
    const live = await listen(`${base}/events`);
    const headers = { ...HEADERS, "content-type": "application/json" };
    await fetch(`${base}/reports`, { method: "POST", headers, body: JSON.stringify(RECORDS[1]) });
    const told = await live.next();
    expect(told.event).toBe("change");
    expect(told.data.parts.reports).toContain("r1");
    expect(told.data.headline).not.toBe("");
    await live.close();
    const back = await listen(`${base}/events`, { "last-event-id": String(first) });
    expect((await back.next()).data).toEqual(told.data);
    await back.close();
    const lost = await listen(`${base}/events`, { "last-event-id": "999999999" });
    expect((await lost.next()).event).toBe("reset");
    await lost.close();
  });
});

/** A reader of server-sent events. */
async function listen(url: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const answer = await fetch(url, { headers, signal: controller.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next() {
      for (;;) {
        const match = /event: (\w+)\nid: (\d+)\ndata: (.*)\n\n/.exec(text);
        if (match) {
          text = text.slice(match.index + match[0].length);
          return { event: match[1], id: Number(match[2]), data: JSON.parse(match[3]!) };
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream ended");
        text += value;
      }
    },
    async close() {
      controller.abort();
      await reader.cancel().catch(() => {});
    },
  };
}

describe("the page", () => {
  it("is open to everybody, also before a login, and never another folder's file", async () => {
    const web = await mkdtemp(join(tmpdir(), "sitroom-web-"));
    await mkdir(join(web, "assets"));
    await writeFile(join(web, "index.html"), "<!doctype html><title>Room</title>");
    await writeFile(join(web, "assets", "page.js"), "export {};");
    const { app } = await open({ needsLogin: true, records: [], web });
    expect((await app.inject({ url: "/" })).body).toContain("<title>Room</title>");
    const script = await app.inject({ url: "/assets/page.js" });
    expect([script.statusCode, script.body]).toEqual([200, "export {};"]);
    expect((await app.inject({ url: "/assets/../../etc/passwd" })).statusCode).toBe(404);
    expect((await get(app, "/nowhere")).json().error.code).toBe("not-found");
    expect((await get(app, "/status")).statusCode).toBe(401);
    await rm(web, { recursive: true });
  });
});

describe("tools over HTTP", () => {
  it("answers a call to whoever may read", async () => {
    const { app } = await open();
    const call = { name: "search_claims", arguments: { query: "missiles" } };
    const payload = { jsonrpc: "2.0", id: 1, method: "tools/call", params: call };
    const headers = { ...HEADERS, accept: "application/json, text/event-stream" };
    const answer = await app.inject({ method: "POST", url: "/mcp", headers, payload });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("untrusted quotations");
    expect((await app.inject({ method: "POST", url: "/mcp", payload })).statusCode).toBe(403);
  });
});

describe("who may come in", () => {
  it("refuses another name, another sender, and a call without our header", async () => {
    const { app } = await open({ records: [] });
    const post = (headers: Record<string, string>) =>
      app.inject({ method: "POST", url: "/api/v1/reports", headers, payload: RECORDS[0] });
    expect((await app.inject({ url: "/api/v1/status", headers: { host: "evil.example" } })).statusCode).toBe(
      421,
    );
    expect((await post({})).statusCode).toBe(403);
    expect((await post({ ...HEADERS, origin: "https://evil.example" })).statusCode).toBe(403);
    expect((await post({ ...HEADERS, origin: "http://localhost:80" })).statusCode).toBe(202);
    const { headers } = await get(app, "/status");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("asks for a login, keeps roles and scopes, and waits after failures", async () => {
    const { app, service } = await open({ needsLogin: true, records: [] });
    const accounts = accountsOf(service.store);
    await accounts.addUser("Ada", "reader", "correct horse battery");
    await accounts.addUser("Ben", "analyst", "battery staple horse");
    const login = (name: string, password: string) =>
      app.inject({ method: "POST", url: "/api/v1/session", headers: HEADERS, payload: { name, password } });
    expect((await get(app, "/status")).json().error.code).toBe("login");
    expect((await get(app, "/session")).json()).toEqual({ user: null, needsLogin: true });
    const cookie = String((await login("ada", "correct horse battery")).headers["set-cookie"]);
    expect(cookie).toMatch(/^sitroom=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/);
    const asAda = { ...HEADERS, cookie: cookie.split(";")[0]! };
    expect((await get(app, "/status", asAda)).statusCode).toBe(200);
    expect((await get(app, "/session", asAda)).json().user).toEqual({ name: "Ada", role: "reader" });
    const post = (headers: Record<string, string>) =>
      app.inject({ method: "POST", url: "/api/v1/reports", headers, payload: RECORDS[0] });
    expect((await post(asAda)).statusCode).toBe(403);
    const token = await accounts.addToken("Ben", "feed", ["ingest"]);
    expect((await post({ authorization: `Bearer ${token}` })).statusCode).toBe(202);
    expect((await get(app, "/status", { authorization: `Bearer ${token}` })).statusCode).toBe(403);
    await app.inject({ method: "DELETE", url: "/api/v1/session", headers: asAda });
    expect((await get(app, "/status", asAda)).statusCode).toBe(401);
    for (let tries = 0; tries < 5; tries++) expect((await login("ada", "wrong")).statusCode).toBe(401);
    expect((await login("ada", "correct horse battery")).statusCode).toBe(429);
    expect((await service.store.records("audit").list()).map(({ value }) => value.action)).toContain(
      "login.failed",
    );
  });
});

describe("hostile bodies", () => {
  it.each([
    ["no JSON", "{", "application/json", 400],
    ["nothing", "", "application/json", 400],
    ["a number", "7", "application/json", 400],
    ["null", "null", "application/json", 400],
    ["deep brackets", "[".repeat(200_000), "application/json", 400],
    ["a prototype", '{"__proto__":{"a":1},"text":"x"}', "application/json", 400],
    ["an unknown type", "<x/>", "application/xml", 415],
    ["a list of nothing", "[1,null,[]]", "application/json", 400],
  ])("%s", async (_name, payload, type, status) => {
    const { app } = await open({ records: [] });
    const headers = { ...HEADERS, "content-type": type };
    const answer = await app.inject({ method: "POST", url: "/api/v1/reports", headers, payload });
    expect([answer.statusCode, typeof answer.json().error.message]).toEqual([status, "string"]);
  });

  it("refuses statements about nothing, odd queries and unknown addresses in one line each", async () => {
    const { app } = await open();
    const post = (payload: object) =>
      app.inject({ method: "POST", url: "/api/v1/statements", headers: HEADERS, payload });
    expect((await post({ kind: "reject", claims: ["nothing"] })).statusCode).toBe(400);
    expect((await post({ kind: "undo", statement: "s0000000099" })).statusCode).toBe(400);
    expect((await post({ kind: "note", part: "__proto__", target: "x" })).statusCode).toBe(400);
    expect((await post({ kind: "boom" })).statusCode).toBe(400);
    for (const [path, status] of [
      ["/picture?asOf=yesterday", 400],
      ["/claims?limit=0", 400],
      ["/explain/nothing-like-it", 404],
      ["/situations/none/picture", 404],
      ["/reports/%00", 404],
      ["/search?q=%22%22%22", 200],
      ["/nowhere", 404],
    ] as const)
      expect((await get(app, path)).statusCode, path).toBe(status);
  });
});
