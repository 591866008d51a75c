import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { readSituation, situationFolders } from "../../test/lib/situations.ts";
import { openDesk } from "../desk.ts";
import { boardOf } from "./board.ts";

const situations = await Promise.all(
  situationFolders()
    .slice(0, 2)
    .map(async (folder) => ({ name: basename(folder), readings: await readSituation(folder) })),
);

describe.each(situations)("the board of $name", ({ readings }) => {
  it("shows what was written, whenever it is looked at", () => {
    const desk = openDesk();
    const board = boardOf(desk.bare(), 0);
    for (const [at, reading] of readings.entries()) {
      desk.add([reading]);
      board.apply(desk.update(), at + 1);
      if (at % 3 > 0) continue;
      expect(board.picture()).toEqual(desk.bare());
      expect(board.picture()).toBe(board.picture());
    }
    expect(board.picture()).toEqual(desk.bare());
    expect(board.seq).toBe(readings.length);
  });

  it("leaves a picture that was given out as it was", () => {
    const desk = openDesk();
    const board = boardOf(desk.bare(), 0);
    desk.add(readings.slice(0, 2));
    board.apply(desk.update(), 1);
    const shown = board.picture();
    const before = structuredClone(shown);
    desk.add(readings.slice(2));
    board.apply(desk.update(), 2);
    expect(board.picture()).not.toEqual(before);
    expect(shown).toEqual(before);
  });

  it("shows the same out of a copy that it shares", () => {
    const desk = openDesk();
    const board = boardOf(desk.bare(), 0);
    desk.add(readings.slice(0, 3));
    board.apply(desk.update(), 1);
    const copy = structuredClone(board.picture());
    board.share(copy);
    expect(board.picture()).toBe(copy);
    desk.add(readings.slice(3));
    board.apply(desk.update(), 2);
    expect(board.picture()).toEqual(desk.bare());
    expect([...board.parts.reports.keys()].sort()).toEqual(desk.bare().reports.map(({ id }) => id));
  });
});
