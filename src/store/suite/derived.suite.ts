import { describe, expect, it } from "vitest";
import { PICTURE_PARTS } from "../../model/index.ts";
import type { Store } from "../store.ts";
import { all, capture, change, type Open, reading, story, update, withStore } from "./given.suite.ts";
import { HOSTILE } from "./hostile.suite.ts";

/** What is derived of the log: one step at a time, resumable, undoable, droppable. */
export function derivedSuite(open: Open): void {
  describe("derived tables", () => {
    it("write readings, picture, changes and progress in one step", withStore(open, oneStep));
    it(
      "refuse a step that does not begin where they stand, and leave all as it was",
      withStore(open, refusals),
    );
    it("tell the picture of any change that is kept", withStore(open, undoing));
    it("go when told to, while numbers of changes go on", withStore(open, dropping));

    it(
      "say which readings another reader made",
      withStore(open, async (store) => {
        await store.append([capture("a", "One.")]);
        await store.update(update(0, 1, { reader: "1", readings: [reading("b", "B"), reading("a", "A")] }));
        await store.update(update(1, 1, { reader: "2", readings: [reading("c", "C"), reading("b", "B2")] }));
        expect(await store.staleReadings("2")).toEqual(["a"]);
        expect(await store.reading("b")).toEqual({ reader: "2", reading: reading("b", "B2") });
        expect((await all(store.readings())).map(({ reading }) => reading.report.id)).toEqual([
          "a",
          "b",
          "c",
        ]);
        await store.update(update(1, 1, { removed: ["a", "no such report"] }));
        expect(await store.reading("a")).toBeNull();
        expect((await store.size()).readings.count).toBe(2);
      }),
    );

    it(
      "keep hostile ids apart",
      withStore(open, async (store) => {
        const changes = HOSTILE.map((id) => change("stories", id, null, story(id, id)));
        const readings = HOSTILE.map((id) => reading(id, id, { headline: id, publisher: id }));
        await store.update(update(0, 0, { reader: "\0", readings, changes }));
        expect((await store.part("stories")).map(({ id }) => id)).toEqual([...HOSTILE].sort());
        for (const id of HOSTILE) {
          expect(await store.item("stories", id)).toEqual(story(id, id));
          expect((await store.reading(id))?.reading).toEqual(
            reading(id, id, { headline: id, publisher: id }),
          );
        }
        expect((await all(store.changes())).map(({ id }) => id)).toEqual(HOSTILE);
        expect((await store.staleReadings("1")).length).toBe(HOSTILE.length);
      }),
    );

    it(
      "read many readings and changes page by page",
      withStore(open, async (store) => {
        const ids = Array.from({ length: 450 }, (_, index) => `r${String(index).padStart(3, "0")}`);
        const changes = ids.map((id) => change("stories", id, null, story(id, id)));
        await store.update(update(0, 0, { readings: ids.map((id) => reading(id, id)), changes }));
        expect((await all(store.readings())).map(({ reading }) => reading.report.id)).toEqual(ids);
        expect((await all(store.changes())).map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
        expect((await all(store.changes({ after: 10, limit: 300 }))).length).toBe(300);
        await store.update(update(0, 0, { changes: [change("stories", "", null, story("", "none"))] }));
        const [nameless, ...items] = await all(store.items("stories"));
        expect(nameless).toEqual({ part: "stories", key: "", item: story("", "none") });
        expect(items).toEqual(ids.map((id) => ({ part: "stories", key: id, item: story(id, id) })));
        expect(await all(store.items("claims"))).toEqual([]);
      }),
    );
  });
}

async function oneStep(store: Store): Promise<void> {
  expect(await store.progress()).toEqual({ log: 0, derived: 0, change: 0, floor: 0 });
  await store.append([capture("a", "One."), capture("b", "Two.")]);
  expect(await store.progress()).toEqual({ log: 2, derived: 0, change: 0, floor: 0 });
  const changes = [
    change("stories", "s1", null, story("s1", "Ferry")),
    change("asOf", "asOf", null, "2031-05-01T10:00:00Z"),
  ];
  const readings = [reading("a", "One.")];
  expect(await store.update(update(0, 1, { readings, changes }))).toEqual({
    ...{ log: 2, derived: 1, change: 2, floor: 0 },
  });
  expect(await store.reading("a")).toEqual({ reader: "1", reading: readings[0] });
  expect(await store.item("stories", "s1")).toEqual(story("s1", "Ferry"));
  expect(await store.item("claims", "s1")).toBeNull();
  const picture = await store.picture();
  expect(await store.unread()).toEqual(picture);
  expect(Object.keys(await store.unread())).toEqual(["asOf", ...PICTURE_PARTS]);
  expect(Object.keys(picture)).toEqual(["asOf", ...PICTURE_PARTS]);
  expect(picture).toMatchObject({
    asOf: "2031-05-01T10:00:00Z",
    stories: [story("s1", "Ferry")],
    claims: [],
  });
  const at = "2031-05-02T00:00:00.000Z";
  expect(await all(store.changes())).toEqual(changes.map((one, index) => ({ seq: index + 1, at, ...one })));
}

async function refusals(store: Store): Promise<void> {
  await store.append([capture("a", "One.")]);
  const changes = [change("stories", "s1", null, story("s1", "Ferry"))];
  await store.update(update(0, 1, { changes, readings: [reading("a", "One.")] }));
  const more = [change("stories", "s1", story("s1", "Ferry"), null)];
  const step = { changes: more, readings: [reading("b", "Two.")], removed: ["a"] };
  await expect(store.update(update(0, 1, step))).rejects.toMatchObject({ code: "moved" });
  for (const to of [0, 2, 0.5, Number.NaN])
    await expect(store.update(update(1, to, step))).rejects.toMatchObject({ code: "invalid" });
  await expect(store.update(update(1, 1, { ...step, at: "now" }))).rejects.toMatchObject({ code: "invalid" });
  const endless: { self?: unknown } = {};
  endless.self = endless;
  const broken = [...more, change("stories", "s2", null, endless)];
  await expect(store.update(update(1, 1, { ...step, changes: broken }))).rejects.toThrow();
  expect(await store.part("stories")).toEqual([story("s1", "Ferry")]);
  expect(await store.reading("a")).not.toBeNull();
  expect(await store.progress()).toEqual({ log: 1, derived: 1, change: 1, floor: 0 });
  expect((await store.search("one")).total).toBe(1);
}

async function undoing(store: Store): Promise<void> {
  const [first, second] = [story("s1", "Ferry"), story("s1", "Ferry sinks")];
  const days = ["2031-05-02", "2031-05-03", "2031-05-04"].map((day) => `${day}T00:00:00Z`);
  const steps = [
    [change("stories", "s1", null, first), change("asOf", "asOf", null, days[0])],
    [change("stories", "s1", first, second), change("stories", "s2", null, story("s2", "Strike"))],
    [change("stories", "s1", second, null), change("asOf", "asOf", days[0], days[2])],
  ];
  const pictures = [await store.picture()];
  for (const [index, changes] of steps.entries()) {
    await store.update(update(0, 0, { at: days[index]!, changes }));
    pictures.push(await store.picture());
  }
  for (const [index, picture] of pictures.entries()) expect(await store.picture(2 * index)).toEqual(picture);
  expect(await store.picture(3)).toMatchObject({ asOf: days[0], stories: [second] });
  expect(await store.lastChangeBy("2031-05-03T12:00:00Z")).toBe(4);
  expect(await store.lastChangeBy("2031-05-02T00:00:00Z")).toBe(2);
  expect(await store.lastChangeBy("2031-01-01T00:00:00Z")).toBe(0);
  expect((await all(store.changes({ after: 4 }))).map(({ seq }) => seq)).toEqual([5, 6]);
  for (const change of [-1, 7, 1.5])
    await expect(store.picture(change)).rejects.toMatchObject({ code: "invalid" });
  await store.forgetChanges(4);
  expect(await store.progress()).toMatchObject({ change: 6, floor: 4 });
  expect((await all(store.changes())).map(({ seq }) => seq)).toEqual([5, 6]);
  expect(await store.picture(4)).toEqual(pictures[2]);
  expect(await store.picture()).toEqual(pictures[3]);
  expect(await store.lastChangeBy("2031-05-02T00:00:00Z")).toBeNull();
  expect(await store.lastChangeBy("2031-05-04T00:00:00Z")).toBe(6);
  for (const upTo of [3, 7])
    await expect(store.forgetChanges(upTo)).rejects.toMatchObject({ code: "invalid" });
}

async function dropping(store: Store): Promise<void> {
  await store.append([capture("a", "One.")]);
  const changes = [change("stories", "s1", null, story("s1", "Ferry"))];
  await store.update(update(0, 1, { changes, readings: [reading("a", "One.")] }));
  await store.dropDerived();
  expect(await store.progress()).toEqual({ log: 1, derived: 0, change: 1, floor: 1 });
  expect(await store.picture()).toMatchObject({ asOf: null, stories: [] });
  expect([await store.reading("a"), (await store.search("one")).total]).toEqual([null, 0]);
  expect(await all(store.changes())).toEqual([]);
  expect((await all(store.entries())).length).toBe(1);
  await store.update(update(0, 1, { changes, readings: [reading("a", "One.")] }));
  expect((await all(store.changes())).map(({ seq }) => seq)).toEqual([2]);
  expect((await all(store.changes({ after: 1 }))).length).toBe(1);
  expect((await store.picture(1)).stories).toEqual([]);
  await expect(store.picture(0)).rejects.toMatchObject({ code: "invalid" });
  expect((await store.search("one")).total).toBe(1);
}
