import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { accountsOf } from "../../src/server/accounts.ts";
import { type Alerts, alertsFor } from "../../src/server/alerts/alerts.ts";
import { makeApp } from "../../src/server/app.ts";
import { openService, type Service } from "../../src/server/service.ts";
import { type Watching, watchFor } from "../../src/server/watching.ts";
import { openMemory } from "../../src/store/index.ts";
import { builtPage, launched, opened } from "./browser.ts";

/** No name leads anywhere: feeds that are added here are looked at in vain. */
const NO_NETWORK = { resolve: async () => [] };

/** The built page before the real service, in memory and on this computer alone, with a receiver of webhooks beside it. */
export function servedRoom() {
  let browser: Browser;
  let page: Awaited<ReturnType<typeof builtPage>>;
  let service: Service;
  let alerts: Alerts;
  let watching: Watching;
  let app: FastifyInstance;
  let receiver: Server;
  const desk = { url: "", hook: "", open, post, example };

  beforeAll(async () => {
    [page, browser] = await Promise.all([builtPage(), launched()]);
  });
  afterAll(async () => {
    await browser?.close();
    page?.remove();
  });
  beforeEach(async () => {
    service = await openService(openMemory());
    alerts = await alertsFor(service, { allowedHosts: ["127.0.0.1"] });
    watching = await watchFor(service, { effects: NO_NETWORK });
    const accounts = accountsOf(service.store);
    const rest = { version: "0.0.0", needsLogin: false, hosts: null, web: page.folder };
    app = await makeApp({ service, accounts, alerts, watching, ...rest });
    await app.listen({ host: "127.0.0.1", port: 0 });
    desk.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    receiver = createServer((request, response) => {
      request.resume();
      request.on("end", () => response.writeHead(request.url === "/broken" ? 500 : 204).end());
    });
    await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
    desk.hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await app.close();
    await alerts.stop();
    await watching.stop();
    await service.close();
    await new Promise((done) => receiver.close(done));
  });

  /** Takes reports in and waits until they are in the picture. */
  async function post(...records: object[]): Promise<void> {
    const headers = { "x-sitroom": "1", "content-type": "application/json" };
    const reply = await fetch(`${desk.url}/api/v1/reports`, {
      method: "POST",
      headers,
      body: JSON.stringify(records),
    });
    if (reply.status !== 202) throw new Error(await reply.text());
    await service.settled();
  }

  /** Takes the bundled example in and waits until it is in the picture. */
  async function example(): Promise<void> {
    await fetch(`${desk.url}/api/v1/example`, { method: "POST", headers: { "x-sitroom": "1" } });
    await service.settled();
  }

  function open(hash: string, options: BrowserContextOptions = {}) {
    return opened(browser, `${desk.url}/${hash}`, options);
  }
  return desk;
}
