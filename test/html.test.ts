import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brief } from "../src/products/brief.ts";
import { briefHtml } from "../src/products/forms/html.ts";
import { handMadePicture, TEXTS } from "./lib/pictures.ts";

/** Where the system's packages put a Chromium. */
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
if (!CHROMIUM) console.warn("test/html.test.ts is skipped: no Chromium found on this machine.");

const folder = mkdtempSync(join(tmpdir(), "sitroom-html-"));
const file = join(folder, "brief.html");
const document = brief(handMadePicture(), { texts: TEXTS });

/** What must not happen while the page is used. */
interface Watch {
  requests: string[];
  errors: string[];
}

describe.skipIf(!CHROMIUM)("the page in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, briefHtml(document));
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; watch: Watch }> {
    const page = await (await browser.newContext(options)).newPage();
    const watch: Watch = { requests: [], errors: [] };
    page.on("request", (request) => watch.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && watch.errors.push(message.text()));
    page.on("pageerror", (error) => watch.errors.push(error.message));
    page.on("dialog", (dialog) => {
      watch.errors.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
    return { page, watch };
  }

  it("asks nothing of any network and has no error, also after clicks", async () => {
    const { page, watch } = await open();
    for (const cite of await page.locator("a.cite").all()) await cite.click();
    expect(watch.requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(watch.requests).toHaveLength(1);
    expect(watch.errors).toEqual([]);
  });

  it("keeps the markup of a hostile report as text", async () => {
    const { page, watch } = await open();
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator('a[href*="evil.example"]').count()).toBe(0);
    const text = await page.locator("details .text").allTextContents();
    expect(text.join("\n")).toContain('<script>alert("x")</script>');
    expect(watch.errors).toEqual([]);
  });

  it("opens the report of a citation and lights up exactly its words", async () => {
    const { page } = await open();
    for (const { number, exact, label } of document.citations) {
      await page.locator(`a.cite[href="#c${number}"]`).first().click();
      const report = page.locator(`details#${label}`);
      expect(await report.getAttribute("open")).not.toBeNull();
      expect((await report.locator("mark.lit").allTextContents()).join("")).toBe(exact);
      expect(await report.locator("mark.lit").first().isVisible()).toBe(true);
    }
  });

  it("can be used by keyboard alone", async () => {
    const { page } = await open();
    const reached = new Set<string>();
    for (let step = 0; step < 200; step++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate<string>(
          `document.activeElement?.getAttribute("href") ?? document.activeElement?.tagName ?? ""`,
        ),
      );
    }
    for (const { number } of document.citations) expect(reached).toContain(`#c${number}`);
    expect(reached).toContain("SUMMARY");
    await page.locator("a.cite").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("mark.lit").count()).toBeGreaterThan(0);
  });

  it("goes back to where the reader was", async () => {
    const { page } = await open();
    await page.locator("a.cite").first().click();
    await page.goBack();
    expect(new URL(page.url()).hash).toBe("");
  });

  it.each([
    ["light", 1200],
    ["dark", 1200],
    ["light", 390],
    ["dark", 320],
  ] as const)("fits a %s screen of %i pixels, with ink that stands out", async (colorScheme, width) => {
    const { page } = await open({ viewport: { width, height: 900 }, colorScheme });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(contrast(await page.evaluate<[string, string]>(COLOURS))).toBeGreaterThan(7);
  });

  it("prints the brief with its citations, its sources named, without controls and report texts", async () => {
    const { page } = await open();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect(await page.locator("#reports summary").first().isVisible()).toBe(true);
    expect(await page.locator("#reports .text").first().isVisible()).toBe(false);
    expect(await page.locator("#citations").isVisible()).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(1000);
  });
});

const COLOURS = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]";

/** Contrast of two `rgb(…)` colours (WCAG 2). */
function contrast([one, other]: [string, string]): number {
  const [high, low] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((value) => {
    const share = Number(value) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
