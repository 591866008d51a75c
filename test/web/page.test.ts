import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtPage, CHROMIUM, launched, opened } from "./browser.ts";
import { FakeRoom } from "./fake-room.ts";
import { type FakeServer, startFakeServer } from "./fake-server.ts";

if (!CHROMIUM) console.warn("test/web/page.test.ts is skipped: no Chromium found on this machine.");

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = "overview claims positions conflicts map changes sources brief corrections".split(" ");
const MAIN = "Djibouti raises Obock toll to 11, blames neighbour for arms";
const NEW_REPORT = {
  id: "late-toll",
  publisher: "Gulf Wire",
  published: "2025-03-09T08:00:00Z",
  headline: "Obock toll rises to 14",
  text: "The attack on the Obock coast guard station on Wednesday killed 14 people, the interior ministry of Djibouti said on Sunday.",
};
const HOSTILE = {
  id: "hostile",
  publisher: '<img src="http://evil.example/x.png" onerror="alert(1)">',
  published: "2025-03-08T09:00:00Z",
  headline: '<script>alert("headline")</script> Gunmen attack coast guard station at Obock again',
  text: 'Gunmen attacked the coast guard station at Obock on Saturday, killing two <b onmouseover="alert(2)">coast guards</b>, <script>alert("text")</script> Captain Nour Ali told Gulf Wire. 😀 The attack on Obock killed two coast guards.',
};

/** A browser on a busy machine takes its time; nothing here measures it. */
describe.skipIf(!CHROMIUM)("the page", { timeout: 240_000 }, () => {
  let browser: Browser;
  let server: FakeServer;
  let page: Awaited<ReturnType<typeof builtPage>>;

  beforeAll(async () => {
    [page, browser] = await Promise.all([builtPage(), launched()]);
  });
  afterAll(async () => {
    await browser?.close();
    page?.remove();
  });

  /** A server of its own for each test: corrections and reports of one do not reach another. */
  async function serving(withExample = true): Promise<void> {
    const room = new FakeRoom();
    if (withExample) await room.loadExample();
    server = await startFakeServer(page.folder, { room });
  }
  beforeEach(() => async () => {
    await server?.close();
  });

  const open = (hash = "#/", options: BrowserContextOptions = {}) =>
    opened(browser, `${server.url}/${hash}`, options);

  async function openMain(view = "overview", options: BrowserContextOptions = {}) {
    const reply = await fetch(`${server.url}/api/v1/situations`);
    const { items } = (await reply.json()) as { items: { id: string }[] };
    const both = await open(`#/s/${items[0]!.id}/${view}`, options);
    await both.page.getByRole("heading", { level: 1, name: MAIN }).waitFor();
    await both.page.getByRole("link", { name: /^Claims \d/ }).waitFor();
    return both;
  }

  it("leads from an empty room over the example to the exact words of a report", async () => {
    await serving(false);
    const { page, watch } = await open();
    await page.getByRole("button", { name: "Open the example situation" }).click();
    await page.getByRole("link", { name: MAIN }).click();
    await page.getByRole("heading", { name: "Bottom line" }).waitFor();
    expect(await page.getByRole("heading", { name: "Key figures" }).isVisible()).toBe(true);
    expect(await page.locator(".stage ol a").count()).toBeGreaterThan(10);
    await page.getByRole("link", { name: "Evidence 1", exact: true }).first().click();
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    await drawer.locator("[aria-label='Text of the report'] mark").first().waitFor();
    const quoted = await drawer.locator("blockquote mark").first().textContent();
    expect(await drawer.locator("[aria-label='Text of the report'] mark").first().textContent()).toBe(quoted);
    await page.goBack();
    await drawer.waitFor({ state: "detached" });
    expect(watch.errors).toEqual([]);
  });

  it("marks words by UTF-16 offsets and keeps hostile text as text", async () => {
    await serving();
    server.room.post([HOSTILE]);
    const reply = await fetch(`${server.url}/api/v1/reports/hostile`);
    const { text, assertions } = (await reply.json()) as {
      text: string;
      assertions: { start: number; end: number; exact: string }[];
    };
    const late = assertions.find(({ start }) => start > text.indexOf("😀"))!;
    for (const view of VIEWS) {
      const { page, watch } = await open(`#/s/all/${view}`);
      await page.getByRole("link", { name: /^Claims \d/ }).waitFor();
      await settled(page);
      expect(await page.locator("main img, main script, main b[onmouseover]").count(), view).toBe(0);
      expect(watch.requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(watch.errors).toEqual([]);
      await page.context().close();
    }
    const { page, watch } = await open(`#/s/all/claims?item=report:hostile:${late.start}:${late.end}`);
    expect(await page.locator("[aria-label='Text of the report'] mark").textContent()).toBe(late.exact);
    expect(await page.locator("[aria-label='Text of the report']").textContent()).toContain(
      '<script>alert("text")</script>',
    );
    expect(watch.errors).toEqual([]);
  });

  it("shows a new report without being loaded again, and counts it where nobody looked", async () => {
    await serving();
    const { page } = await openMain("claims");
    const other = await open("#/", {});
    await other.page.getByRole("link", { name: MAIN }).click();
    await other.page.getByRole("heading", { name: "Bottom line" }).waitFor();
    await other.page.getByRole("link", { name: "Situation Room" }).click();
    await page.evaluate("window.notLoadedAgain = true");
    server.room.post([NEW_REPORT]);
    await page.getByRole("link", { name: /killed 14 people/ }).waitFor();
    expect(await page.evaluate("window.notLoadedAgain")).toBe(true);
    await other.page
      .getByText(/new change/)
      .first()
      .waitFor();
  });

  it("says that it reconnects while the stream is lost and catches up afterwards", async () => {
    await serving();
    const { page } = await openMain("claims");
    await page.getByText("Live", { exact: true }).waitFor();
    server.interrupt();
    await page.getByText("Reconnecting").waitFor();
    server.room.post([NEW_REPORT]);
    server.resume();
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("link", { name: /killed 14 people/ }).waitFor();
  });

  it("follows the slider through what was known, and returns to live", async () => {
    await serving();
    const { page } = await openMain("claims");
    const toll = page.getByRole("link", { name: /killed 11 people|toll .{0,30}to 11/ }).first();
    await toll.waitFor();
    const slider = page.getByRole("slider", { name: "Known by" });
    await slider.focus();
    await page.keyboard.press("Home");
    await toll.waitFor({ state: "detached" });
    expect(new URL(page.url()).hash).toContain("asOf=");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/2025|2022/);
    await page.getByRole("button", { name: "Back to live" }).click();
    await toll.waitFor();
    expect(new URL(page.url()).hash).not.toContain("asOf=");
  });

  it("rejects a reading and takes that back", async () => {
    await serving();
    const { page } = await openMain("claims");
    const claim = page.locator("main").getByRole("link", { name: /^About 2,500 people have left/ });
    await claim.click();
    await page.getByRole("button", { name: "These words do not say that" }).click();
    await page.getByText("Reading rejected.").waitFor();
    await claim.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await claim.waitFor();
    await page.getByRole("link", { name: /^Corrections/ }).click();
    expect(await page.locator("main").getByText("undone", { exact: true }).isVisible()).toBe(true);
  });

  it("merges, splits, grades and notes", async () => {
    await serving();
    const { page } = await openMain("sources");
    await page.getByLabel("Reliability of Gulf Wire").selectOption("B");
    await page.getByText("Gulf Wire graded B.").waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.locator(".stage ol a").first().click();
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    await drawer.getByLabel("Note").fill("checked by phone");
    await drawer.getByRole("button", { name: "Note" }).click();
    await page.getByText("Noted.").waitFor();
    await drawer.getByLabel("Same incident as").selectOption({ index: 1 });
    await drawer.getByRole("button", { name: "Merge" }).click();
    await page.getByText("Incidents merged.").waitFor();
    await page.locator(".stage ol a").first().click();
    await drawer.getByText("Some of these claims tell of another incident").click();
    await drawer.locator("form input[type=checkbox]").first().check();
    await drawer.getByRole("button", { name: "Split off" }).click();
    await page.getByText("Incident split.").waitFor();
    await page.getByRole("link", { name: /^Corrections/ }).click();
    const made = page.locator("main");
    for (const words of ["Graded a source", "checked by phone", "Merged incidents", "Split an incident"])
      expect(await made.getByText(words).first().isVisible(), words).toBe(true);
  });

  it("takes in files that are dropped anywhere", async () => {
    await serving();
    const { page } = await openMain("claims");
    const dropped = await page.evaluateHandle(dropOf(NEW_REPORT.text));
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await page.getByText("1 report taken in, 0 known already.").waitFor();
    await page.getByRole("link", { name: "Situation Room" }).click();
    await page.getByText("22 reports").waitFor();
  });

  it("asks for name and password where the service has accounts", async () => {
    await serving();
    server.room.password = "correct horse";
    const { page } = await open();
    await page.getByLabel("Name").fill("ana");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("alert").getByText("Name or password is wrong.").waitFor();
    await page.getByLabel("Password").fill("correct horse");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("link", { name: MAIN }).waitFor();
  });

  it("can be used by keyboard alone", async () => {
    await serving();
    const { page } = await openMain("claims");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("2,500");
    await page.getByText("1 claim", { exact: true }).waitFor();
    await tabTo(page, "About 2,500 people");
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    await drawer.waitFor();
    expect(await page.evaluate("document.activeElement?.id")).toBe("evidence-title");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement?.textContent")).toContain("About 2,500 people");
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)("has nothing that axe finds wrong on a %s screen of %i pixels", async (colorScheme, width) => {
    await serving();
    const options = { viewport: { width, height: 900 }, colorScheme };
    const { page } = await openMain("overview", options);
    for (const view of VIEWS) {
      await page.evaluate(`location.hash = location.hash.replace(/\\/\\w+(\\?.*)?$/, "/${view}")`);
      await page.locator(`nav a[aria-current]`, { hasText: new RegExp(`^\\s*${view}`, "i") }).waitFor();
      await settled(page);
      expect(await violations(page), view).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth"), view).toBeLessThanOrEqual(width);
    }
    await page.goto(`${server.url}/#/s/all/overview`);
    await page.locator(".stage ol a").first().click();
    await page.getByRole("heading", { name: "Correct" }).waitFor();
    expect(await violations(page), "drawer").toEqual([]);
  });

  it("prints without its controls", async () => {
    await serving();
    const { page } = await openMain("brief");
    await page.getByRole("heading", { name: "Citations" }).waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("navigation").isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(1000);
  });
});

/** Runs in the page: what a browser hands over when a file with this text is dropped. */
function dropOf(text: string): string {
  return `(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], "dropped.txt", { type: "text/plain" }));
    return transfer;
  })()`;
}

/** Waits until nothing on the page says that it is still being fetched. */
async function settled(page: Page): Promise<void> {
  const waiting = page.getByText(/^(Loading|Writing)( the (map|picture|report|brief))? …$/);
  await waiting.first().waitFor({ state: "detached" });
}

/** Presses Tab until the element with these words has the focus. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    if (((await page.evaluate<string>("document.activeElement?.textContent ?? ''")) ?? "").startsWith(words))
      return;
  }
  throw new Error(`"${words}" cannot be reached by Tab`);
}

/** What axe finds: rule and the element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
