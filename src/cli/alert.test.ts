import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sitroom } from "../../test/lib/command-line.ts";
import { accountsOf } from "../server/accounts.ts";
import { alertsFor } from "../server/alerts/alerts.ts";
import { makeApp } from "../server/app.ts";
import { openService } from "../server/service.ts";
import { openSqlite } from "../store/index.ts";

const record = (id: string, published: string, text: string) => ({
  ...{ id, path: id, kind: "text" as const, content: text, url: null, publisher: `Quay ${id}` },
  ...{ headline: null, authors: [], published, retrieved: null, language: null },
});
const REPORT = record(
  "r0",
  "2025-03-06T10:00:00Z",
  "At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed.",
);
const LATER = record(
  "r1",
  "2025-03-07T10:00:00Z",
  "Djibouti's coast guard said nine missiles struck the port of Obock on Thursday. Five dock workers were killed, a doctor told Quay Daily.",
);

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sitroom-alert-"));
  data = join(folder, "room");
});
afterEach(() => rmSync(folder, { recursive: true }));

const alert = (...args: string[]) => sitroom(["alert", ...args, "--data", data]);

/** A room with a report, then another; `use` is called with the address of the service while it runs. */
async function served(
  use?: (address: string, token: string) => Promise<void>,
  password?: string,
): Promise<void> {
  const store = await openSqlite(data);
  const service = await openService(store);
  const alerts = await alertsFor(service);
  const accounts = accountsOf(store);
  if (password) await accounts.addUser("ada", "analyst", password);
  const token = password ? await accounts.addToken("ada", "test", ["read", "write"]) : "";
  const rest = { version: "0.0.0", needsLogin: password !== undefined, hosts: null, web: "/nowhere" };
  const app = await makeApp({ service, accounts, alerts, ...rest });
  for (const capture of [REPORT, LATER]) {
    await service.ingest([{ capture }]);
    await service.settled();
    await alerts.tick();
  }
  await use?.(await app.listen({ host: "127.0.0.1", port: 0 }), token);
  await app.close();
  await alerts.stop();
  await service.close();
}

describe("sitroom alert on a folder", () => {
  it("adds, lists, pauses, resumes and removes rules", async () => {
    await served();
    const added = await alert("add", "Attacks", "--on", "incident", "--type", "assault", "--place", "obock");
    expect([added.code, added.err]).toEqual([0, ""]);
    const [id] = added.out.split("\t") as [string];
    expect(added.out).toBe(`${id}\ton\tnew incident (ASSAULT, city:DJI:04:obock)\t-\tAttacks\n`);
    const quiet = ["--quiet", "22:00-06:30", "--zone", "Africa/Djibouti", "--digest", "15"];
    await alert("add", "Deaths", "--on", "figure", "--change", "25%", "--measure", "dead", ...quiet);
    expect((await alert("list")).out).toContain(
      "\ton\tdead moves by 25%\tquiet 22:00-06:30 Africa/Djibouti, digest 15 min\tDeaths\n",
    );
    expect((await alert("pause", id.slice(0, 13))).out).toContain(`${id}\tpaused\t`);
    const rows = (await alert("list", "--json")).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows.find((row) => row.id === id)).toMatchObject({ title: "Attacks", enabled: false });
    expect((await alert("resume", "Attacks")).out).toContain(`${id}\ton\t`);
    expect((await alert("remove", "Attacks", "Deaths")).code).toBe(0);
    expect((await alert("list")).out).toBe("");
    const store = await openSqlite(data, { readOnly: true });
    const actions = (await store.records("audit").list()).map(({ value }) => value.action);
    await store.close();
    expect(actions).toEqual([
      "rule.add",
      "rule.add",
      "rule.change",
      "rule.change",
      "rule.remove",
      "rule.remove",
    ]);
  });

  it("shows the secret of a webhook once, and never again", async () => {
    const webhook = ["--webhook", "https://desk.example/hook?key=abc"];
    const { out, err } = await alert("add", "Disputes", "--on", "conflict", ...webhook);
    expect(out).toMatch(/\nwhsec_[\w+/=]+\n$/);
    expect(err).toContain("not shown again");
    const [row] = (await alert("add", "More", "--on", "conflict", ...webhook, "--json")).out.split("\n");
    expect(JSON.parse(row!).webhook.secret).toMatch(/^whsec_/);
    await alert("pause", "Disputes");
    expect((await alert("list", "--json")).out).not.toMatch(/whsec_|abc/);
    const store = await openSqlite(data, { readOnly: true });
    const channels = (await store.records("rules").list()).map(({ value }) => value.channel.webhook);
    await store.close();
    for (const channel of channels)
      expect(channel).toMatchObject({ url: "https://desk.example/hook?key=abc" });
    expect(channels).toContainEqual({ url: "https://desk.example/hook?key=abc", secret: out.split("\n")[1] });
  });

  it("tells what a rule would have told, and what it told", async () => {
    await alert("add", "Attacks", "--on", "incident", "--type", "ASSAULT");
    await served();
    const told = await alert("log");
    expect(told.out).toMatch(/\tsent\tAttacks\tincidents\t/);
    const tried = await alert("test", "Attacks");
    expect(tried.err).toMatch(/^\d alerts? would have been told; nothing was noted or sent\.\n$/);
    const cells = (lines: string, column: number) =>
      lines.split("\n").map((line) => line.split("\t")[column]);
    expect(cells(tried.out, 2).sort()).toEqual(cells(told.out, 4).sort());
    const figure = await alert("test", "--on", "figure", "--change", "2", "--measure", "dead", "--json");
    expect(JSON.parse(figure.out)).toMatchObject({ part: "figures", level: 5, stands: true });
    expect((await alert("test", "--on", "figure", "--change", "3")).out).toBe("");
    expect((await alert("test", "Attacks", "--to", "2025-01-01")).out).toBe("");
    expect((await alert("log")).out).toBe(told.out);
  });

  it.each([
    ["an unknown action", ["look"], /choose one of list, add, remove, pause, resume, test, log/],
    ["a rule without a title", ["add", "--on", "conflict"], /give the rule one title/],
    ["a rule that waits for nothing", ["add", "x"], /say with --on what the rule waits for/],
    ["an unknown condition", ["add", "x", "--on", "rain"], /choose one of incident, origins/],
    ["an unknown type", ["add", "x", "--on", "incident", "--type", "RAIN"], /--type: "RAIN" is not known/],
    [
      "an option of another condition",
      ["add", "x", "--on", "conflict", "--hours", "3"],
      /--hours belongs to --on deadline/,
    ],
    [
      "a change that is none",
      ["add", "x", "--on", "figure", "--change", "much"],
      /needs --change with a number/,
    ],
    [
      "too many origins",
      ["add", "x", "--on", "origins", "--at-least", "9999"],
      /whole number from 1 to 1000/,
    ],
    ["hours that are none", ["add", "x", "--on", "deadline", "--hours", "6,soon"], /--hours: "soon"/],
    [
      "quiet hours that are none",
      ["add", "x", "--on", "conflict", "--quiet", "night"],
      /no stretch of hours/,
    ],
    [
      "a zone that is none",
      ["add", "x", "--on", "conflict", "--quiet", "22:00-06:00", "--zone", "Sea/Quay"],
      /There is no time zone/,
    ],
    [
      "a webhook that is none",
      ["add", "x", "--on", "conflict", "--webhook", "file:///x"],
      /needs an address of http/,
    ],
    [
      "a place nobody told of",
      ["add", "x", "--on", "conflict", "--place", "Nowhere"],
      /nothing in the picture is called "Nowhere"/,
    ],
    ["a rule that is not there", ["pause", "Nothing"], /there is no rule "Nothing"/],
    ["no rule", ["remove"], /no rule given/],
    ["an address that is none", ["list", "--service", "room"], /is no address such as/],
  ])("refuses %s in one line", async (_name, args, message) => {
    const { code, err, out } = await alert(...(args as string[]));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message as RegExp);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("sitroom alert on a running service", () => {
  it("does the same over HTTP, and reads the folder beside it", async () => {
    await served(async (address) => {
      const over = (...args: string[]) => alert(...args, "--service", address);
      const { out } = await over("add", "Attacks", "--on", "incident", "--place", "Obock");
      expect((await alert("list")).out).toBe(out);
      expect((await over("test", "Attacks")).out).toBe((await alert("test", "Attacks")).out);
      expect((await over("pause", "Attacks")).out).toContain("\tpaused\t");
      const refused = await alert("remove", "Attacks");
      expect([refused.code, refused.err]).toEqual([
        2,
        expect.stringContaining("--service http://127.0.0.1:4600"),
      ]);
      expect((await over("remove", "Attacks")).code).toBe(0);
      expect((await over("list")).out).toBe("");
      expect((await over("test", "--on", "incident", "--from", "1999-01-01")).code).toBe(0);
    });
  });

  it("asks for a token where there are accounts, and tells who does not answer", async () => {
    let stopped = "";
    await served(async (address, token) => {
      stopped = address;
      const list = (secret: string) =>
        sitroom(["alert", "list", "--service", address], { secret: async () => secret });
      expect(await list("sit_wrong")).toEqual({ code: 2, out: "", err: "sitroom: Log in first.\n" });
      expect(await list(`${token}\n`)).toEqual({ code: 0, out: "", err: "" });
    }, "a long password");
    const gone = await alert("list", "--service", stopped);
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining(`${stopped} does not answer: `)]);
  });
});
