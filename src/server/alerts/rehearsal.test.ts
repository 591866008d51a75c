import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemory, type Store } from "../../store/index.ts";
import { accountsOf } from "../accounts.ts";
import { makeApp } from "../app.ts";
import { openService, type Service } from "../service.ts";
import { type Alerts, alertsFor } from "./alerts.ts";
import { rehearsed } from "./rehearsal.ts";
import type { Condition } from "./rule.ts";

const HEADERS = { "x-sitroom": "1" };
const HOUR = 3_600_000;
const REPORTS = [
  {
    id: "r0",
    publisher: "Harbour News",
    published: "2025-03-06T10:00:00Z",
    text: "At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed. Eritrea's foreign minister threatened to close the strait unless the raids end by Saturday.",
  },
  {
    id: "r1",
    publisher: "Quay Daily",
    published: "2025-03-07T10:00:00Z",
    text: "Djibouti's coast guard said nine missiles struck the port of Obock on Thursday. Five dock workers were killed, a doctor told Quay Daily.",
  },
  {
    id: "r2",
    publisher: "Pier Gazette",
    published: "2025-03-07T11:00:00Z",
    text: "Nine missiles struck the port of Obock on Thursday, the Ethiopian foreign ministry said. The Djibouti coast guard denied that missiles struck the port of Obock.",
  },
];
const DEADLINE: Condition = { kind: "deadline", hours: [24, 6] };
const CONDITIONS: Condition[] = [
  { kind: "incident" },
  { kind: "incident", types: ["ASSAULT"] },
  { kind: "origins", atLeast: 1 },
  { kind: "figure", change: 2, per: "absolute" },
  { kind: "figure", change: 60, per: "percent", measure: "dead" },
  { kind: "conflict" },
  DEADLINE,
];

let clock: number;
let store: Store;
let service: Service;
let alerts: Alerts;
let app: FastifyInstance;

beforeEach(async () => {
  clock = Date.parse("2025-03-06T11:00:00Z");
  store = openMemory();
  service = await openService(store, { now: () => new Date(clock) });
  alerts = await alertsFor(service, { effects: { now: () => clock } });
  const rest = { version: "0.0.0", needsLogin: false, hosts: null, web: "/nowhere" };
  app = await makeApp({ service, accounts: accountsOf(store), alerts, ...rest });
});
afterEach(async () => {
  await app.close();
  await alerts.stop();
  await service.close();
});

const post = (path: string, payload: object) =>
  app.inject({ method: "POST", url: `/api/v1${path}`, headers: HEADERS, payload });

/** Takes the reports in, an hour after the other, then lets two days pass; alerts look at the clock each quarter of an hour. */
async function live(): Promise<void> {
  for (const report of REPORTS) {
    await post("/reports", [report]);
    await service.settled();
    await alerts.tick();
    clock += HOUR;
  }
  for (let quarter = 0; quarter < 200; quarter++) {
    clock += HOUR / 4;
    await alerts.tick();
  }
}

const rehearse = (condition: Condition, from: string | null = null, to: string | null = null) =>
  rehearsed({ title: "t", condition }, null, { store, now: clock }, { from, to });

describe("a rehearsal", () => {
  it("tells what the rules told that were there, and nothing else", async () => {
    const rules: string[] = [];
    for (const condition of CONDITIONS)
      rules.push((await post("/rules", { title: "t", condition })).json().id);
    await live();
    const counts: number[] = [];
    for (const [index, condition] of CONDITIONS.entries()) {
      const url = `/api/v1/alerts?rule=${rules[index]}`;
      const { items } = (await app.inject({ url, headers: HEADERS })).json();
      const told = items.map(({ item, level, part }: Record<string, unknown>) => ({ part, item, level }));
      const found = (await rehearse(condition)).map(({ part, item, level }) => ({ part, item, level }));
      const sorted = (list: object[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(sorted(found), JSON.stringify(condition)).toEqual(sorted(told));
      counts.push(found.length);
    }
    expect(counts.filter((count) => count > 0).length).toBe(CONDITIONS.length);
  });

  it("goes by the moments between which it is asked for", async () => {
    await live();
    const all = await rehearse({ kind: "incident" });
    const first = all[0]!.at;
    expect(await rehearse({ kind: "incident" }, null, first)).toEqual(all.filter(({ at }) => at <= first));
    expect(await rehearse({ kind: "incident" }, first)).toEqual(all.filter(({ at }) => at > first));
    const near = await rehearse(DEADLINE);
    const of = (wanted: number) => near.filter(({ level }) => level === wanted);
    expect(near).toEqual([...of(24), ...of(6)]);
    expect([of(24).length > 0, of(24).length]).toEqual([true, of(6).length]);
    expect(await rehearse(DEADLINE, null, near[0]!.at)).toEqual(of(24));
    expect(await rehearse(DEADLINE, "2025-03-20T00:00:00Z")).toEqual([]);
    await expect(rehearse({ kind: "incident" }, "2025-03-08T00:00:00Z", first)).rejects.toThrow("before it");
  });

  it("keeps to a situation, writes nothing, and does not reach behind what is kept", async () => {
    await live();
    const [condition] = CONDITIONS;
    const situation = "no-such-situation";
    expect((await post("/rules/rehearsal", { title: "t", condition, situation })).json()).toEqual({
      items: [],
    });
    const [story] = service.board.picture().stories;
    const own = (await post("/rules/rehearsal", { title: "t", condition, situation: story!.id })).json();
    expect(own.items).toEqual(await rehearse(condition!));
    expect(own.items[0]).toMatchObject({ part: "incidents", stands: true });
    expect([await store.records("rules").list(), await store.records("deliveries").list()]).toEqual([[], []]);
    await store.forgetChanges(5);
    const early = await post("/rules/rehearsal?from=2025-03-01", { title: "t", condition });
    expect(early.statusCode).toBe(410);
  });
});
