import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemory, sha256 } from "../store/index.ts";
import { type Accounts, accountsOf } from "./accounts.ts";
import { makeApp } from "./app.ts";
import { openService, type Service } from "./service.ts";

const HEADERS = { "x-sitroom": "1" };
const ADDRESSES = ["/feeds/changes.rss", "/feeds/changes.json", "/calendar.ics"];

let service: Service;
let accounts: Accounts;
let app: FastifyInstance;

async function open(needsLogin: boolean): Promise<void> {
  service = await openService(openMemory());
  accounts = accountsOf(service.store);
  await accounts.addUser("Ada", "analyst", "correct horse battery");
  app = await makeApp({ service, accounts, version: "0.0.0", needsLogin, hosts: null, web: "/nowhere" });
}

afterEach(async () => {
  await app.close();
  await service.close();
});

const get = (url: string, headers = {}) => app.inject({ url: `/api/v1${url}`, headers });
const withToken = (path: string, token: string) => get(`${path}?token=${encodeURIComponent(token)}`);

describe("a token in an address", () => {
  beforeEach(() => open(true));

  it("opens feeds and calendar where it is good for nothing else, and no other address", async () => {
    const token = await accounts.addToken("Ada", "calendar", ["feed"]);
    for (const path of ADDRESSES) {
      expect((await get(path)).statusCode, path).toBe(401);
      expect((await withToken(path, "sit_wrong")).statusCode, path).toBe(401);
      expect((await withToken(path, token)).statusCode, path).toBe(200);
    }
    for (const path of ["/picture", "/status", "/changes", "/events", "/reports", "/tokens"])
      expect((await withToken(path, token)).statusCode, path).toBe(401);
    const posted = await app.inject({
      method: "POST",
      url: `/mcp?token=${token}`,
      headers: HEADERS,
      payload: {},
    });
    expect(posted.statusCode).toBe(401);
  });

  it("is not taken where it is good for more", async () => {
    for (const scopes of [["read"], ["admin"], ["feed", "read"]] as const) {
      const token = await accounts.addToken("Ada", "wide", scopes);
      expect((await withToken("/calendar.ics", token)).statusCode, scopes.join()).toBe(401);
      const headers = { authorization: `Bearer ${token}` };
      expect((await get("/calendar.ics", headers)).statusCode, scopes.join()).toBe(200);
    }
  });

  it("is told by no feed, and kept as a hash alone", async () => {
    const token = await accounts.addToken("Ada", "reader", ["feed"]);
    for (const path of ADDRESSES) expect((await withToken(path, token)).body).not.toContain(token);
    expect((await withToken("/feeds/changes.json", token)).json().feed_url).toMatch(/changes\.json$/);
    const rows = await service.store.records("tokens").list();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map(({ key }) => key)).toEqual([sha256(token)]);
  });

  it("in a header is good for those addresses only", async () => {
    const authorization = `Bearer ${await accounts.addToken("Ada", "reader", ["feed"])}`;
    expect((await get("/feeds/changes.rss", { authorization })).statusCode).toBe(200);
    expect((await get("/picture", { authorization })).statusCode).toBe(403);
  });
});

describe("one's own tokens", () => {
  it("are made, listed and revoked by whoever is logged in, and by no token", async () => {
    await open(true);
    const login = { name: "Ada", password: "correct horse battery" };
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      headers: HEADERS,
      payload: login,
    });
    const cookie = String(answer.headers["set-cookie"]).split(";")[0]!;
    const asAda = { ...HEADERS, cookie };
    const make = (payload: object, headers: object) =>
      app.inject({ method: "POST", url: "/api/v1/tokens", headers: { ...headers }, payload });
    const made = await make({ title: "phone", scopes: ["feed"] }, asAda);
    expect(made.statusCode).toBe(201);
    const { id, token } = made.json();
    expect((await withToken("/calendar.ics", token)).statusCode).toBe(200);
    const listed = await get("/tokens", asAda);
    expect(listed.json().items).toMatchObject([{ id, title: "phone", scopes: ["feed"] }]);
    expect(listed.body).not.toContain(token);
    const writer = await accounts.addToken("Ada", "program", ["read", "write"]);
    const asProgram = { authorization: `Bearer ${writer}` };
    expect((await make({ title: "more", scopes: ["admin"] }, asProgram)).statusCode).toBe(403);
    expect((await make({ title: "none", scopes: ["all"] }, asAda)).statusCode).toBe(400);
    await accounts.addUser("Ben", "admin", "battery staple horse");
    expect(await accounts.revoke("Ben", id)).toBe(false);
    const drop = () => app.inject({ method: "DELETE", url: `/api/v1/tokens/${id}`, headers: asAda });
    expect((await drop()).statusCode).toBe(204);
    expect((await withToken("/calendar.ics", token)).statusCode).toBe(401);
    expect((await drop()).statusCode).toBe(404);
    expect((await get("/audit", asAda)).statusCode).toBe(403);
    const asBen = { authorization: `Bearer ${await accounts.addToken("Ben", "audit", ["admin"])}` };
    const first = (await get("/audit?limit=2", asBen)).json();
    const rest = (await get(`/audit?cursor=${encodeURIComponent(first.next)}`, asBen)).json();
    const actions = [...first.items, ...rest.items].map(({ action }: { action: string }) => action);
    expect([actions, rest.next]).toEqual([["token.remove", "token.add", "login"], null]);
  });

  it("end with their user, and a session with its password", async () => {
    await open(true);
    const asProgram = { authorization: `Bearer ${await accounts.addToken("Ada", "program", ["read"])}` };
    const login = async (password: string) =>
      (await accounts.login("Ada", password, "::1")) as { secret: string };
    const { secret } = await login("correct horse battery");
    await expect(accounts.setPassword("Ada", "short")).rejects.toThrow("10 characters");
    await accounts.setPassword("ada", "staple battery horse");
    expect(await accounts.session(secret)).toBeNull();
    expect(await login("correct horse battery")).toBeNull();
    expect((await login("staple battery horse")).secret).toMatch(/./);
    expect((await get("/status", asProgram)).statusCode).toBe(200);
    await accounts.setDisabled("Ada", true);
    expect((await get("/status", asProgram)).statusCode).toBe(401);
    expect(await login("staple battery horse")).toBeNull();
    expect(await accounts.list()).toMatchObject([{ name: "Ada", role: "analyst", disabled: true }]);
    await accounts.setDisabled("Ada", false);
    expect((await get("/status", asProgram)).statusCode).toBe(200);
  });

  it("lets nobody ask more often than they may", async () => {
    await open(true);
    const asked = await Promise.all(Array.from({ length: 620 }, () => get("/session")));
    const refused = asked.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(asked.length - refused.length).toBeGreaterThanOrEqual(600);
    expect(Number(refused[0]!.headers["retry-after"])).toBe(1);
  });

  it("are none where nobody logs in", async () => {
    await open(false);
    expect((await get("/tokens")).json().error.code).toBe("not-found");
    expect((await withToken("/calendar.ics", "whatever")).statusCode).toBe(200);
  });
});
