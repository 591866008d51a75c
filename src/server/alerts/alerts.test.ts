import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemory, openSqlite, type Store } from "../../store/index.ts";
import { accountsOf } from "../accounts.ts";
import { makeApp } from "../app.ts";
import { openService, type Service } from "../service.ts";
import { type Alerts, alertsFor } from "./alerts.ts";

const HEADERS = { "x-sitroom": "1" };
const MINUTE = 60_000;
const FIRST = {
  id: "r0",
  publisher: "Harbour News",
  published: "2025-03-06T10:00:00Z",
  text: "At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed. Eritrea would close the strait if it was attacked by Friday, its foreign minister warned.",
};
const SECOND = {
  id: "r1",
  publisher: "Quay Daily",
  published: "2025-03-07T10:00:00Z",
  text: "Djibouti's coast guard said nine missiles struck the port of Obock on Thursday. Five dock workers were killed, a doctor told Quay Daily.",
};

const DENIAL = {
  id: "r2",
  publisher: "Pier Gazette",
  published: "2025-03-07T11:00:00Z",
  text: "Nine missiles struck the port of Obock on Thursday, the Ethiopian foreign ministry said. The Djibouti coast guard denied that missiles struck the port of Obock.",
};

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let receiver: Server;
let address: string;
let answers: number[];
let received: Received[];
let clock: number;
let store: Store;
let service: Service;
let alerts: Alerts;
let app: FastifyInstance;

/** A room whose clock is ours; webhooks may go to this computer. */
async function open(kept: Store, allowedHosts = ["127.0.0.1"]): Promise<void> {
  store = kept;
  service = await openService(store);
  alerts = await alertsFor(service, { effects: { now: () => clock }, allowedHosts });
  const rest = { version: "0.0.0", needsLogin: false, hosts: null, web: "/nowhere" };
  app = await makeApp({ service, accounts: accountsOf(store), alerts, ...rest });
}

async function close(): Promise<void> {
  await app.close();
  await alerts.stop();
  await service.close();
}

beforeEach(async () => {
  [answers, received, clock] = [[], [], Date.parse("2025-03-07T12:00:00Z")];
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});

afterEach(async () => {
  await close();
  await new Promise((resolve) => receiver.close(resolve));
});

function ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) {
  return app.inject({ method, url: `/api/v1${url}`, headers: HEADERS, ...(payload && { payload }) });
}

async function take(...records: object[]): Promise<void> {
  await ask("POST", "/reports", records);
  await service.settled();
  await alerts.tick();
}

async function addRule(rule: object) {
  const answer = await ask("POST", "/rules", { title: "Obock", ...rule });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const listed = async (query = "") => (await ask("GET", `/alerts${query}`)).json().items;

describe("conditions", () => {
  beforeEach(() => open(openMemory()));

  it("tells a new incident of a type once, and no other", async () => {
    await addRule({ condition: { kind: "incident", types: ["ASSAULT"] } });
    await addRule({ title: "Ferries", condition: { kind: "incident", places: ["no-such-place"] } });
    await take(FIRST);
    const told = await listed();
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ title }: { title: string }) => title === "Obock")).toBe(true);
    expect(told[0]).toMatchObject({ part: "incidents", level: null, status: "sent", tries: [] });
    await take(SECOND);
    await alerts.tick();
    expect(new Set((await listed()).map(({ item }: { item: string }) => item)).size).toBe(
      (await listed()).length,
    );
  });

  it("tells nothing of what was there before the rule", async () => {
    await take(FIRST);
    await addRule({ condition: { kind: "incident" } });
    await alerts.tick();
    expect(await listed()).toEqual([]);
  });

  it("tells a claim that reaches so many origins, an open conflict and a figure that moved", async () => {
    await take(FIRST);
    await addRule({ title: "origins", condition: { kind: "origins", atLeast: 1 } });
    const strongIds = () =>
      [...service.board.parts.claims.values()].flatMap(({ id, counts }) =>
        counts.origins[0] >= 1 ? [id] : [],
      );
    const strongBefore = strongIds();
    await addRule({ title: "conflict", condition: { kind: "conflict" } });
    await addRule({ title: "absolute", condition: { kind: "figure", change: 2, per: "absolute" } });
    await addRule({ title: "percent", condition: { kind: "figure", change: 60, per: "percent" } });
    await addRule({ title: "far", condition: { kind: "figure", change: 3, per: "absolute" } });
    await take(SECOND, DENIAL);
    const { figures, conflicts } = service.board.parts;
    const titles = new Map<string, string[]>();
    for (const { title, item } of await listed()) titles.set(title, [...(titles.get(title) ?? []), item]);
    const strong = strongIds().filter((id) => !strongBefore.includes(id));
    const open = [...conflicts.values()].filter(({ relation }) => relation === "contradiction");
    const dead = [...figures.values()].filter(({ current }) => current?.low === 5).map(({ id }) => id);
    expect([strong.length > 0, open.length > 0, dead.length > 0]).toEqual([true, true, true]);
    expect(titles.get("origins")?.sort()).toEqual(strong.sort());
    expect(titles.get("conflict")?.sort()).toEqual(open.map(({ id }) => id).sort());
    expect(titles.get("absolute")).toEqual(dead);
    expect(titles.get("percent")).toEqual(dead);
    expect(titles.get("far")).toBeUndefined();
  });

  it("tells a deadline at each of its hours, and not once it is over", async () => {
    await take(FIRST);
    const [position] = [...service.board.parts.positions.values()].filter(({ deadline }) => deadline);
    const first = Date.parse(position!.deadline!.earliest ?? position!.deadline!.latest!);
    clock = first - 30 * 60 * MINUTE;
    await addRule({ condition: { kind: "deadline", hours: [24, 6], kinds: [position!.kind] } });
    const levels = async () => (await listed()).map(({ level }: { level: number }) => level).sort();
    await alerts.tick();
    expect(await levels()).toEqual([]);
    clock = first - 20 * 60 * MINUTE;
    await alerts.tick();
    await alerts.tick();
    expect(await levels()).toEqual([24]);
    clock = first - 60 * MINUTE;
    await alerts.tick();
    expect(await levels()).toEqual([24, 6]);
    await addRule({ title: "late", condition: { kind: "deadline", hours: [24], kinds: [position!.kind] } });
    clock = first + 48 * 60 * MINUTE;
    await alerts.tick();
    expect(await levels()).toEqual([24, 6]);
  });

  it("heeds the situation a rule is for", async () => {
    await take(FIRST);
    const [situation] = (await ask("GET", "/situations")).json().items;
    await addRule({ situation: situation.id, condition: { kind: "incident" } });
    await take({
      id: "far",
      publisher: "Fjord Times",
      published: "2025-03-07T11:00:00Z",
      text: "A train derailed near Oslo on Friday and killed two passengers, Norwegian police said.",
    });
    const stories = service.board.parts.reports;
    expect(stories.get("far")!.story).not.toBe(situation.id);
    expect(await listed()).toEqual([]);
  });
});

describe("webhooks", () => {
  beforeEach(() => open(openMemory()));

  it("signs what it posts", async () => {
    const rule = await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    expect(rule.webhook.secret).toMatch(/^whsec_/);
    expect((await ask("GET", "/rules")).body).not.toContain("whsec_");
    await take(FIRST);
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    const key = Buffer.from(rule.webhook.secret.slice("whsec_".length), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const right = createHmac("sha256", key).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${right}`);
    expect(headers["webhook-timestamp"]).toBe(String(clock / 1000));
    const { type, data } = JSON.parse(body);
    expect([type, data.rule, data.title]).toEqual(["sitroom.alert", rule.id, "Obock"]);
    expect(data.alerts.map(({ item }: { item: string }) => item).sort()).toEqual(
      (await listed()).map(({ item }: { item: string }) => item).sort(),
    );
  });

  it("tries again later with the same id and body, and keeps a log of it", async () => {
    answers = [500, 503];
    await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    await take(FIRST);
    await alerts.tick();
    expect(received).toHaveLength(1);
    clock += 6_000;
    await alerts.tick();
    expect(received).toHaveLength(2);
    clock += 6_000;
    await alerts.tick();
    expect(received).toHaveLength(2);
    clock += 5 * MINUTE;
    await alerts.tick();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
    const [alert] = await listed("?status=sent");
    expect(alert.tries.map(({ status }: { status: number }) => status)).toEqual([500, 503, 204]);
  });

  it("gives up after ten tries, and at once where the receiver is gone", async () => {
    answers = Array(20).fill(500);
    const rule = await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    await take(FIRST);
    for (let day = 0; day < 12; day++) {
      clock += 1440 * MINUTE;
      await alerts.tick();
    }
    expect(received).toHaveLength(10);
    expect((await listed("?status=failed")).length).toBeGreaterThan(0);
    await ask("DELETE", `/rules/${rule.id}`);
    expect(await listed()).toEqual([]);
    answers = [410];
    const gone = await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    await take({
      ...SECOND,
      id: "r9",
      text: "A ferry sank off Tadjoura on Friday and killed four, police said.",
    });
    const { items } = (await ask("GET", "/rules")).json();
    expect(items.find(({ id }: { id: string }) => id === gone.id).enabled).toBe(false);
  });

  it("reaches no private address unless it is allowed", async () => {
    await close();
    await open(openMemory(), []);
    const { id } = await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    const { status, error } = (await ask("POST", `/rules/${id}/test`)).json();
    expect(status).toBe(null);
    expect(error).toContain("not on the public internet");
    await take(FIRST);
    expect((await listed("?status=pending"))[0].tries[0].error).toContain("not on the public internet");
    expect(received).toEqual([]);
  });

  it("follows no redirect, and posts a test", async () => {
    answers = [302, 204];
    const { id } = await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    expect((await ask("POST", `/rules/${id}/test`)).json().error).toBe("answered 302");
    expect((await ask("POST", `/rules/${id}/test`)).json()).toMatchObject({ status: 204, error: null });
    expect(received).toHaveLength(2);
  });

  it("is set up by analysts only, with an address and a secret that are fit", async () => {
    const bad = async (webhook: object) =>
      (await ask("POST", "/rules", { title: "x", condition: { kind: "conflict" }, webhook })).statusCode;
    expect(await bad({ url: "file:///etc/passwd" })).toBe(400);
    expect(await bad({ url: "http://ada:pw@hooks.example/" })).toBe(400);
    expect(await bad({ url: address, secret: "short" })).toBe(400);
    const odd = {
      title: "x",
      condition: { kind: "conflict" },
      quiet: { from: "22:00", to: "07:00", zone: "Mars" },
    };
    expect((await ask("POST", "/rules", odd)).statusCode).toBe(400);
    expect((await ask("POST", "/rules", { title: "x", condition: { kind: "boom" } })).statusCode).toBe(400);
    expect((await ask("PUT", "/rules/none", odd)).statusCode).toBe(404);
  });
});

describe("who is told", () => {
  beforeEach(() => open(openMemory()));

  it("is told as an event as well, and of others' rules nothing", async () => {
    await store.records("users").put("ada", {
      ...{ name: "Ada", role: "reader", password: null, disabled: false },
      created: "2025-03-01T00:00:00Z",
    });
    await addRule({ title: "Everybody's", condition: { kind: "incident" } });
    const own = await addRule({ title: "Ada's", condition: { kind: "incident" } });
    const record = (await store.records("rules").get(own.id))!;
    await store.records("rules").put(own.id, { ...record, user: "ada" });
    await app.listen({ host: "127.0.0.1", port: 0 });
    const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
    const controller = new AbortController();
    const stream = await fetch(`${base}/events`, { signal: controller.signal });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    await take(FIRST);
    let text = "";
    while (!/event: alert\ndata: .*\n\n/.test(text)) text += (await reader.read()).value;
    controller.abort();
    await reader.cancel().catch(() => {});
    expect(JSON.parse(/event: alert\ndata: (.*)\n/.exec(text)![1]!)).toMatchObject({ title: "Everybody's" });
    expect(text).not.toContain("Ada's");
    const titles = new Set((await listed()).map(({ title }: { title: string }) => title));
    expect(titles).toEqual(new Set(["Everybody's"]));
    expect((await ask("DELETE", `/rules/${own.id}`)).statusCode).toBe(404);
  });
});

describe("holding back", () => {
  beforeEach(() => open(openMemory()));

  it("is silent in quiet hours of the zone, and tells all of it afterwards", async () => {
    clock = Date.parse("2025-03-06T23:30:00Z");
    const quiet = { from: "22:00", to: "07:00", zone: "Africa/Djibouti" };
    await addRule({ condition: { kind: "incident" }, webhook: { url: address }, quiet });
    await take(FIRST);
    expect(received).toEqual([]);
    expect((await listed()).every(({ status }: { status: string }) => status === "pending")).toBe(true);
    clock = Date.parse("2025-03-07T03:59:00Z");
    await alerts.tick();
    expect(received).toEqual([]);
    clock = Date.parse("2025-03-07T04:00:00Z");
    await alerts.tick();
    expect(received).toHaveLength(1);
  });

  it("collects a digest", async () => {
    await addRule({ condition: { kind: "incident" }, webhook: { url: address }, digest: 30, quiet: null });
    clock = Date.now();
    await take(FIRST);
    await take({
      ...SECOND,
      id: "r9",
      text: "A ferry sank off Tadjoura on Friday and killed four, police said.",
    });
    expect(received).toEqual([]);
    clock += 31 * MINUTE;
    await alerts.tick();
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]!.body).data.alerts.length).toBeGreaterThan(1);
  });

  it("changes a rule without losing its secret or what is masked of its address, and switches it off", async () => {
    const url = `${address}?token=abc`;
    const rule = await addRule({ condition: { kind: "incident" }, webhook: { url } });
    const [shown] = (await ask("GET", "/rules")).json().items;
    expect(shown.webhook.url).toContain("token=***");
    const off = { title: "Off", condition: { kind: "incident" }, webhook: shown.webhook, enabled: false };
    expect((await ask("PUT", `/rules/${rule.id}`, off)).json()).toMatchObject({
      title: "Off",
      enabled: false,
    });
    const kept = await store.records("rules").get(rule.id);
    expect(kept!.channel).toMatchObject({ webhook: { url, secret: rule.webhook.secret } });
    await take(FIRST);
    expect([await listed(), received]).toEqual([[], []]);
  });
});

describe("over a restart", () => {
  it("loses no alert and tells none twice, wherever it was cut off", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sitroom-alerts-"));
    await open(await openSqlite(folder));
    answers = [500];
    await addRule({ condition: { kind: "incident" }, webhook: { url: address } });
    const rewound = (await store.records("settings").list()).find(({ key }) => key.startsWith("alerts "))!;
    await take(FIRST);
    const before = await listed();
    expect(received).toHaveLength(1);
    // As if the process had been killed between noting the alerts and noting how far the rule is.
    await store.records("settings").put(rewound.key, rewound.value);
    await close();
    await open(await openSqlite(folder));
    clock += 6_000;
    await alerts.tick();
    expect(received).toHaveLength(2);
    expect(received[1]!.headers["webhook-id"]).toBe(received[0]!.headers["webhook-id"]);
    const after = await listed();
    expect(after.map(({ id }: { id: string }) => id)).toEqual(before.map(({ id }: { id: string }) => id));
    clock += 60 * MINUTE;
    await alerts.tick();
    expect(received).toHaveLength(2);
    await rm(folder, { recursive: true, force: true });
  });
});
