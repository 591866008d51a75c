import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { builtPage, launched, opened } from "./browser.ts";
import { FakeRoom } from "./fake-room.ts";
import { type FakeServer, startFakeServer } from "./fake-server.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Headline of the example's situation. */
export const MAIN = "Djibouti raises Obock toll to 11, blames neighbour for arms";

/** The built page, a browser, and a server of its own for each test: what one test does reaches no other. */
export function deskWithPage() {
  let browser: Browser;
  let page: Awaited<ReturnType<typeof builtPage>>;
  const desk = { server: null as unknown as FakeServer, serving, open, openMain };

  beforeAll(async () => {
    [page, browser] = await Promise.all([builtPage(), launched()]);
  });
  afterAll(async () => {
    await browser?.close();
    page?.remove();
  });
  beforeEach(() => async () => {
    await desk.server?.close();
  });

  async function serving(withExample = true): Promise<void> {
    const room = new FakeRoom();
    if (withExample) await room.loadExample();
    desk.server = await startFakeServer(page.folder, { room });
  }

  function open(hash = "#/", options: BrowserContextOptions = {}) {
    return opened(browser, `${desk.server.url}/${hash}`, options);
  }

  async function openMain(view = "overview", options: BrowserContextOptions = {}) {
    const reply = await fetch(`${desk.server.url}/api/v1/situations`);
    const { items } = (await reply.json()) as { items: { id: string }[] };
    const both = await open(`#/s/${items[0]!.id}/${view}`, options);
    await both.page.getByRole("heading", { level: 1, name: MAIN }).waitFor();
    await both.page.getByRole("link", { name: /^Claims \d/ }).waitFor();
    return both;
  }
  return desk;
}

export type DeskWithPage = ReturnType<typeof deskWithPage>;

/** Waits until nothing on the page says that it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  const waiting = page.getByText(/^(Loading|Writing)( the (map|picture|report|brief))? …$/);
  await waiting.first().waitFor({ state: "detached" });
}

/** What axe finds by all its rules or some: rule and the element. */
export async function violations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  await page.evaluate(AXE);
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
