import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDesk } from "../../src/desk.ts";
import type { Picture, Reading } from "../../src/model/index.ts";
import { applyChanges } from "../../src/picture/index.ts";
import { packing } from "../../src/server/packing.ts";
import { readSituation, situationFolders } from "../lib/situations.ts";

const RUNS = { numRuns: 5, seed: 20260707 };
/** Reports seen together in these tests: several windows even of a small situation. */
const SMALL = 5;

const situations = await Promise.all(
  situationFolders().map(async (folder) => ({
    name: basename(folder),
    readings: await readSituation(folder),
  })),
);

/** The picture of all readings taken in at once. */
function atOnce(readings: readonly Reading[]): Picture {
  const desk = openDesk({ window: SMALL });
  desk.add(readings);
  desk.update();
  return desk.picture();
}

/** Readings in any order, with the places where an update comes between them. */
function portions(readings: Reading[]): fc.Arbitrary<Reading[][]> {
  const order = fc.shuffledSubarray(readings, { minLength: readings.length, maxLength: readings.length });
  return fc
    .tuple(order, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 20 }))
    .map(([shuffled, sizes]) => cut(shuffled, sizes));
}

function cut(readings: readonly Reading[], sizes: readonly number[]): Reading[][] {
  const parts: Reading[][] = [];
  for (let from = 0, at = 0; from < readings.length; at++) {
    const size = sizes[at % sizes.length]!;
    parts.push(readings.slice(from, from + size));
    from += size;
  }
  return parts;
}

/** In the order of arrival, in portions of the sizes given. */
function arriving(readings: Reading[], sizes: readonly number[]): Reading[][] {
  const key = ({ report }: Reading) => `${report.published?.earliest ?? "~"} ${report.id}`;
  return cut(
    [...readings].sort((left, right) => (key(left) < key(right) ? -1 : 1)),
    sizes,
  );
}

describe.each(situations)("$name", ({ readings }) => {
  const whole = atOnce(readings);

  it("is the same picture from scratch and in any portions and order", () => {
    fc.assert(
      fc.property(portions(readings), (parts) => {
        const desk = openDesk({ window: SMALL });
        for (const part of parts) {
          desk.add(part);
          desk.update();
        }
        expect(desk.picture()).toEqual(whole);
      }),
      RUNS,
    );
  });

  it.each([[[3, 1, 4]], [[SMALL]], [[2, 3]]])(
    "is the same picture from scratch after every portion of %j",
    (sizes) => {
      const byId = new Map(readings.map((reading) => [reading.report.id, reading]));
      const desk = openDesk({
        window: SMALL,
        readingOf: (id) => byId.get(id)!,
        packing,
        layingAside: 1,
      });
      const held: Reading[] = [];
      for (const part of arriving(readings, sizes)) {
        desk.add(part);
        desk.update();
        held.push(...part);
        expect(desk.picture()).toEqual(atOnce(held));
      }
    },
  );

  it("tells by its changes all that became different, mentions aside", () => {
    fc.assert(
      fc.property(portions(readings), (parts) => {
        const desk = openDesk({ window: SMALL });
        let told = desk.picture();
        for (const part of parts) {
          desk.add(part);
          told = applyChanges(told, desk.update());
          expect(withoutMentions(told)).toEqual(withoutMentions(desk.picture()));
        }
      }),
      RUNS,
    );
  });

  it("takes a report once", () => {
    const desk = openDesk({ window: SMALL });
    desk.add(readings);
    desk.update();
    desk.add(readings);
    expect(desk.update()).toEqual([]);
  });
});

function withoutMentions(picture: Picture): Picture {
  const bare = <Owner extends { mentions: unknown[] }>(owners: Owner[]) =>
    owners.map((owner) => ({ ...owner, mentions: [] }));
  return { ...picture, actors: bare(picture.actors), places: bare(picture.places) } as Picture;
}
