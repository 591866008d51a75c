import { expect, it } from "vitest";
import type { Picture, Story } from "../model/index.ts";
import { changes } from "../picture/index.ts";
import { openMemory } from "../store/index.ts";
import { differences } from "./differences.ts";

const EMPTY = await openMemory().picture();

function story(id: string, headline: string): Story {
  return { id, headline, reports: [], founding: [] } as unknown as Story;
}

/** Invented stories. */
const BEFORE: Picture = {
  ...EMPTY,
  asOf: "2031-05-01T10:00:00Z",
  stories: [story("a", "Ferry"), story("b", "Strike"), story("c", "Fire")],
};
const AFTER: Picture = {
  ...EMPTY,
  asOf: "2031-05-02T10:00:00Z",
  stories: [story("a", "Ferry"), story("b", "Strike ends"), story("d", "Flood")],
};

it("tells what two pictures differ in, one of them in a store", async () => {
  const store = openMemory();
  const update = { from: 0, to: 0, at: "2031-05-02T12:00:00Z", reader: "1", readings: [], removed: [] };
  await store.update({ ...update, changes: changes(EMPTY, BEFORE) });
  expect(await differences(store, await store.unread(), AFTER)).toEqual(changes(BEFORE, AFTER));
  expect(await differences(store, await store.unread(), BEFORE)).toEqual([]);
});
