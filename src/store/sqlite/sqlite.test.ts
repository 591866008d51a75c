import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../content.ts";
import { storeSuite } from "../store.suite.ts";
import { all, capture, change, logWithContents, reading, story, update } from "../suite/given.suite.ts";
import { openDatabase } from "./database.ts";
import { MIGRATIONS, migrate } from "./migrations.ts";
import { openToWrite } from "./open.ts";
import { DATABASE_FILE, openSqlite } from "./sqlite.ts";

const root = mkdtempSync(join(tmpdir(), "sitroom-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newFolder = () => join(root, `${folders++}`);

storeSuite("sqlite", (now) => openSqlite(newFolder(), now ? { now } : {}));

/** A folder with a store that was closed, for opening it again. */
async function closedStore(): Promise<string> {
  const folder = newFolder();
  const store = await openSqlite(folder);
  await store.append([capture("a", "One ferry."), capture("b", "Two ferries.")]);
  const changes = [change("stories", "s", null, story("s", "Ferry"))];
  await store.update(update(0, 1, { readings: [reading("a", "One ferry.")], changes }));
  await store.records("settings").put("theme", "dark");
  await store.close();
  return folder;
}

/** Runs statements on a database behind the store's back. */
function meddle(folder: string, sql: string): void {
  const database = openDatabase(join(folder, DATABASE_FILE), false);
  database.exec(sql);
  database.close();
}

describe("a folder", () => {
  it("is there again after closing", async () => {
    const folder = await closedStore();
    expect(readdirSync(folder)).not.toContain("writer.pid");
    expect(statSync(join(folder, `${DATABASE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const store = await openSqlite(folder);
    expect((await logWithContents(store)).length).toBe(2);
    expect(await store.progress()).toEqual({ log: 2, derived: 1, change: 1, floor: 0 });
    expect((await store.search("ferry")).total).toBe(1);
    expect(await store.records("settings").get("theme")).toBe("dark");
    await store.close();
  });

  it("has one writer; others read beside it and see what it writes", async () => {
    const folder = await closedStore();
    const writer = await openSqlite(folder);
    const refused = { code: "locked", message: expect.stringContaining(`process ${process.pid};`) };
    await expect(openSqlite(folder)).rejects.toMatchObject(refused);
    const reader = await openSqlite(folder, { readOnly: true });
    await writer.append([capture("c", "Three.")]);
    expect((await all(reader.entries())).length).toBe(3);
    for (const write of [
      () => reader.append([capture("d", "Four.")]),
      () => reader.update(update(1, 1)),
      () => reader.dropDerived(),
      () => reader.forgetChanges(1),
      () => reader.prune({ maxBytes: 0 }),
      () => reader.records("settings").put("a", 1),
      () => reader.records("settings").change("a", () => 1),
      () => reader.records("settings").remove("theme"),
    ])
      await expect(write()).rejects.toMatchObject({ code: "readonly" });
    await reader.close();
    await writer.close();
    await (await openSqlite(folder)).close();
  });

  it("that holds no store is refused for reading", async () => {
    await expect(openSqlite(newFolder(), { readOnly: true })).rejects.toMatchObject({ code: "layout" });
  });

  it("with another file under our name is refused and left alone", async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, DATABASE_FILE), "not a database at all ".repeat(100));
    await expect(openSqlite(folder)).rejects.toMatchObject({ code: "layout" });
    const other = newFolder();
    mkdirSync(other);
    meddle(other, "CREATE TABLE theirs (a)");
    for (const readOnly of [false, true]) {
      const refused = { code: "layout", message: expect.stringContaining("another program") };
      await expect(openSqlite(other, { readOnly })).rejects.toMatchObject(refused);
    }
  });
});

describe("layouts", () => {
  it("come up from the first, with what it held", async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const path = join(folder, DATABASE_FILE);
    const database = openDatabase(path, false);
    migrate(database, path, 1);
    const tables = database.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
    expect(tables.map(({ name }) => name).sort()).toEqual(["log", "log_keys", "raw"]);
    const body = '{"report":"a","author":null,"reason":"asked for"}';
    database.run(
      "INSERT INTO log (seq, at, kind, report, body) VALUES (1, ?, 'withdrawal', 'a', ?)",
      ...["2031-05-01T00:00:00.000Z", body],
    );
    database.close();
    await expect(openSqlite(folder, { readOnly: true })).rejects.toMatchObject({ code: "layout" });
    const store = await openSqlite(folder);
    expect(await store.entry(1)).toMatchObject({ kind: "withdrawal", withdrawal: { report: "a" } });
    expect((await store.append([capture("b", "Two.")]))[0]).toEqual({ seq: 2, added: true });
    await store.update(update(0, 2, { readings: [reading("b", "Two.")] }));
    await store.records("users").list();
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  it("of a newer release are refused in one line and left alone", async () => {
    const folder = await closedStore();
    meddle(folder, `PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    for (const readOnly of [false, true]) {
      const message = expect.stringMatching(/^[^\n]+ was made by a newer release [^\n]+$/);
      await expect(openSqlite(folder, { readOnly })).rejects.toMatchObject({ code: "layout", message });
    }
    meddle(folder, `PRAGMA user_version = ${MIGRATIONS.length}`);
    await (await openSqlite(folder)).close();
  });

  it("are taken whole or not at all", () => {
    const folder = newFolder();
    mkdirSync(folder);
    const path = join(folder, DATABASE_FILE);
    const database = openDatabase(path, false);
    database.exec("CREATE TABLE changes (in_the_way)");
    database.exec("PRAGMA application_id = 0x53495452");
    expect(() => migrate(database, path)).toThrow(/changes/);
    expect(database.get("PRAGMA user_version")).toEqual({ user_version: 1 });
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'readings'")).toEqual([]);
    database.close();
  });
});

describe("the database", () => {
  it("waits for the disk at every commit and keeps references", () => {
    const folder = newFolder();
    mkdirSync(folder);
    const database = openToWrite(join(folder, DATABASE_FILE));
    const pragma = (name: string) => Object.values(database.get<object>(`PRAGMA ${name}`)!)[0];
    expect(pragma("journal_mode")).toBe("wal");
    expect(pragma("synchronous"), "FULL").toBe(2);
    expect(pragma("foreign_keys")).toBe(1);
    expect(pragma("auto_vacuum"), "INCREMENTAL").toBe(2);
    database.close();
  });

  it("refuses to change the log, whatever the code does", async () => {
    const folder = await closedStore();
    expect(() => meddle(folder, "UPDATE log SET body = '{}'")).toThrow("append-only");
    expect(() => meddle(folder, "DELETE FROM log")).toThrow("append-only");
  });

  it("is checked whole: contents that are not what was captured, references to nothing", async () => {
    const folder = await closedStore();
    meddle(
      folder,
      "UPDATE raw SET packing = 'plain' WHERE id = 1; UPDATE raw SET data = x'00', packing = 'plain' WHERE id = 2",
    );
    meddle(folder, "UPDATE progress SET derived = 9");
    const store = await openSqlite(folder);
    expect(await store.check()).toEqual([
      expect.stringContaining("entry 2"),
      "the derived tables stand at 9, the log ends at 2",
    ]);
    await store.close();
  });

  it("gives room back after dropping contents", async () => {
    const folder = newFolder();
    const store = await openSqlite(folder);
    const noise = Array.from({ length: 60_000 }, (_, index) => Buffer.from(sha256(`${index}`), "hex"));
    await store.append([capture("large", { bytes: Buffer.concat(noise), encoding: null })]);
    const [dropped] = await store.prune({ maxBytes: 0 });
    expect(dropped!.stored).toBe(60_000 * 32);
    expect((await store.size()).raw).toEqual({ count: 0, bytes: 0, stored: 0 });
    await store.close();
    expect(statSync(join(folder, DATABASE_FILE)).size).toBeLessThan(1_000_000);
  });
});

describe("a backup", () => {
  it("is made in use, opens like any store, and takes the place of none", async () => {
    const folder = await closedStore();
    const store = await openSqlite(folder);
    const target = join(newFolder(), "deep");
    const running = store.backup(target);
    await store.append([capture("c", "Meanwhile.")]);
    await running;
    expect(readdirSync(target)).toEqual([DATABASE_FILE]);
    const restored = await openSqlite(target);
    expect((await logWithContents(restored)).slice(0, 2)).toEqual((await logWithContents(store)).slice(0, 2));
    expect(await restored.check()).toEqual([]);
    expect((await restored.search("ferry")).total).toBe(1);
    expect(await restored.records("settings").get("theme")).toBe("dark");
    await restored.close();
    await expect(store.backup(target)).rejects.toMatchObject({ code: "invalid" });
    await expect(store.backup(folder)).rejects.toMatchObject({ code: "invalid" });
    expect(existsSync(join(folder, `${DATABASE_FILE}.unfinished`))).toBe(false);
    await store.close();
  });
});
