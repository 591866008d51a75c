import { describe, expect, it } from "vitest";
import type { Claim, Figure, Incident, Picture } from "../../src/model/index.ts";
import { bookOf } from "../../src/web/words/book.ts";
import { between, changeGroups, type ListedChange } from "../../src/web/words/changes.ts";
import { likelySame, named } from "../../src/web/words/likeness.ts";
import { foundIn, piecesOf, wordsIn } from "../../src/web/words/marks.ts";
import { valuesOf } from "../../src/web/words/options.ts";
import { toldOf } from "../../src/web/words/reasons.ts";
import { sidesOf } from "../../src/web/words/sides.ts";
import { familiesOf, sourceRows } from "../../src/web/words/sources.ts";
import { handMadePicture } from "../lib/pictures.ts";

const picture = handMadePicture();
const book = bookOf(picture);

function earlier(change: Partial<Picture>): Picture {
  return { ...picture, ...change };
}

function change(more: Partial<ListedChange>): ListedChange {
  return { part: "claims", id: "four", kind: "changed", before: null, after: null, note: "", ...more };
}

describe("what changed", () => {
  it("is nothing between a picture and itself", () => {
    expect(between(picture, handMadePicture())).toEqual([]);
  });

  it("tells from what to what a figure went, who said it and why it stands", () => {
    const [figure] = picture.figures as [Figure];
    const four = { low: 4, high: 4, comparator: "=" as const, claim: "four", reason: "the only value" };
    const before = earlier({ figures: [{ ...figure, values: figure.values.slice(0, 1), current: four }] });
    const changes = between(before, picture);
    expect(changes.map(({ part, id, kind }) => [part, id, kind])).toEqual([["figures", "f1", "changed"]]);
    const told = toldOf(changes[0]!, book, changes);
    expect([told.was, told.is]).toEqual(["4", "at least 9"]);
    expect(told.why).toEqual(["said by a nurse › Night Mail", "the latest of 2 values"]);
  });

  it("tells who newly says a claim and what its grade rests on", () => {
    const claim = picture.claims.find(({ id }) => id === "attack") as Claim;
    const before: Claim = { ...claim, assertions: ["attack-wire"], credibility: { grade: 6, reasons: [] } };
    const after: Claim = { ...claim, assertions: ["attack-wire", "attack-copy"] };
    const told = toldOf(change({ id: "attack", before, after }), book, []);
    expect(told.was).not.toEqual(told.is);
    expect(told.why).toEqual(["told by Mirror", ...claim.credibility.reasons]);
  });

  it("keeps of each item where it began and where it ended", () => {
    const steps = [
      change({ kind: "added", after: { id: "four" }, seq: 1 }),
      change({ before: { id: "four" }, after: { id: "four", more: 1 }, seq: 2 }),
      change({ id: "gone", kind: "added", after: { id: "gone" }, seq: 3 }),
      change({ id: "gone", kind: "removed", before: { id: "gone" }, seq: 4 }),
    ];
    const [[part, group]] = changeGroups(steps) as [[string, ListedChange[]]];
    expect([part, group.length, group[0]!.kind, group[0]!.before]).toEqual(["claims", 1, "added", null]);
  });

  it("says of what is gone which correction took it", () => {
    const at = "2031-05-07T10:00:00Z";
    const statement = {
      id: "s1",
      kind: "reject",
      author: "ana",
      at,
      text: "counted twice",
      about: [],
      holds: true,
    };
    const gone = change({ kind: "removed", before: picture.claims[0], at });
    const beside = [gone, change({ part: "statements", id: "s1", kind: "added", after: statement, at })];
    expect(toldOf(gone, book, beside).why).toEqual(["corrected by ana: counted twice"]);
  });
});

describe("sides of a conflict", () => {
  it("tell a denial on the side that denies only, and who says what is denied on the other", () => {
    const denied = picture.conflicts.find(({ id }) => id === "x2")!;
    const told = sidesOf(book, denied).map((side) => side.map((point) => point.told?.stance ?? null));
    expect(told).toEqual([[null], ["denies"]]);
    const figures = picture.conflicts.find(({ id }) => id === "x1")!;
    const words = sidesOf(book, figures).map((side) => side.map((point) => point.told?.exact));
    expect(words).toEqual([["killing four guards"], ["At least 9 people died in Aldra"]]);
  });
});

describe("incidents that may be the same", () => {
  const [one] = picture.incidents as [Incident];
  const other = (id: string, more: Partial<Incident>): Incident => ({ ...one, id, headline: id, ...more });

  it("come the likeliest first, itself left out, and are found by words", () => {
    const far = other("far away", { place: "elsewhere", time: null, type: "AID" });
    const near = other("near by", { time: null });
    const all = [far, one, near, other("same hour", {})];
    expect(likelySame(one, all).map(({ id }) => id)).toEqual(["same hour", "near by", "far away"]);
    expect(named(all, "AWAY far").map(({ id }) => id)).toEqual(["far away"]);
  });
});

describe("families of sources", () => {
  it("join who takes from whom", () => {
    const rows = sourceRows(book);
    const mirror = rows.find(({ source }) => source.publisher === "Mirror")!;
    expect(mirror.takesFrom).toEqual([{ name: "Tidewire", reports: 1 }]);
    expect(familiesOf(rows)).toEqual([
      ["Mirror", "Tidewire"],
      ["Night Mail", "Tide Agency"],
    ]);
  });
});

describe("words that are found", () => {
  it("are marked in any case, where they overlap as well", () => {
    const text = "Port of Aldra, the airport";
    const found = foundIn(text, wordsIn("PORT airport"));
    const pieces = piecesOf(text, { start: -1, end: -1 }, found);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ inside }) => inside.length > 0).map((piece) => piece.text)).toEqual([
      "Port",
      "air",
      "port",
    ]);
  });
});

describe("forms of the brief", () => {
  it("are those the service describes, in whichever way", () => {
    const schema = { anyOf: [{ enum: ["md", "html"] }, { const: "pdf" }] };
    const description = { paths: { "/api/v1/brief": { get: { parameters: [{ name: "format", schema }] } } } };
    expect(valuesOf(description, "/brief", "format")).toEqual(["md", "html", "pdf"]);
    expect(valuesOf(description, "/brief", "template")).toEqual([]);
    expect(valuesOf({ paths: {} }, "/brief", "format")).toEqual([]);
  });
});
