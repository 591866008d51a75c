import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemory } from "../store/index.ts";
import { accountsOf } from "./accounts.ts";
import { makeApp } from "./app.ts";
import { openService, type Service } from "./service.ts";
import { type Watching, watchFor } from "./watching.ts";

const HEADERS = { "x-sitroom": "1" };
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Daily</title><link>https://quay.example/</link>
<item><title>Three killed at Obock</title><guid>quay-1</guid><pubDate>Thu, 06 Mar 2025 10:00:00 GMT</pubDate>
<description>Gunmen attacked the port of Obock on Thursday and killed three dock workers, the Djibouti coast guard said. ${"The harbour was closed for hours and ships waited outside. ".repeat(9)}</description></item>
</channel></rss>`;

let feed: Server;
let address: string;
let service: Service;
let watching: Watching;
let app: FastifyInstance;

beforeEach(async () => {
  feed = createServer((request, response) => {
    if (request.url === "/robots.txt") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/rss+xml" }).end(FEED);
  });
  await new Promise<void>((resolve) => feed.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed`;
  service = await openService(openMemory());
  watching = await watchFor(service, { allowedHosts: ["127.0.0.1"] });
  const accounts = accountsOf(service.store);
  app = await makeApp({
    service,
    accounts,
    version: "0.0.0",
    needsLogin: false,
    hosts: null,
    web: "/nowhere",
    watching,
  });
});

afterEach(async () => {
  await app.close();
  await watching.stop();
  await service.close();
  await new Promise((resolve) => feed.close(resolve));
});

function ask(method: "GET" | "POST" | "DELETE", url: string, payload?: object) {
  return app.inject({ method, url: `/api/v1${url}`, headers: HEADERS, ...(payload && { payload }) });
}

describe("watching from the service", () => {
  it("takes a feed in, looks at it, and its article is in the picture", async () => {
    const added = await ask("POST", "/watch", { url: address });
    expect(added.statusCode).toBe(201);
    const { id, kind, title } = added.json();
    expect([kind, title]).toEqual(["feed", "Quay Daily"]);
    const polled = await ask("POST", `/watch/${id}/poll`);
    expect(polled.json().health.lastError).toBe(null);
    expect(polled.json().health.lastSuccess).not.toBe(null);
    await service.settled();
    expect(service.board.picture().reports.map(({ headline }) => headline)).toEqual([
      "Three killed at Obock",
    ]);
    expect((await ask("GET", "/watch")).json().items).toHaveLength(1);
    expect((await ask("DELETE", `/watch/${id}`)).statusCode).toBe(204);
    expect((await ask("GET", "/watch")).json().items).toEqual([]);
    expect(service.board.picture().reports).toHaveLength(1);
  });

  it("takes lists of feeds in and gives them out", async () => {
    const opml = (...urls: string[]) =>
      `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>${urls
        .map((url) => `<outline type="rss" text="A &amp; B" xmlUrl="${url}"/>`)
        .join("")}</body></opml>`;
    const send = (payload: string, type = "text/x-opml") =>
      app.inject({
        ...{ method: "POST", url: "/api/v1/watch/opml", payload },
        headers: { ...HEADERS, "content-type": type },
      });
    const text = opml("http://a.invalid/feed", "http://b.invalid/feed", "javascript:alert(1)");
    expect((await send(text)).json()).toEqual({ added: 2, known: 0 });
    expect((await send(text, "text/xml")).json()).toEqual({ added: 0, known: 2 });
    const given = await ask("GET", "/watch/opml");
    expect(given.headers["content-type"]).toContain("text/x-opml");
    expect((await send(given.body)).json()).toEqual({ added: 0, known: 2 });
    expect((await send("<html>")).statusCode).toBe(400);
    expect((await send("{}", "application/json")).statusCode).toBe(400);
    const bare = { "content-type": "text/x-opml" };
    expect(
      (await app.inject({ method: "POST", url: "/api/v1/watch/opml", headers: bare, payload: text }))
        .statusCode,
    ).toBe(403);
  });

  it("refuses what is no address, what is private, and sources it does not have", async () => {
    const folder = await ask("POST", "/watch", { url: "/etc" });
    expect([folder.statusCode, folder.json().error.code]).toEqual([400, "invalid"]);
    const inside = await ask("POST", "/watch", { url: "http://10.0.0.1/feed" });
    expect(inside.statusCode).toBe(400);
    expect((await ask("POST", "/watch/none/poll")).statusCode).toBe(404);
  });
});
