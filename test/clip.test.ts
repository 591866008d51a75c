import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountsOf } from "../src/server/accounts.ts";
import { makeApp } from "../src/server/app.ts";
import { openService, type Service } from "../src/server/service.ts";
import { openMemory } from "../src/store/index.ts";
import { CHROMIUM, launched, opened } from "./web/browser.ts";

const ARTICLE = `<!doctype html><title>Fire at Obock</title>
<p id="menu">Subscribe now</p><p id="said">A fire at the port of Obock killed three dock workers on Thursday, the coast guard said. “&amp;#”</p>`;

let elsewhere: Server;
let service: Service;
let app: FastifyInstance;
let room: string;
let site: string;

beforeAll(async () => {
  elsewhere = createServer((_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(ARTICLE),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/fire`;
  service = await openService(openMemory());
  const rest = { version: "0.0.0", needsLogin: false, hosts: ["localhost"], web: "/nowhere" };
  app = await makeApp({ service, accounts: accountsOf(service.store), ...rest });
  await app.listen({ host: "127.0.0.1", port: 0 });
  room = `http://localhost:${(app.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await app.close();
  await service.close();
  await new Promise((resolve) => elsewhere.close(resolve));
});

describe.skipIf(CHROMIUM === undefined)("the bookmarklet", { timeout: 120_000 }, () => {
  it("takes what is chosen on another site's page into the room, once somebody says so", async () => {
    const browser = await launched();
    const own = await opened(browser, `${room}/clip`);
    const mark = (await own.page.getAttribute("#mark", "href"))!;
    const { page } = await opened(browser, site);
    await page.evaluate('getSelection().selectAllChildren(document.getElementById("said"))');
    const script = decodeURIComponent(mark.slice("javascript:".length));
    const [clip] = await Promise.all([page.context().waitForEvent("page"), page.evaluate(script)]);
    await clip.waitForSelector("#clip:not([hidden])");
    expect(await clip.inputValue("#headline")).toBe("Fire at Obock");
    expect(clip.url()).toBe(`${room}/clip`);
    expect(service.board.parts.reports.size).toBe(0);
    await clip.getByRole("button", { name: "Take in" }).click();
    await clip.getByText("Taken in.").waitFor();
    await service.settled();
    const [report] = service.board.picture().reports;
    expect(report).toMatchObject({ headline: "Fire at Obock", url: site, path: "bookmarklet" });
    expect(service.reading(report!.id)!.report.text).not.toContain("Subscribe");
    const refused = await page.evaluate(
      (address) =>
        fetch(`${address}/api/v1/reports`, {
          method: "POST",
          headers: { "x-sitroom": "1" },
          body: "{}",
        }).then(
          () => "sent",
          () => "refused",
        ),
      room,
    );
    expect(refused).toBe("refused");
    await browser.close();
  });
});
