import { describe, expect, it } from "vitest";
import { openDesk } from "./desk.ts";
import type { Capture, Judgement, Picture, Reading, Statement } from "./model/index.ts";
import { readCaptures } from "./pipeline.ts";

const OUTLETS = ["Kestrel Wire", "The Bay Ledger", "Port Courier", "Radio Tolvan"];

/** Reports of an invented attack and of a second one, a day and a town apart. */
const TEXTS = [
  "CORON, March 3 (Kestrel Wire) - Gunmen attacked the police station in Coron on Monday, killing four officers, Mayor Lito Reyes told Kestrel Wire.",
  "Gunmen attacked the police station in Coron on Monday and killed four officers, the army said.",
  "Gunmen attacked a checkpoint in Davao on Tuesday, wounding nine soldiers, the army said.",
  "The army said the death toll of Monday's attack on the police station in Coron had risen to six.",
];

function readings(): Reading[] {
  const captures = TEXTS.map(
    (content, at): Capture => ({
      id: `r${at}`,
      path: `r${at}`,
      kind: "text",
      content,
      url: null,
      publisher: OUTLETS[at]!,
      headline: null,
      published: `2025-03-0${3 + at}T09:00:00Z`,
      authors: [],
      retrieved: null,
      language: "en",
    }),
  );
  return readCaptures(captures).readings;
}

let count = 0;

function statement(judgement: Judgement): Statement {
  count++;
  const at = `2025-03-10T00:00:${String(count).padStart(2, "0")}Z`;
  return { id: `s${count}`, author: "Ada Quill", at, text: "seen", ...judgement };
}

function deskWith(...statements: Statement[]) {
  const desk = openDesk();
  desk.add(readings());
  desk.update();
  desk.state(statements);
  const changes = desk.update();
  return { desk, changes, picture: desk.picture() };
}

/** Assertions of the claims of the incident whose headline holds the words. */
function assertionsOf(picture: Picture, words: string): string[] {
  const incident = picture.incidents.find(({ headline }) => headline.includes(words))!;
  return picture.claims
    .filter((claim) => incident.claims.includes(claim.id))
    .flatMap(({ assertions }) => assertions);
}

function mergeOf(picture: Picture, ...words: string[]): Judgement {
  const assertions = words.flatMap((each) => assertionsOf(picture, each));
  const told = picture.assertions.filter(({ id }) => assertions.includes(id));
  return { kind: "merge", assertions, reports: [...new Set(told.map(({ report }) => report))] };
}

const attacks = ({ incidents }: Picture) => incidents.filter(({ type }) => type === "ASSAULT");

describe("the order of arrival", () => {
  it("is the one that is given, whatever dates the reports bear", () => {
    const [first, ...rest] = readings();
    const order = [...rest, first!].map(({ report }) => report.id);
    const asked: string[] = [];
    const desk = openDesk({
      window: 1,
      arrivalOf: ({ report }) => String(order.indexOf(report.id)),
      readingOf(id) {
        asked.push(id);
        return readings().find(({ report }) => report.id === id)!;
      },
    });
    for (const reading of [...rest, first!]) {
      desk.add([reading]);
      desk.update();
    }
    expect(asked).toEqual([]);
    expect(desk.picture().reports).toHaveLength(TEXTS.length);
  });
});

describe("the open window", () => {
  it("tells how many more reports it holds", () => {
    const desk = openDesk({ window: 3 });
    const space = [desk.space];
    for (const reading of readings()) {
      desk.add([reading]);
      desk.update();
      space.push(desk.space);
    }
    expect(space).toEqual([3, 2, 1, 3, 2]);
  });
});

describe("statements", () => {
  const before = deskWith().picture;

  it("begin with two attacks in two towns", () => {
    expect(attacks(before)).toHaveLength(2);
  });

  it("merge incidents, which the picture marks, and undo brings them back", () => {
    const merge = statement(mergeOf(before, "Coron", "Davao"));
    const { desk, picture } = deskWith(merge);
    expect(attacks(picture)).toHaveLength(1);
    expect(attacks(picture)[0]!.statements).toEqual([merge.id]);
    desk.state([statement({ kind: "undo", statement: merge.id })]);
    desk.update();
    const after = desk.picture();
    expect(after.statements.map(({ holds }) => holds)).toEqual([false, true]);
    expect({ ...after, statements: [] }).toEqual(before);
  });

  it("split an incident: the two are apart whatever joins later", () => {
    const all = assertionsOf(before, "Coron");
    const own = before.assertions.filter(({ id, report }) => all.includes(id) && report === "r1");
    const assertions = own.map(({ id }) => id);
    const from = all.filter((id) => !assertions.includes(id));
    const { picture } = deskWith(statement({ kind: "split", assertions, from }));
    expect(attacks(picture)).toHaveLength(3);
  });

  it("reject a reading: nothing is said with it any more", () => {
    const wrong = before.assertions.find(({ exact }) => exact.includes("Davao"))!;
    const { picture, changes } = deskWith(statement({ kind: "reject", assertions: [wrong.id] }));
    expect(picture.assertions.some(({ id }) => id === wrong.id)).toBe(false);
    expect(
      changes.some(({ part, id, kind }) => part === "assertions" && id === wrong.id && kind === "removed"),
    ).toBe(true);
  });

  it("a withdrawn report stays, and counts for nothing", () => {
    const { picture } = deskWith(statement({ kind: "withdrawal", report: "r3" }));
    expect(picture.reports.find(({ id }) => id === "r3")!.withdrawn).toMatch(/^2025-03-10/);
    const six = (of: Picture) => of.claims.find(({ proposition }) => proposition.figure?.low === 6)!;
    expect(six(before).counts.reports).toBe(1);
    expect(six(picture).counts).toEqual({ reports: 0, outlets: 0, speakers: 0, origins: [0, 0] });
    expect(six(picture).credibility.grade).toBe(5);
    const dead = ({ figures }: Picture) =>
      figures.find(({ measure }) => measure.endsWith("dead"))?.current?.low;
    expect([dead(before), dead(picture)]).toEqual([6, 4]);
  });

  it("grade a publisher with author and day", () => {
    const { picture } = deskWith(statement({ kind: "reliability", publisher: "Radio Tolvan", grade: "B" }));
    const source = picture.sources.find(({ publisher }) => publisher === "Radio Tolvan")!;
    expect(source.reliability).toBe("B");
    expect(source.reasons).toEqual(["set by Ada Quill on 2025-03-10: seen"]);
  });

  it("hold for reports that come later, as if they had been there from the beginning", () => {
    const merge = statement(mergeOf(before, "Coron", "Davao"));
    const { picture } = deskWith(merge);
    for (const window of [1, 2, 64]) {
      const desk = openDesk({ window });
      desk.state([merge]);
      for (const reading of readings()) {
        desk.add([reading]);
        desk.update();
      }
      if (window === 64) expect(desk.picture()).toEqual(picture);
      expect(attacks(desk.picture())).toHaveLength(1);
    }
  });
});

it("gives the same where settled readings are kept elsewhere, also when a report comes late", () => {
  const all = readings();
  const byId = new Map(all.map((reading) => [reading.report.id, reading]));
  const asked: string[] = [];
  const readingOf = (id: string) => {
    asked.push(id);
    return byId.get(id)!;
  };
  const desk = openDesk({ window: 1, readingOf });
  for (const at of [1, 2, 3, 0]) {
    desk.add([all[at]!]);
    desk.update();
  }
  const keeping = openDesk({ window: 1 });
  keeping.add(all);
  keeping.update();
  expect(desk.picture()).toEqual(keeping.picture());
  expect(asked.sort()).toEqual(["r1", "r2"]);
});
