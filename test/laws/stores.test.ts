import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { openMemory, openSqlite, type Store } from "../../src/store/index.ts";
import {
  all,
  capture,
  change,
  logWithContents,
  reading,
  statement,
  story,
  ticking,
  update,
  withdrawal,
} from "../../src/store/suite/given.suite.ts";
import { HOSTILE } from "../../src/store/suite/hostile.suite.ts";

const RUNS = { numRuns: 25, seed: 20310501 };

const root = mkdtempSync(join(tmpdir(), "sitroom-law-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A step that both stores take; what it answers must be the same. */
type Step = (store: Store) => Promise<unknown>;

/** Words of a small language, so that reports share them, and strings that break things. */
const word = fc.constantFrom("ferry", "ferries", "Quay", "quay's", "C-130", "café", "CAFE", "left", "the");
const text = fc.oneof(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  fc.constantFrom(...HOSTILE),
);
const name = fc.constantFrom("a", "b", "c", "\0", "\ud800", '"', "\ufffd");
const query = fc.oneof(
  text,
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(" ")}"`),
  word.map((one) => `${one.slice(0, 3)}*`),
);

const append: fc.Arbitrary<Step> = fc
  .array(
    fc.oneof(
      fc
        .record({ id: name, text, url: fc.option(name), source: fc.option(name), versionOf: fc.option(name) })
        .map(({ id, text, ...facts }) => capture(id, text, facts)),
      name.map(withdrawal),
      text.map((one) => statement(one)),
      fc.nat(9).map((seq) => statement("", { kind: "withdraw", withdraws: seq })),
    ),
    { maxLength: 5 },
  )
  .map((drafts) => (store) => store.append(drafts));

const step: fc.Arbitrary<Step> = fc
  .record({
    changes: fc.array(fc.tuple(name, fc.option(text)), { maxLength: 4 }),
    readings: fc.array(fc.tuple(name, text), { maxLength: 3 }),
    removed: fc.array(name, { maxLength: 2 }),
    to: fc.nat(3),
  })
  .map((made) => async (store) => {
    const { derived } = await store.progress();
    const changes = [];
    for (const [id, headline] of made.changes) {
      const before = await store.item("stories", id);
      changes.push(change("stories", id, before, headline === null ? null : story(id, headline)));
    }
    const readings = made.readings.map(([id, text]) => reading(id, text, { headline: id }));
    return store.update(update(derived, derived + made.to, { ...made, changes, readings }));
  });

const other: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: query.map(
      (one): Step =>
        async (store) =>
          found(store, one),
    ),
  },
  fc.nat(12).map(
    (to): Step =>
      (store) =>
        store.forgetChanges(to),
  ),
  fc.nat(12).map(
    (to): Step =>
      (store) =>
        store.picture(to),
  ),
  fc.constant<Step>((store) => store.dropDerived()),
  fc.nat(200).map(
    (maxBytes): Step =>
      (store) =>
        store.prune({ maxBytes }),
  ),
);

/** The same reports in the same number; their order may differ. */
async function found(store: Store, query: string): Promise<unknown> {
  const { total, hits } = await store.search(query);
  return [total, hits.map(({ report }) => report).sort()];
}

/** What a step answers, or how it is refused. */
async function outcome(store: Store, take: Step): Promise<unknown> {
  try {
    return await take(store);
  } catch (error) {
    return (error as Error).message;
  }
}

/** All that can be asked of a store. */
async function stateOf(store: Store): Promise<unknown> {
  const { disk: _disk, readings: _readings, ...size } = await store.size();
  return [
    await logWithContents(store),
    await store.progress(),
    await store.picture(),
    await all(store.changes()),
    await all(store.readings()),
    await all(store.exportLog()),
    size,
  ];
}

it("stores in memory and on disk are the same to whoever uses them", async () => {
  let stores = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(append, step, other), { maxLength: 15 }), async (steps) => {
      const disk = await openSqlite(join(root, `${stores++}`), { now: ticking() });
      const memory = openMemory({ now: ticking() });
      for (const take of steps) expect(await outcome(disk, take)).toEqual(await outcome(memory, take));
      expect(await stateOf(disk)).toEqual(await stateOf(memory));
      expect(await disk.check()).toEqual([]);
      await disk.close();
    }),
    RUNS,
  );
});
