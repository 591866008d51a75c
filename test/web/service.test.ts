import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CHROMIUM } from "./browser.ts";
import { settled, violations } from "./fixture.ts";
import { servedRoom } from "./served.ts";

const FIRST = {
  id: "first",
  publisher: "Harbour News",
  published: "2025-03-06T10:00:00Z",
  headline: "Missiles hit the port of Obock",
  text: "At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed in the attack.",
};
const SECOND = {
  id: "second",
  publisher: "Quay Daily",
  published: "2025-03-06T14:00:00Z",
  headline: "Nine missiles strike Obock port",
  text: "Nine missiles struck the port of Obock on Thursday, the Djibouti coast guard said. Five dock workers were killed, a doctor told Quay Daily.",
};
const RAID = {
  id: "raid",
  publisher: "Quay Daily",
  published: "2025-03-07T09:00:00Z",
  headline: "Gunmen raid the airport of Ali Sabieh",
  text: "Gunmen attacked the airport of Ali Sabieh on Friday and killed six soldiers, police said.",
};
const STANCES = [
  {
    id: "refusal",
    publisher: "Gulf Wire",
    published: "2025-03-07T08:00:00Z",
    text: "Russia refused on Friday to extend the ceasefire with Ukraine, its foreign ministry said.",
  },
  {
    id: "turn",
    publisher: "Quay Daily",
    published: "2025-03-10T08:00:00Z",
    text: "Russia agreed on Monday to extend the ceasefire with Ukraine, its foreign ministry said.",
  },
  {
    id: "threat",
    publisher: "Gulf Wire",
    published: "2025-03-05T08:00:00Z",
    text: "Iran threatened to close the strait by Friday if the United States attacked the port of Bushehr.",
  },
  {
    id: "deed",
    publisher: "Quay Daily",
    published: "2025-03-09T08:00:00Z",
    text: "The United States attacked the port of Bushehr on Saturday. Iran closed the strait.",
  },
];
const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>Ours</title></head><body>
<outline text="Quay Daily" type="rss" xmlUrl="https://quay.example/feed.xml"/>
<outline text="Gulf Wire" type="rss" xmlUrl="https://gulf.example/rss"/></body></opml>`;

/** The page before the real service: what a double of it would not show. A browser on a busy machine takes its time. */
describe.skipIf(!CHROMIUM)("the page before the service", { timeout: 240_000 }, () => {
  const desk = servedRoom();
  const { open, post } = desk;

  it("takes a rule in, tells at once what comes about by it, and marks it as new", async () => {
    await post(FIRST);
    const { page, watch } = await open("#/alerts");
    await page.getByRole("button", { name: "Add a rule" }).click();
    const form = page.getByRole("form", { name: "New rule" });
    await form.getByRole("radio", { name: /^Something new happens/ }).check();
    await form.getByText("Only about").click();
    await form.getByRole("checkbox", { name: "attack", exact: true }).check();
    await form.getByText(/^How it reaches you/).click();
    await form.getByLabel("Webhook").fill(`${desk.hook}/broken`);
    await form.getByLabel("Name").fill("New attacks");
    await form.getByText("When an incident is new; only attack.").waitFor();
    await form.getByRole("button", { name: "Add the rule" }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "I have kept it" }).click();
    const other = await open("#/s/all/claims");
    await other.page.getByText("Live", { exact: true }).waitFor();
    await page.evaluate("window.notLoadedAgain = true");
    await post(RAID);
    const fired = page.locator("section", { has: page.getByRole("heading", { name: "What came about" }) });
    await fired.getByRole("listitem").filter({ hasText: "airport of Ali Sabieh" }).first().waitFor();
    expect(await fired.getByText("new", { exact: true }).count()).toBeGreaterThan(0);
    await fired.getByText("answered 500").first().waitFor();
    expect(await page.evaluate("window.notLoadedAgain")).toBe(true);
    const toast = other.page.getByRole("status").filter({ hasText: "New attacks" });
    await toast.waitFor();
    expect(await other.page.title()).toMatch(/^\d alerts? · /);
    await other.page.getByRole("link", { name: /^Alerts \d new one/ }).click();
    await other.page.getByText("new", { exact: true }).first().waitFor();
    await other.page.reload();
    await other.page.getByRole("listitem").filter({ hasText: "airport of Ali Sabieh" }).first().waitFor();
    expect(await other.page.getByText("new", { exact: true }).count()).toBe(0);
    expect([...watch.errors, ...other.watch.errors]).toEqual([]);
    for (const { requests } of [watch, other.watch])
      expect(requests.filter((url) => !url.startsWith(desk.url))).toEqual([]);
  });

  it("changes a rule, holds it back in quiet hours, tests its webhook, switches it off and drops it", async () => {
    await post(FIRST);
    const { page } = await open("#/alerts");
    await page.getByRole("button", { name: "Add a rule" }).click();
    const form = page.getByRole("form");
    await form.getByRole("radio", { name: /^A number moves/ }).check();
    await form.getByLabel("By", { exact: true }).fill("2");
    await form.getByLabel("Measured in").selectOption("absolute");
    await form.getByText("Only about").click();
    await form.getByLabel("Actors").fill("djib");
    await form
      .getByRole("button", { name: /^Djibouti/ })
      .first()
      .click();
    await form.getByText(/^How it reaches you/).click();
    await form.getByLabel("Webhook").fill(`${desk.hook}/hook?token=abc`);
    await form.getByRole("button", { name: "Add the rule" }).click();
    const rule = page.getByRole("article", { name: "A number moves" });
    await rule.getByText(/moves by 2 or more; only with Djibouti/).waitFor();
    await rule.getByRole("button", { name: "Test" }).click();
    await rule.getByText("The webhook took the test (204).").waitFor();
    await rule.getByRole("button", { name: "Change" }).click();
    await form.getByRole("checkbox", { name: /^Quiet hours/ }).check();
    await form.getByLabel("from", { exact: true }).fill("21:00");
    await form.getByLabel("by the clock of").fill("Africa/Djibouti");
    await form.getByLabel("Collect for").fill("15");
    await form.getByLabel("Name").fill("Toll at Obock");
    expect(await violations(page)).toEqual([]);
    await form.getByRole("button", { name: "Keep the change" }).click();
    const changed = page.getByRole("article", { name: "Toll at Obock" });
    await changed
      .getByText("quiet from 21:00 to 06:30 (Africa/Djibouti), collected for 15 minutes")
      .waitFor();
    await changed.getByRole("button", { name: "Test" }).click();
    await changed.getByText("The webhook took the test (204).").waitFor();
    await changed.getByRole("switch").click();
    await changed.getByText("off", { exact: true }).waitFor();
    const { items } = (await (await fetch(`${desk.url}/api/v1/rules`)).json()) as { items: object[] };
    expect(items).toMatchObject([{ enabled: false, digest: 15, condition: { change: 2, per: "absolute" } }]);
    await changed.getByRole("button", { name: "Drop Toll at Obock" }).click();
    await changed.getByRole("button", { name: "Drop", exact: true }).click();
    await page.getByText("There is no rule yet.").waitFor();
  });

  it.each([
    ["light", 1280, null],
    ["dark", 1280, ["color-contrast"]],
    ["light", 390, null],
  ] as const)("has alerts without fault on a %s screen of %i pixels", async (colorScheme, width, rules) => {
    const rule = { title: "All", condition: { kind: "incident" }, webhook: { url: `${desk.hook}/broken` } };
    const headers = { "x-sitroom": "1", "content-type": "application/json" };
    await fetch(`${desk.url}/api/v1/rules`, { method: "POST", headers, body: JSON.stringify(rule) });
    const { page } = await open("#/alerts", { viewport: { width, height: 900 }, colorScheme });
    await post(FIRST);
    await page.getByText("answered 500").first().waitFor();
    await page.getByRole("button", { name: "Add a rule" }).click();
    for (const words of [/^A deadline comes near/, /^More sources/, /^A number moves/]) {
      await page.getByRole("radio", { name: words }).check();
      expect(await violations(page, rules), String(words)).toEqual([]);
    }
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  it("tells why tellings were put together, why two are kept apart, and why a report is in its story", async () => {
    await desk.example();
    const { id, claims } = await mostToldIncident(desk.url);
    const { page } = await open(`#/s/all/claims?item=${id}`);
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    await drawer.locator("details").first().locator("summary").first().click();
    await drawer.getByText("Why it was put with others").first().click();
    await drawer.getByText("Tells of the same incident as").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await drawer.getByLabel("Same incident as").selectOption({ index: 1 });
    await drawer.getByText("Why are they not one already?").click();
    await drawer.getByText(/^(Kept apart by|Nothing keeps them apart|Nothing ties them)/).waitFor();
    expect(await drawer.getByRole("row").count()).toBeGreaterThan(2);
    expect(await violations(page)).toEqual([]);
    await page.evaluate(`location.hash = "#/s/all/claims?item=${claims[0]}"`);
    await drawer.getByLabel("Why not one with").selectOption({ index: 1 });
    await drawer.getByRole("table").waitFor();
    await drawer.getByRole("link", { name: /./ }).first().waitFor();
    const { items } = (await (await fetch(`${desk.url}/api/v1/reports`)).json()) as {
      items: { id: string }[];
    };
    await page.goto(`${desk.url}/#/s/all/sources?item=report:${items[0]!.id}`);
    await page.getByText(/In the story .*(nearest to|repeats|first of it|analyst)/).waitFor();
  });

  it("marks a change of mind, a condition that is told as met, and a deadline that has passed", async () => {
    await post(...STANCES);
    const { page } = await open("#/s/all/positions");
    const card = (words: string) => page.getByRole("listitem").filter({ hasText: words });
    await card("departure from an earlier refusal").first().waitFor();
    expect(await card("since departed from: pledge").count()).toBeGreaterThan(0);
    const threat = card("condition reported met").first();
    await threat.getByText(/^passed \d/).waitFor();
    await threat.getByRole("link", { name: /attacked the port of Bushehr on Saturday/ }).click();
    await page.getByRole("complementary", { name: "Evidence" }).locator("blockquote mark").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("shows what the room held by its own clock, until the field is emptied", {
    timeout: 60_000,
  }, async () => {
    await post(FIRST);
    const { page } = await open("#/s/all/overview");
    await page.getByText("1 report,").waitFor();
    await page.getByText("Room’s clock").click();
    await page.getByLabel("Known to the room at (UTC)").fill("2020-01-02T03:04");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("as the room stood 2 Jan 2020 03:04 UTC").waitFor();
    await page.getByText("Nothing was known of this situation by then.").waitFor();
    expect(new URL(page.url()).hash).toContain("roomAsOf=2020-01-02T03%3A04%3A59Z");
    await page.getByText("Room’s clock").click();
    await page.getByLabel("Known to the room at (UTC)").fill("");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("1 report,").waitFor();
    expect(new URL(page.url()).hash).not.toContain("roomAsOf");
  });

  it("gives the brief in each template and form, and a link that stays as it is", async () => {
    await post(FIRST);
    const { page, watch } = await open("#/s/all/brief");
    await page.getByRole("heading", { name: "Citations" }).waitFor();
    await page.getByLabel("Template").selectOption("ocha");
    await settled(page);
    const [word] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Word" }).click(),
    ]);
    expect(word.suggestedFilename()).toBe("brief.docx");
    expect(
      readFileSync(await word.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    await page.route(/format=pdf/, (route) =>
      route.fulfill({ status: 501, json: { error: { code: "no-pdf", message: "No PDF here." } } }),
    );
    await page.getByRole("link", { name: "PDF", exact: true }).click();
    await page.getByText("No PDF here. Print it to a PDF instead.").waitFor();
    await page.getByRole("button", { name: "Copy link to this version" }).click();
    const copied = page.getByText(/The link is copied|version=\d/);
    await copied.waitFor();
    const brief = await fetch(`${desk.url}/api/v1/brief`);
    const version = /version=(\d+)/.exec(brief.headers.get("content-location") ?? "")![1];
    await post(SECOND, RAID);
    await page
      .locator("article")
      .getByText(/Ali Sabieh/)
      .first()
      .waitFor();
    await page.goto(`${desk.url}/#/s/all/brief?version=${version}`);
    await page.getByText(`frozen at change ${version}`).waitFor();
    await page.getByText("1 report, 1 source").waitFor();
    await expect
      .poll(() =>
        page
          .locator("article")
          .getByText(/Ali Sabieh/)
          .count(),
      )
      .toBe(0);
    await page.getByRole("button", { name: "Back to live" }).click();
    await page
      .locator("article")
      .getByText(/Ali Sabieh/)
      .first()
      .waitFor();
    expect(watch.requests.filter((url) => !/^(?:blob:)?http:\/\/127\.0\.0\.1/.test(url))).toEqual([]);
  });

  it("takes lists of feeds in and gives them out, offers the bookmarklet, and shows files by their names", async () => {
    await post(FIRST);
    const { page } = await open("#/s/all/sources");
    const list = { name: "ours.opml", mimeType: "text/x-opml", buffer: Buffer.from(OPML) };
    await page.getByLabel("Take in a list").setInputFiles(list);
    await page.getByText("2 feeds added, 0 known already.").waitFor();
    const watched = page.locator("section", { has: page.getByRole("heading", { name: "Watched feeds" }) });
    await watched.getByText("Gulf Wire").first().waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save the list" }).click(),
    ]);
    expect(readFileSync(await saved.path(), "utf8")).toContain("https://gulf.example/rss");
    const [clip] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "get the bookmarklet" }).click(),
    ]);
    await clip.getByRole("link", { name: "To Situation Room" }).waitFor();
    const dropped = await page.evaluateHandle(dropOf(RAID.text, OPML.replaceAll("gulf", "pier")));
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await page.getByText("1 report taken in, 0 known already. 1 feed is watched from now on.").waitFor();
    await page.getByText("Not taken, for they hold no report as text: empty.jsonl.").waitFor();
    await page.getByText("raid notes.txt").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("says that a past moment is being worked out, and shows it once it is there", async () => {
    await post(FIRST, RAID);
    const { page } = await open("#/s/all/claims");
    await page.getByText("Live", { exact: true }).waitFor();
    await page
      .getByRole("link", { name: /Ali Sabieh/ })
      .first()
      .waitFor();
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await page.route(/picture\?asOf=/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole("slider", { name: "Known by" }).focus();
    await page.keyboard.press("Home");
    await page.getByText("Working out what was known by 6 Mar 2025 10:00 UTC").waitFor();
    await page.getByText("2 s", { exact: true }).waitFor();
    expect(await violations(page, ["aria-progressbar-name", "region", "label"])).toEqual([]);
    release();
    await page.getByText("Working out what was known").waitFor({ state: "detached" });
    await page
      .getByRole("link", { name: /Ali Sabieh/ })
      .first()
      .waitFor({ state: "detached" });
  });
});

/** The incident with most claims. */
async function mostToldIncident(url: string): Promise<{ id: string; claims: string[] }> {
  const reply = await fetch(`${url}/api/v1/incidents?limit=1000`);
  const { items } = (await reply.json()) as { items: { id: string; claims: string[] }[] };
  return items.sort((left, right) => right.claims.length - left.claims.length)[0]!;
}

/** Runs in the page: a text, a list of feeds and a file without a record, dropped together. */
function dropOf(text: string, opml: string): string {
  return `(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], "raid notes.txt", { type: "text/plain" }));
    transfer.items.add(new File([${JSON.stringify(opml)}], "more.opml"));
    transfer.items.add(new File(["{}"], "empty.jsonl"));
    return transfer;
  })()`;
}
