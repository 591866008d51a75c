import { describe, expect, it } from "vitest";
import type { Reading } from "../../model/index.ts";
import type { Store } from "../store.ts";
import { type Open, reading, update, withStore } from "./given.suite.ts";
import { HOSTILE } from "./hostile.suite.ts";

/** Reports of invented outlets. */
const REPORTS: readonly Reading[] = [
  reading("ferry", "Iran's ferry left the quay at noon. A C-130 flew over it.", {
    headline: "Ferry leaves for Obock",
    publisher: "Quay Ledger",
  }),
  reading("quay", "The quay was left empty, the ferries were gone.", { publisher: "Harbour Post" }),
  reading("cafe", "Le CAFÉ de la gare. İzmir. U.S. envoy. ΑΣ ﬃ 1,200 men", { headline: "Café" }),
  reading("long", `${"z".repeat(100)} end of it`, { headline: "Quay Ledger" }),
  reading("bare", ""),
];

/** Queries and the reports they find. */
const QUERIES: readonly (readonly [query: string, reports: string[]])[] = [
  ["ferry", ["ferry"]],
  ["FERRY", ["ferry"]],
  ["ferr*", ["ferry", "quay"]],
  ["quay", ["ferry", "long", "quay"]],
  ["quay left", ["ferry", "quay"]],
  ['"left the quay"', ["ferry"]],
  ['"quay left"', []],
  ['"the quay" empty', ["quay"]],
  ['"quay led"*', ["ferry", "long"]],
  ["obock ledger", ["ferry"]],
  ['"obock quay"', []],
  ["C-130", ["ferry"]],
  ["c-13*", ["ferry"]],
  ["c13", []],
  ["cafe", ["cafe"]],
  ["CAFÉ", ["cafe"]],
  ["izmir", ["cafe"]],
  ["U.S.", ["cafe"]],
  ["ας", ["cafe"]],
  ["ασ", ["cafe"]],
  ["ffi", ["cafe"]],
  ["1,200", ["cafe"]],
  ["iran's", ["ferry"]],
  ["Iran\u2019s", ["ferry"]],
  [`${"z".repeat(64)}`, ["long"]],
  [`${"z".repeat(90)}`, ["long"]],
  ["zzz*", ["long"]],
  ["ferry OR empty", []],
  ["ferry NOT quay", []],
  ["text:ferry", []],
  ["ferry*quay", []],
  ['"left the', ["ferry"]],
  ["", []],
  ['"" * ( ) " ', []],
  ["*", []],
];

/** Full text: words, prefixes, phrases, all of them together. */
export function searchSuite(open: Open): void {
  describe("search", () => {
    it(
      "finds the same in every adapter",
      withStore(open, async (store) => {
        await store.update(update(0, 0, { readings: REPORTS }));
        for (const [query, reports] of QUERIES) {
          const found = await store.search(query);
          expect(found.hits.map(({ report }) => report).sort(), query).toEqual(reports);
          expect(found.total, query).toBe(reports.length);
        }
      }),
    );

    it(
      "follows readings that change or go",
      withStore(open, async (store) => {
        await store.update(update(0, 0, { readings: REPORTS }));
        const readings = [reading("ferry", "It sank.")];
        await store.update(update(0, 0, { readings, removed: ["quay"] }));
        expect(await ids(store, "quay")).toEqual(["long"]);
        expect(await ids(store, "sank")).toEqual(["ferry"]);
        await store.update(update(0, 0, { removed: ["ferry"], readings: [reading("new", "quay")] }));
        expect(await ids(store, "sank")).toEqual([]);
        expect(await ids(store, "quay")).toEqual(["long", "new"]);
      }),
    );

    it(
      "gives the answer in parts",
      withStore(open, async (store) => {
        const readings = Array.from({ length: 60 }, (_, index) => reading(`r${index}`, "same words here"));
        await store.update(update(0, 0, { readings }));
        const whole = await store.search("words", { limit: 100 });
        expect([whole.total, whole.hits.length]).toEqual([60, 60]);
        expect((await store.search("words")).hits.length).toBe(50);
        const part = await store.search("words", { limit: 20, offset: 30 });
        expect(part).toEqual({ total: 60, hits: whole.hits.slice(30, 50) });
      }),
    );

    it(
      "puts up with any query and any text, and refuses a query of too many words",
      withStore(open, async (store) => {
        await store.update(
          update(0, 0, { readings: HOSTILE.map((text, index) => reading(`r${index}`, text)) }),
        );
        for (const query of HOSTILE) expect(await store.search(query)).toBeDefined();
        expect(await ids(store, "drop table")).toEqual(["r6"]);
        await expect(store.search("word ".repeat(65))).rejects.toMatchObject({ code: "invalid" });
        expect((await store.search("word ".repeat(64))).total).toBe(0);
      }),
    );
  });
}

async function ids(store: Store, query: string): Promise<string[]> {
  const { total, hits } = await store.search(query);
  expect(total).toBe(hits.length);
  return hits.map(({ report }) => report).sort();
}
