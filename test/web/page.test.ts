import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { CHROMIUM } from "./browser.ts";
import { deskWithPage, MAIN, settled, violations } from "./fixture.ts";
import { looking } from "./looking.ts";

if (!CHROMIUM) console.warn("test/web/page.test.ts is skipped: no Chromium found on this machine.");

const VIEWS = "overview claims positions conflicts map changes sources brief corrections".split(" ");
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
  const desk = deskWithPage();
  const { serving, open, openMain } = desk;
  looking(desk);

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
    desk.server.room.post([HOSTILE]);
    const reply = await fetch(`${desk.server.url}/api/v1/reports/hostile`);
    const { text, assertions } = (await reply.json()) as {
      text: string;
      assertions: { start: number; end: number; exact: string }[];
    };
    const late = assertions.find(({ start }) => start > text.indexOf("😀"))!;
    const { page, watch } = await open("#/s/all/overview");
    await page.getByRole("link", { name: /^Claims \d/ }).waitFor();
    for (const view of VIEWS) {
      await show(page, view);
      expect(await page.locator("main img, main script, main b[onmouseover]").count(), view).toBe(0);
      expect(watch.requests.filter((url) => !url.startsWith(desk.server.url))).toEqual([]);
      expect(watch.errors, view).toEqual([]);
    }
    await page.evaluate(`location.hash = "#/s/all/claims?item=report:hostile:${late.start}:${late.end}"`);
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
    desk.server.room.post([NEW_REPORT]);
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
    desk.server.interrupt();
    await page.getByText("Reconnecting").waitFor();
    desk.server.room.post([NEW_REPORT]);
    desk.server.resume();
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
    await page.getByLabel("Why?").fill("they counted twice");
    await page.keyboard.press("Enter");
    await page.getByText("Reading rejected.").waitFor();
    await claim.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await claim.waitFor();
    await page.getByRole("link", { name: /^Corrections/ }).click();
    expect(await page.locator("main").getByText("undone", { exact: true }).isVisible()).toBe(true);
    expect(await page.locator("main").getByText("they counted twice").isVisible()).toBe(true);
  });

  it("merges, splits, grades and notes", async () => {
    await serving();
    const { page } = await openMain("sources");
    await page.getByLabel("Reliability of Gulf Wire").selectOption("B");
    await page.getByLabel("Why?").fill("long record");
    await page.getByRole("button", { name: "Grade B" }).click();
    await page.getByText("Gulf Wire graded B.").waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.locator(".stage ol a").first().click();
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    await drawer.getByLabel("Note").fill("checked by phone");
    await drawer.getByRole("button", { name: "Note" }).click();
    await page.getByText("Noted.").waitFor();
    await drawer.getByLabel("Same incident as").selectOption({ index: 1 });
    await drawer.getByLabel("Why the same?").fill("same raid");
    await drawer.getByRole("button", { name: "Merge" }).click();
    await page.getByText("Incidents merged.").waitFor();
    await page.locator(".stage ol a").first().click();
    await drawer.getByText("Some of these claims tell of another incident").click();
    await drawer.locator("form input[type=checkbox]").first().check();
    await drawer.getByLabel("Why another?").fill("another boat");
    await drawer.getByRole("button", { name: "Split off" }).click();
    await page.getByText("Incident split.").waitFor();
    await page.getByRole("link", { name: /^Corrections/ }).click();
    const made = page.locator("main");
    for (const words of ["Graded a source", "checked by phone", "Merged incidents", "Split an incident"])
      expect(await made.getByText(words).first().isVisible(), words).toBe(true);
    for (const reason of ["long record", "same raid", "another boat"])
      expect(await made.getByText(reason).isVisible(), reason).toBe(true);
    await made.getByRole("button", { name: "Undo: Split an incident" }).click();
    await made.getByLabel("Why?").fill("it was one after all");
    await page.keyboard.press("Enter");
    await made.getByText("it was one after all").waitFor();
  });

  it("takes in files that are dropped anywhere", async () => {
    await serving();
    const { page } = await openMain("claims");
    const dropped = await page.evaluateHandle(dropOf(NEW_REPORT.text));
    const address = await page.evaluateHandle(ADDRESS_DROP);
    await page.dispatchEvent("body", "drop", { dataTransfer: address });
    await page.getByText("https://feeds.example/news.xml is watched from now on.").waitFor();
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await page.getByText("1 report taken in, 0 known already. Not taken").waitFor();
    await page.getByText("scan.pdf").waitFor();
    await page.getByRole("link", { name: "Situation Room" }).click();
    await page.getByText("22 reports").waitFor();
  });

  it("asks for name and password where the service has accounts", async () => {
    await serving();
    desk.server.room.password = "correct horse";
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
    ["light", 1280, null],
    ["dark", 1280, ["color-contrast"]],
    ["light", 390, null],
  ] as const)(
    "has nothing that axe finds wrong on a %s screen of %i pixels",
    async (colorScheme, width, rules) => {
      await serving();
      const options = { viewport: { width, height: 900 }, colorScheme };
      const { page } = await openMain("overview", options);
      for (const view of VIEWS) {
        await show(page, view);
        expect(await violations(page, rules), view).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), view).toBeLessThanOrEqual(width);
      }
      await page.goto(`${desk.server.url}/#/s/all/overview`);
      await page.locator(".stage ol a:visible, .listed a:visible").first().click();
      await page.getByRole("heading", { name: "Correct" }).waitFor();
      expect(await violations(page, rules), "drawer").toEqual([]);
    },
  );

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
    transfer.items.add(new File(["%PDF"], "scan.pdf", { type: "application/pdf" }));
    return transfer;
  })()`;
}

/** Runs in the page: what a browser hands over when a link is dragged in. */
const ADDRESS_DROP = `(() => {
  const transfer = new DataTransfer();
  transfer.setData("text/uri-list", "https://feeds.example/news.xml");
  return transfer;
})()`;

/** Goes to a view of the open situation. */
async function show(page: Page, view: string): Promise<void> {
  await page.evaluate(`location.hash = location.hash.replace(/\\/\\w+(\\?.*)?$/, "/${view}")`);
  await page.locator(`nav a[aria-current]`, { hasText: new RegExp(`^\\s*${view}`, "i") }).waitFor();
  await settled(page);
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
