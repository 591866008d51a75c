import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build } from "vite";

/** Where the system's packages put a Chromium. */
export const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);

/** The page, built for a test; `remove` deletes it. */
export async function builtPage(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "sitroom-web-"));
  await build({
    configFile: resolve(import.meta.dirname, "../../src/web/vite.config.ts"),
    build: { outDir: folder },
    logLevel: "error",
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function launched(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** What happens while a page is used. */
export interface Watch {
  requests: string[];
  errors: string[];
}

/** Opens an address in a browser of its own and notes requests, errors and dialogs; without the offline worker unless asked. */
export async function opened(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; watch: Watch }> {
  const page = await (await browser.newContext({ serviceWorkers: "block", ...options })).newPage();
  const watch: Watch = { requests: [], errors: [] };
  page.on("request", (request) => watch.requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && watch.errors.push(message.text()));
  page.on("pageerror", (error) => watch.errors.push(error.message));
  page.on("dialog", (dialog) => {
    watch.errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, watch };
}
