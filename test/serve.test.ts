import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { captureOfRecord } from "../src/collect/records.ts";
import { openDesk } from "../src/desk.ts";
import type { Capture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { withoutMentions } from "../src/server/board.ts";
import { openService } from "../src/server/service.ts";
import { openSqlite } from "../src/store/index.ts";
import { sitroom } from "./lib/command-line.ts";

const MAIN = resolve(import.meta.dirname, "../src/cli/main.ts");
const RECORDS = Array.from({ length: 12 }, (_, index) => ({
  id: `r${String(index).padStart(2, "0")}`,
  publisher: `Quay ${index % 3}`,
  published: `2025-03-06T${String(index + 8).padStart(2, "0")}:00:00Z`,
  text: `At least ${index + 3} missiles hit the port of Obock on Thursday, the Djibouti coast guard said. ${index + 2} dock workers were killed.`,
}));

let folder = "";
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sitroom-serve-"));
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

function start(
  ...args: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream } {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  children.push(child);
  return child as never;
}

async function reportsFile(): Promise<string> {
  const file = join(folder, "reports.jsonl");
  await writeFile(file, RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return file;
}

describe("sitroom serve", () => {
  it("serves what the paths hold until it is stopped", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    let shown = (_line: string) => {};
    const line = new Promise<string>((resolve) => (shown = resolve));
    const args = [
      "serve",
      await reportsFile(),
      "--data",
      join(folder, "first"),
      "--port",
      "0",
      "--workers",
      "0",
    ];
    const running = sitroom(args, { stopped: () => stopped, out: async (text) => shown(String(text)) });
    const [base] = /http:\/\/[\d.:]+/.exec(await line)!;
    const counted = async () =>
      ((await (await fetch(`${base}/api/v1/status`)).json()) as { reports: number }).reports;
    while ((await counted()) < RECORDS.length) await new Promise((resolve) => setTimeout(resolve, 50));
    stop();
    expect(await running).toMatchObject({
      code: 0,
      err: `${RECORDS.length} reports taken in, 0 were here already.\n`,
    });
    await expect(fetch(base)).rejects.toThrow();
  });

  it("does not open to others without a user, and does once there is one", async () => {
    const data = ["--data", join(folder, "open")];
    const refused = await sitroom(["serve", "--host", "0.0.0.0", "--port", "0", ...data]);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("sitroom user add");
    const weak = await sitroom(["user", "add", "ada", ...data], { secret: async () => "short" });
    expect(weak.code).toBe(2);
    const made = await sitroom(["user", "add", "ada", "--role", "admin", ...data], {
      secret: async () => "long enough words",
    });
    expect(made.code).toBe(0);
    expect((await sitroom(["user", "token", "ada", "--scope", "ingest", ...data])).out).toMatch(
      /^sit_[\w-]{43}\n$/,
    );
    const [id] = (await sitroom(["user", "tokens", "ada", ...data])).out.split("\t") as [string];
    expect((await sitroom(["user", "revoke", "ada", "000000000000", ...data])).code).toBe(2);
    expect((await sitroom(["user", "revoke", "ada", id, ...data])).code).toBe(0);
    expect((await sitroom(["user", "disable", "nobody", ...data])).err).toBe(
      "sitroom: there is no user nobody.\n",
    );
    expect((await sitroom(["user", "disable", "ada", ...data])).code).toBe(0);
    expect((await sitroom(["user", "list", ...data])).out).toMatch(/^ada\tadmin\tdisabled\t/);
    expect((await sitroom(["user", "enable", "ada", ...data])).code).toBe(0);
    expect((await sitroom(["store", "audit", ...data])).out).toMatch(/^\S+\t-\tuser\.enable\tada\t\{\}\n/);
    expect(await sitroom(["user", "tokens", "ada", ...data])).toEqual({ code: 0, out: "", err: "" });
    const served = await sitroom(["serve", "--host", "0.0.0.0", "--port", "0", "--workers", "0", ...data]);
    expect(served).toMatchObject({ code: 0, err: "" });
  });

  it("loses nothing it acknowledged when it is killed", async () => {
    const data = join(folder, "killed");
    const child = start("serve", "--data", data, "--port", "0", "--workers", "0");
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const [base] = /http:\/\/[\d.:]+/.exec(line)!;
    const headers = { "x-sitroom": "1", "content-type": "application/json" };
    const answer = await fetch(`${base}/api/v1/reports`, {
      method: "POST",
      headers,
      body: JSON.stringify(RECORDS),
    });
    expect(answer.status).toBe(202);
    child.kill("SIGKILL");
    await once(child, "exit");

    const service = await openService(await openSqlite(data));
    await service.settled();
    const captures = RECORDS.map(
      (record, index) => captureOfRecord(record, `posted#${index + 1}`) as Capture,
    );
    const desk = openDesk();
    desk.add(readCaptures(captures).readings);
    desk.update();
    expect(await service.picture()).toEqual(withoutMentions(desk.picture()));
    await service.close();
  });
});

describe("alerts of a service that is killed", () => {
  it("are all there after the next start, each once", async () => {
    const data = join(folder, "alerting");
    const headers = { "x-sitroom": "1", "content-type": "application/json" };
    const begin = async () => {
      const child = start("serve", "--data", data, "--port", "0", "--workers", "0");
      const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
      return { child, base: `${/http:\/\/[\d.:]+/.exec(line)![0]}/api/v1` };
    };
    const end = async ({ child }: Awaited<ReturnType<typeof begin>>) => {
      child.kill("SIGKILL");
      await once(child, "exit");
    };
    let running = await begin();
    const rule = { title: "Any", condition: { kind: "incident" } };
    await fetch(`${running.base}/rules`, { method: "POST", headers, body: JSON.stringify(rule) });
    for (const record of RECORDS.slice(0, 2)) {
      const body = JSON.stringify(record);
      expect((await fetch(`${running.base}/reports`, { method: "POST", headers, body })).status).toBe(202);
      await new Promise((resolve) => setTimeout(resolve, 300 * RECORDS.indexOf(record)));
      await end(running);
      running = await begin();
    }
    const items = async (path: string) =>
      ((await (await fetch(`${running.base}${path}`)).json()) as { items: { id: string; item: string }[] })
        .items;
    while ((await items("/reports")).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    const told = async () => (await items("/alerts")).map(({ item }) => item);
    const incidents = (await items("/incidents")).map(({ id }) => id);
    const isTold = async () => {
      const all = await told();
      return incidents.length > 0 && incidents.every((id) => all.includes(id));
    };
    while (!(await isTold())) await new Promise((resolve) => setTimeout(resolve, 50));
    const all = await told();
    expect(new Set(all).size).toBe(all.length);
    await end(running);
  });
});

describe("sitroom store", () => {
  it("exports, imports, backs up, restores, checks and reads again", async () => {
    const [one, two, three] = ["first", "imported", "restored"].map((name) => join(folder, name));
    const log = join(folder, "log.jsonl");
    expect((await sitroom(["store", "export", "--data", one!, "-o", log])).code).toBe(0);
    expect((await sitroom(["store", "import", log, "--data", two!])).err).toContain(
      `${RECORDS.length} entries taken over`,
    );
    expect((await sitroom(["store", "reread", "--data", one!])).err).toBe(
      `${RECORDS.length} reports read again.\n`,
    );
    const backup = join(folder, "backup");
    expect((await sitroom(["store", "backup", backup, "--data", one!])).code).toBe(0);
    expect((await sitroom(["store", "restore", backup, "--data", three!])).code).toBe(0);
    expect((await sitroom(["store", "restore", backup, "--data", three!])).code).toBe(2);
    expect((await sitroom(["store", "check", "--data", three!])).err).toBe("No problem found.\n");
    expect((await sitroom(["store", "size", "--data", three!])).out).toMatch(/^entries of the log\t\d+\t-\n/);
    expect((await sitroom(["store", "prune", "--data", three!])).code).toBe(2);
    const pruned = await sitroom([
      "store",
      "prune",
      "--most",
      "0",
      "--changes-before",
      "2999-01-01",
      "--data",
      three!,
    ]);
    expect(pruned.err).toMatch(/^[1-9]\d* contents dropped \(\d+\.\d MB\), [1-9]\d* changes forgotten\.\n$/);
    expect((await sitroom(["store", "size", "--data", three!])).out).toContain(
      "contents as they came\t0\t0.0 MB",
    );
    expect((await sitroom(["store", "check", "--data", three!])).err).toBe("No problem found.\n");
    const pictures = await Promise.all(
      [one!, two!, three!].map(async (data) => {
        const service = await openService(await openSqlite(data));
        await service.settled();
        const picture = await service.picture();
        await service.close();
        return picture;
      }),
    );
    expect(pictures[1]).toEqual(pictures[0]);
    expect(pictures[2]).toEqual(pictures[0]);
  });
});

describe("sitroom mcp", () => {
  it("answers over standard input and output, and ends with its input", async () => {
    const child = start("mcp", "--data", join(folder, "first"));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    let id = 0;
    const ask = async (method: string, params: object) => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: ++id, method, params })}\n`);
      return JSON.parse((await lines.next()).value as string).result;
    };
    const call = async (name: string, given: object) =>
      JSON.parse((await ask("tools/call", { name, arguments: given })).content[0].text);
    const clientInfo = { name: "test", version: "1" };
    await ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo });
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })}\n`);
    const { tools } = await ask("tools/list", {});
    expect(tools.map(({ name }: { name: string }) => name).sort()).toEqual([
      "brief",
      "check_statement",
      "conflicts",
      "explain",
      "positions",
      "search_claims",
      "what_changed",
    ]);
    const { note, claims } = await call("search_claims", { query: "missiles obock" });
    expect(note).toContain("untrusted");
    expect(claims.length).toBeGreaterThan(0);
    expect((await call("explain", { id: claims[0].id })).state).toBe("found");
    expect((await call("explain", { id: "nothing-like-it" })).state).toBe("not found");
    const { results } = await call("check_statement", { statement: "France bombed Madrid." });
    expect(results[0]).toMatchObject({ verdict: "not found", origins: [0, 0] });
    expect((await call("what_changed", { limit: 5 })).changes).toHaveLength(5);
    expect((await call("what_changed", { since: "1999-01-01", limit: 5 })).changes[0].seq).toBe(1);
    expect((await call("what_changed", { since: "2999-01-01" })).changes).toEqual([]);
    expect(await call("conflicts", {})).toHaveProperty("conflicts");
    expect(await call("positions", {})).toHaveProperty("positions");
    expect((await ask("tools/call", { name: "brief", arguments: {} })).content[0].text).toContain("Obock");
    child.stdin.end();
    await once(child, "exit");
  });
});
