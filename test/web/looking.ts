import { expect, it } from "vitest";
import { type DeskWithPage, MAIN, settled, violations } from "./fixture.ts";

/** Searching, looking back, exporting, and what is shown when something is amiss. */
export function looking(desk: DeskWithPage): void {
  const { serving, open, openMain } = desk;

  it("searches everything by keyboard and opens what was found", async () => {
    await serving();
    const { page } = await openMain("claims");
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog", { name: "Search" });
    await dialog.getByRole("searchbox").fill("2,500 obock");
    await dialog.getByText("1 found").or(dialog.getByText("2 found")).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Evidence" }).waitFor();
    expect(await dialog.isVisible()).toBe(false);
  });

  it("finds what another situation holds, from the list of situations", async () => {
    await serving();
    const { page } = await open("#/");
    await page.getByRole("link", { name: MAIN }).waitFor();
    await page.getByRole("button", { name: "Search" }).click();
    const dialog = page.getByRole("dialog", { name: "Search" });
    await dialog.getByRole("searchbox").fill("hospital nine");
    await dialog.getByRole("link", { name: /Hospital in Tadjoura counts nine dead/ }).click();
    await page.getByRole("region", { name: "Text of the report" }).waitFor();
    expect(new URL(page.url()).hash).toContain("#/s/all/");
    await page.locator("a.read").first().click();
    await page.getByRole("complementary", { name: "Evidence" }).locator("blockquote mark").first().waitFor();
  });

  it("tells what changed, from what to what and why, page after page", async () => {
    await serving();
    desk.server.room.mostChanges = 40;
    const { page } = await openMain("changes");
    const main = page.locator("main");
    await main.getByText("told by Gulf Wire").first().waitFor();
    const all = Number.parseInt((await main.getByText(/^\d+ changes$/).textContent())!, 10);
    expect(all).toBeGreaterThan(100);
    desk.server.room.post([
      {
        id: "late-toll",
        publisher: "Gulf Wire",
        published: "2025-03-09T08:00:00Z",
        text: "The attack on the Obock coast guard station on Wednesday killed 14 people, the interior ministry of Djibouti said on Sunday.",
      },
    ]);
    await main
      .getByText(/killed 14 people/)
      .first()
      .waitFor();
  });

  it("tells what became known between two times", async () => {
    await serving();
    const { page } = await openMain("changes");
    const main = page.locator("main");
    await main.getByLabel("What changed").selectOption("known");
    await main.getByLabel("From (UTC)").fill("2025-03-06T12:00");
    await main.getByLabel("to", { exact: true }).fill("2025-03-07T12:00");
    const dead = main
      .getByRole("listitem")
      .filter({ hasText: /^changed\s*Dead:/ })
      .first();
    await dead.waitFor();
    expect(await dead.locator("s").textContent()).toMatch(/^(?:4|9|at least 9)$/);
    expect(await dead.locator("b").textContent()).toBe("11");
    expect(
      await main
        .getByText(/killed 11 people|toll .{0,30}to 11/)
        .first()
        .isVisible(),
    ).toBe(true);
    await main.getByLabel("What changed").selectOption("between");
    await main.getByText("Nothing changed in that time.").waitFor();
  });

  it("offers the forms of the brief that the service knows and hides sections", async () => {
    await serving();
    const { page } = await openMain("brief");
    await page.getByRole("heading", { name: "Citations" }).waitFor();
    const pdf = page.getByRole("link", { name: "PDF" });
    await pdf.waitFor();
    expect(await pdf.getAttribute("href")).toContain("format=pdf");
    await page.getByLabel("Template").selectOption("sitrep");
    await settled(page);
    expect(await pdf.getAttribute("href")).toContain("template=sitrep");
    const heading = page.getByRole("heading", { name: "Highlights" });
    await page.getByText("Sections", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Highlights" }).uncheck();
    await heading.waitFor({ state: "detached" });
  });

  it("shows the page and what was seen when the service is gone, and says so", async () => {
    await serving();
    const { page, watch } = await openMain("overview", { serviceWorkers: "allow" });
    await page.getByRole("link", { name: "Evidence 1", exact: true }).first().waitFor();
    await expect.poll(() => page.evaluate(KEPT), { timeout: 60_000 }).toBe(true);
    desk.server.interrupt();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: MAIN }).waitFor();
    await page.getByText("The service does not answer.").waitFor();
    await page.getByRole("link", { name: "Map", exact: true }).click();
    await page.getByRole("group", { name: /Map of the places/ }).waitFor();
    desk.server.resume();
    await page.getByText("The service does not answer.").waitFor({ state: "detached" });
    await page.getByText("Live", { exact: true }).waitFor();
    expect(watch.requests.filter((url) => !url.startsWith(desk.server.url))).toEqual([]);
  });

  it("says what the service is short of", async () => {
    await serving();
    desk.server.room.degraded = ["disk nearly full"];
    const { page } = await openMain("claims");
    await page.getByText("disk nearly full").waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

/** Runs in the page: whether picture, brief and the map's shapes are kept. */
const KEPT = `(async () => {
  const names = await Promise.all(["sitroom-answers", "sitroom-page"].map(async (name) => {
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  }));
  const all = names.flat();
  return ["/picture", "/brief", "/status", "/situations"].every((end) => all.some((name) => name.endsWith(end)))
    && all.some((name) => name.includes("countries")) && all.includes("/");
})()`;
