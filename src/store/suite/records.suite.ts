import { describe, expect, it } from "vitest";
import { sha256 } from "../content.ts";
import type { Store } from "../store.ts";
import type {
  AuditRecord,
  DeliveryRecord,
  RuleRecord,
  SessionRecord,
  SourceRecord,
  UserRecord,
} from "../tables.ts";
import { type Open, withStore } from "./given.suite.ts";
import { HOSTILE } from "./hostile.suite.ts";

const NOW = "2031-05-01T00:00:00Z";
const USER: UserRecord = { name: "Ada", role: "analyst", password: null, disabled: false, created: NOW };
const SESSION: SessionRecord = { user: "ada", created: NOW, expires: NOW };
const RULE: RuleRecord = {
  ...{ user: "ada", title: "Deaths", situation: null, condition: {}, channel: {} },
  ...{ enabled: true, created: NOW },
};
const DELIVERY: Omit<DeliveryRecord, "rule"> = {
  at: NOW,
  alert: {},
  status: "pending",
  message: null,
  next: null,
  tries: [],
};
const HEALTH: SourceRecord["health"] = {
  ...{ lastSuccess: null, lastError: null, error: null, failures: 0, nextTry: null },
  ...{ etag: null, lastModified: null },
};

/** The small tables: rows by key, owners, hashes only, an audit log that stays. */
export function recordsSuite(open: Open): void {
  describe("small tables", () => {
    it("keep, replace, change and remove rows", withStore(open, rows));

    it("list rows by key, from either end, behind a key, of one owner", withStore(open, listing));
    it("keep no row without its owner", withStore(open, owners));

    it("send an alert once", withStore(open, alertsOnce));

    it("take hashes where secrets would do harm, and no empty key", withStore(open, hashes));

    it("never change what the audit log says", withStore(open, fixedAudit));

    it("keep hostile keys and values apart", withStore(open, hostileKeys));
  });
}

async function listing(store: Store): Promise<void> {
  await store.records("users").put("ada", USER);
  await store.records("users").put("bo", USER);
  const rules = store.records("rules");
  for (const [key, user] of [
    ["c", "ada"],
    ["a", "bo"],
    ["b", "ada"],
  ] as const)
    await rules.put(key, { ...RULE, user });
  const keys = async (query: Parameters<typeof rules.list>[0]) =>
    (await rules.list(query)).map(({ key }) => key);
  expect(await keys({})).toEqual(["a", "b", "c"]);
  expect(await keys({ reverse: true })).toEqual(["c", "b", "a"]);
  expect(await keys({ after: "a", limit: 1 })).toEqual(["b"]);
  expect(await keys({ after: "c", reverse: true })).toEqual(["b", "a"]);
  expect(await keys({ owner: "ada" })).toEqual(["b", "c"]);
  expect(await keys({ owner: "ada", after: "b" })).toEqual(["c"]);
  await rules.put("a", { ...RULE, user: "ada" });
  expect(await keys({ owner: "bo" })).toEqual([]);
}

async function owners(store: Store): Promise<void> {
  const [users, rules, deliveries] = [
    store.records("users"),
    store.records("rules"),
    store.records("deliveries"),
  ];
  await expect(rules.put("r", RULE)).rejects.toMatchObject({ code: "invalid" });
  await expect(rules.add("r", RULE)).rejects.toMatchObject({ code: "invalid" });
  await expect(rules.put("r", { ...RULE, user: 7 as never })).rejects.toMatchObject({ code: "invalid" });
  await users.put("ada", USER);
  await rules.put("r", RULE);
  await rules.put("free", { ...RULE, user: null });
  await store.records("sessions").put(sha256("s"), SESSION);
  await deliveries.put("d", { ...DELIVERY, rule: "r" });
  await users.put("ada", { ...USER, name: "Ada L." });
  expect(await rules.get("r")).toEqual(RULE);
  await users.remove("ada");
  expect([await rules.get("r"), await deliveries.get("d")]).toEqual([null, null]);
  expect(await store.records("sessions").list()).toEqual([]);
  expect(await rules.get("free")).not.toBeNull();
}

async function rows(store: Store): Promise<void> {
  const sources = store.records("sources");
  const source: SourceRecord = {
    ...{ kind: "feed", url: "https://quay.example/feed", title: "Quay", enabled: true },
    ...{ settings: { every: 300 }, health: HEALTH },
  };
  expect(await sources.get("quay")).toBeNull();
  await sources.put("quay", source);
  expect(await sources.get("quay")).toEqual(source);
  const failing = { ...source, health: { ...HEALTH, failures: 1, etag: '"x"' } };
  expect(await sources.change("quay", (old) => ({ ...old!, health: failing.health }))).toEqual(failing);
  expect(await sources.get("quay")).toEqual(failing);
  const thrown = sources.change("quay", () => {
    throw new Error("no");
  });
  await expect(thrown).rejects.toThrow("no");
  expect(await sources.add("quay", source)).toBe(false);
  expect(await sources.get("quay")).toEqual(failing);
  expect([await sources.remove("quay"), await sources.remove("quay")]).toEqual([true, false]);
}

async function alertsOnce(store: Store): Promise<void> {
  await store.records("rules").put("r", { ...RULE, user: null });
  const sent = { ...DELIVERY, rule: "r" };
  const deliveries = store.records("deliveries");
  const answers = await Promise.all([1, 2, 3].map(() => deliveries.add("r claim:1 dead>10", sent)));
  expect(answers).toEqual([true, false, false]);
}

async function hashes(store: Store): Promise<void> {
  await store.records("users").put("ada", USER);
  for (const table of ["sessions", "tokens"] as const) {
    const records = store.records(table);
    await expect(records.put("s3cret", SESSION as never)).rejects.toMatchObject({ code: "invalid" });
    await expect(records.add("s3cret", SESSION as never)).rejects.toMatchObject({ code: "invalid" });
  }
  await store.records("sessions").put(sha256("s3cret"), SESSION);
  await expect(store.records("settings").put("", 1)).rejects.toMatchObject({ code: "invalid" });
}

async function fixedAudit(store: Store): Promise<void> {
  const audit = store.records("audit");
  const row: AuditRecord = { at: NOW, user: "gone", action: "source.add", target: null, detail: {} };
  expect(await audit.add(`${NOW} 1`, row)).toBe(true);
  await expect(audit.put(`${NOW} 1`, row)).rejects.toMatchObject({ code: "invalid" });
  await expect(audit.change(`${NOW} 1`, () => row)).rejects.toMatchObject({ code: "invalid" });
  await expect(audit.remove(`${NOW} 1`)).rejects.toMatchObject({ code: "invalid" });
  expect(await audit.list()).toEqual([{ key: `${NOW} 1`, value: row }]);
}

async function hostileKeys(store: Store): Promise<void> {
  const settings = store.records("settings");
  for (const text of HOSTILE) expect(await settings.add(text, { [text]: [text, null, 1.5] })).toBe(true);
  for (const text of HOSTILE) expect(await settings.get(text)).toEqual({ [text]: [text, null, 1.5] });
  const keys = (await settings.list()).map(({ key }) => key);
  expect([...keys].sort()).toEqual([...HOSTILE].sort());
  const half = (await settings.list({ after: keys[5]! })).map(({ key }) => key);
  expect(half).toEqual(keys.slice(6));
}
