import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { captureOfRecord } from "../collect/records.ts";
import { openDesk, pictureOf } from "../desk.ts";
import { type Capture, PICTURE_PARTS } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";
import { openMemory, openSqlite } from "../store/index.ts";
import { withoutMentions } from "./board.ts";
import { openService, type Told } from "./service.ts";
import { resolved } from "./statements.ts";

const TEXTS = [
  "HARBOUR NEWS, 6 March 2025. At least nine missiles hit the port of Obock on Thursday, the Djibouti coast guard said. Three dock workers were killed.",
  "QUAY DAILY, 6 March 2025. Djibouti's coast guard said nine missiles struck the port of Obock. Five dock workers were killed, a doctor told Quay Daily.",
  "LIGHTHOUSE POST, 7 March 2025. Eritrea denied that it had fired missiles at Obock. The foreign ministry said it would close the strait if attacked.",
  "PIER GAZETTE, 7 March 2025. A ferry sank off Tadjoura on Friday. The port authority said 12 passengers were missing.",
];

/** Captures as they come over HTTP. */
function captures(texts: readonly string[] = TEXTS): Capture[] {
  return texts.map((text, index) => {
    const id = `r${TEXTS.indexOf(text)}`;
    const published = `2025-03-0${6 + Math.floor(index / 2)}T10:00:00Z`;
    return captureOfRecord(
      { id, text, publisher: text.split(",")[0], published },
      `post#${index}`,
    ) as Capture;
  });
}

/** So many reports of invented fires, a day and a half apart, some of them told twice. */
function firesOf(count: number): Capture[] {
  return Array.from({ length: count }, (_, at) => {
    const published = new Date(Date.UTC(2025, 5, 1, 36 * at)).toISOString();
    const day = published.slice(0, 10);
    const text = `${(at % 7) + 2} sheds burned in Tadjoura on ${day}, the mayor said. ${at % 3} people were hurt.`;
    const publisher = at % 2 ? "Pier Gazette" : "Quay Daily";
    return captureOfRecord({ id: `d${at}`, text, published, publisher }, "p") as Capture;
  });
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "sitroom-service-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the service", () => {
  it("shows what a desk of all reports at once shows, and tells its changes", async () => {
    const service = await openService(openMemory());
    const told: Told[] = [];
    service.subscribe((one) => told.push(one));
    for (const capture of captures()) {
      expect(await service.ingest([{ capture }])).toEqual({ accepted: 1, known: 0, diagnostics: [] });
      await service.settled();
    }
    const desk = openDesk();
    desk.add(captures().map(readCapture));
    desk.update();
    expect(await service.picture()).toEqual(withoutMentions(desk.picture()));
    expect(await service.store.picture()).toEqual(await service.picture());
    expect(told.map(({ seq }) => seq)).toEqual([...told.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(told.at(-1)!.seq).toBe(service.board.seq);
    expect(told.flatMap(({ parts }) => parts.reports ?? [])).toEqual(expect.arrayContaining(["r0", "r3"]));
    await service.close();
  });

  it("knows what it has, and refuses a second text under one id", async () => {
    const service = await openService(openMemory());
    const [capture] = captures();
    await service.ingest([{ capture: capture! }]);
    expect(await service.ingest([{ capture: capture! }])).toMatchObject({ accepted: 0, known: 1 });
    const other = { ...capture!, content: "Another text." };
    expect((await service.ingest([{ capture: other }])).diagnostics).toHaveLength(1);
    await service.close();
  });

  it("shows the same after a restart, reads nothing again and tells nothing new", async () => {
    await inFolder(async (folder) => {
      const first = await openService(await openSqlite(folder));
      await first.ingest(captures().map((capture) => ({ capture })));
      await first.settled();
      const [claim] = first.board.picture().claims;
      await first.state(
        resolved({ kind: "reject", claims: [claim!.id] }, first.board.parts),
        "ada",
        "misread",
      );
      await first.settled();
      const before = { picture: await first.whole(), seq: first.board.seq };
      await first.close();

      const read = async () => {
        throw new Error("read again");
      };
      const second = await openService(await openSqlite(folder), { read });
      await second.settled();
      expect({ picture: await second.whole(), seq: second.board.seq }).toEqual(before);
      expect(second.degraded()).toEqual([]);
      await second.close();
    });
  });

  it("works in what a crash left unread", async () => {
    await inFolder(async (folder) => {
      const first = await openService(await openSqlite(folder), { wait: 3_600_000 });
      await first.ingest(captures().map((capture) => ({ capture })));
      await first.close();
      const second = await openService(await openSqlite(folder));
      await second.settled();
      expect(second.board.picture().reports).toHaveLength(TEXTS.length);
      await second.close();
    });
  });

  it("reads again what an earlier reader read", async () => {
    const store = openMemory();
    const first = await openService(store);
    await first.ingest(captures().map((capture) => ({ capture })));
    await first.settled();
    const before = await first.picture();
    expect(await first.reread("all")).toBe(TEXTS.length);
    expect(await first.picture()).toEqual(before);
    await first.close();
  });

  it("holds, whatever the order they come in, the picture of all reports at once", async () => {
    const list = firesOf(150);
    const expected = withoutMentions(pictureOf(list.map(readCapture)));
    const orders = [
      [...list].reverse(),
      list.toSorted((left, right) => (left.content < right.content ? -1 : 1)),
    ];
    for (const order of orders)
      await inFolder(async (folder) => {
        const first = await openService(await openSqlite(folder));
        for (const part of [order.slice(0, 90), order.slice(90)]) {
          await first.ingest(part.map((capture) => ({ capture })));
          await first.settled();
        }
        expect((await first.picture()).reports).toHaveLength(list.length);
        await vi.waitFor(async () => expect(await first.picture()).toEqual(expected), { timeout: 60_000 });
        expect(await first.store.picture()).toEqual(expected);
        const { seq } = first.board;
        await first.close();
        const second = await openService(await openSqlite(folder));
        await second.settled();
        expect([await second.picture(), second.board.seq]).toEqual([expected, seq]);
        await second.close();
      });
  });

  it("puts reports in order after a restart where it did not come to it before", async () => {
    await inFolder(async (folder) => {
      const list = firesOf(150).reverse();
      const first = await openService(await openSqlite(folder));
      await first.ingest(list.map((capture) => ({ capture })));
      await first.settled();
      await first.close();
      const told: string[] = [];
      const tell = (done: number, all: number) => told.push(`${done} of ${all}`);
      const second = await openService(await openSqlite(folder), { tell });
      await second.settled();
      expect(await second.picture()).toEqual(withoutMentions(pictureOf(list.map(readCapture))));
      expect(told).toEqual(["64 of 150", "128 of 150", "150 of 150"]);
      await second.close();
    });
  });

  it("has the next reports read while it works in the ones before, each once", async () => {
    const read: string[][] = [];
    let atWork = 0;
    const service = await openService(openMemory(), {
      async read(list) {
        read.push(list.map(({ id }) => id!));
        atWork = service.derived;
        return { readings: list.map(readCapture), diagnostics: [] };
      },
    });
    const days = Array.from({ length: 40 }, (_, at) => {
      const text = `${at + 2} sheds burned in Tadjoura on Friday, the mayor said.`;
      return captureOfRecord({ id: `d${at}`, text, publisher: "Pier Gazette" }, "p") as Capture;
    });
    await service.ingest(
      [...days, days[0]!].map((capture, at) => ({ capture, source: at < 40 ? "a" : "b" })),
    );
    await service.settled();
    expect(read.flat()).toEqual(days.map(({ id }) => id));
    expect(read.length).toBeGreaterThan(1);
    expect(atWork).toBeLessThan(service.derived - read.at(-1)!.length - 1);
    expect(service.board.parts.reports.size).toBe(40);
    await service.close();
  });

  it("loses one report to a fault of the reader, not the others", async () => {
    const warned: string[] = [];
    const service = await openService(openMemory(), {
      warn: (line) => warned.push(line),
      read: async (list) => ({
        readings: list.filter(({ id }) => id !== "r1").map(readCapture),
        diagnostics: [{ path: "post#1", reason: "could not be read" }],
      }),
    });
    await service.ingest(captures().map((capture) => ({ capture })));
    await service.settled();
    expect(service.board.picture().reports.map(({ id }) => id)).toEqual(["r0", "r2", "r3"]);
    expect(warned).toEqual(["post#1: could not be read"]);
    await service.close();
  });

  it("takes statements back, and a withdrawal as well", async () => {
    const service = await openService(openMemory());
    await service.ingest(captures().map((capture) => ({ capture })));
    await service.settled();
    const before = await service.picture();
    const { id } = await service.state({ kind: "withdrawal", report: "r0" }, "ada", "taken down");
    await service.settled();
    expect(service.board.parts.reports.get("r0")!.withdrawn).not.toBeNull();
    await service.state({ kind: "undo", statement: id }, "ada", "");
    await service.settled();
    for (const part of PICTURE_PARTS.filter((one) => one !== "statements"))
      expect((await service.picture())[part], part).toEqual(before[part]);
    await service.close();
  });

  it("gives the picture of an earlier moment", async () => {
    const service = await openService(openMemory());
    await service.ingest(captures().map((capture) => ({ capture })));
    await service.settled();
    const early = await service.picture({ asOf: "2025-03-06T23:59:59Z" });
    expect(early.reports.map(({ id }) => id)).toEqual(["r0", "r1"]);
    await service.close();
  });
});
