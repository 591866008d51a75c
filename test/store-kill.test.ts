import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { randomOf } from "../benchmark/vary.ts";
import { sha256 } from "../src/store/content.ts";
import { openSqlite, type Store } from "../src/store/index.ts";

import { compileInto } from "./lib/compiled.ts";

/** Two folders, each killed over and again; together fifty kills. */
const FOLDERS = 2;
const KILLS = 25;
/** Longest life of a writer after its first acknowledged entry, in milliseconds. */
const LIFE = 80;

const root = mkdtempSync(join(tmpdir(), "sitroom-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const code = join(root, "code");
compileInto(code, ["src/store", "src/text", "src/model", "test/lib/store-writer.ts", "benchmark/vary.ts"]);
const WRITER = join(code, "test", "lib", "store-writer.js");

/** Starts a writer, kills it `life` ms after its first line (or after its start, where `early`), gives what it told. */
function killed(folder: string, seed: number, life: number, early: boolean): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [WRITER, folder, String(seed)]);
    let told = "";
    let errors = "";
    const kill = () => setTimeout(() => child.kill("SIGKILL"), life);
    if (early) kill();
    else child.stdout.once("data", kill);
    child.stdout.on("data", (chunk) => {
      told += chunk;
    });
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", failed);
    child.on("close", (_code, signal) => {
      // A line that the kill cut off was not told to the end; what it would say was done all the same.
      if (signal === "SIGKILL") done(told.split("\n").slice(0, -1));
      else failed(new Error(`the writer ended by itself: ${errors}`));
    });
  });
}

/** A writer that has told its first line. */
function running(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [WRITER, folder, "1"]);
  return new Promise((done, failed) => {
    child.stdout.once("data", () => done(child));
    child.on("error", failed);
    child.on("close", () => failed(new Error("the writer ended by itself")));
  });
}

/** Every line the writer told must hold. */
async function checkTold(store: Store, lines: readonly string[]): Promise<void> {
  const progress = await store.progress();
  for (const line of lines) {
    const [what, first, second] = line.split(" ") as [string, string, string];
    if (what === "derived") {
      expect(progress.derived).toBeGreaterThanOrEqual(Number(first));
      expect(progress.change).toBeGreaterThanOrEqual(Number(second));
      continue;
    }
    const entry = await store.entry(Number(first));
    expect(entry).toMatchObject({ kind: "capture", capture: { hash: second } });
    expect(sha256((await store.raw(second))!)).toBe(second);
  }
}

/** Derived tables, changes and progress must tell of the same step. */
async function checkProgress(store: Store): Promise<void> {
  const { log, derived, change } = await store.progress();
  expect(derived).toBeLessThanOrEqual(log);
  const { items, changes } = await store.size();
  expect([items, changes]).toEqual([change, change]);
}

describe("a writer that is killed", () => {
  it.concurrent.each(Array.from({ length: FOLDERS }, (_, index) => index))(
    "leaves all it acknowledged (folder %i)",
    async (lane) => {
      const chance = randomOf(20310501 + lane);
      const folder = join(root, `${lane}`);
      const told: string[] = [];
      for (let round = 0; round < KILLS; round++) {
        const early = chance() < 0.2;
        const lines = await killed(folder, lane * 1000 + round, chance() * (early ? 4 : 1) * LIFE, early);
        told.push(...lines);
        const store = await openSqlite(folder);
        await checkTold(store, lines);
        await checkProgress(store);
        await store.close();
      }
      const store = await openSqlite(folder);
      expect(told.length).toBeGreaterThan(KILLS);
      await checkTold(store, told);
      expect(await store.check()).toEqual([]);
      await store.close();
    },
  );
});

describe("a folder that another process writes to", () => {
  it("is refused for writing with that process's id, can be read, and is free when it is killed", async () => {
    const folder = join(root, "shared");
    const child = await running(folder);
    try {
      const message = expect.stringContaining(`process ${child.pid};`);
      await expect(openSqlite(folder)).rejects.toMatchObject({ code: "locked", message });
      const reader = await openSqlite(folder, { readOnly: true });
      expect(await reader.entry(1)).toMatchObject({ seq: 1, kind: "capture" });
      await reader.close();
    } finally {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const store = await openSqlite(folder);
    expect(await store.check()).toEqual([]);
    await store.close();
  });
});
