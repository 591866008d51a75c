import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placeKey } from "./keys.ts";
import { names } from "./names.ts";
import { rows, values } from "./rows.ts";

/** Acronyms and names that really are shared; the report's country decides between them, or nothing does. */
const SHARED_AT_MOST = 5;

describe("tables of names", () => {
  it.each([
    ["states.tsv", 0, 6],
    ["actors.tsv", 0, 6],
    ["outlets.tsv", 0, 7],
  ])("%s has unique ids and full rows", (table, column, width) => {
    const list = rows(table);
    const ids = list.map((row) => row[column]!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(list.filter((row) => row.length !== width)).toEqual([]);
  });

  it.each(["states.tsv", "actors.tsv", "outlets.tsv", "holders.tsv", "regions.tsv", "seats.tsv"])(
    "%s says columns and source",
    (table) => {
      const head = readFileSync(new URL(table, import.meta.url), "utf8").split("\n")[0]!;
      expect(head).toMatch(/^# .*\|.*\d{4}/);
    },
  );

  it("few aliases name two different actors", () => {
    const shared = [...names().byKey.values()].filter((entries) => {
      const actors = entries.filter(({ kind }) => kind === "actor" || kind === "outlet" || kind === "holder");
      return new Set(actors.map(({ id }) => id)).size > 1;
    });
    expect(shared.map((entries) => entries[0]!.key).length).toBeLessThan(SHARED_AT_MOST);
  });

  it("host names belong to one outlet each", () => {
    const hosts = rows("outlets.tsv").flatMap((row) => values(row[3]));
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });

  it("coordinates are on the globe and radii positive", () => {
    for (const [name, , , , lat, lon, radius] of [...rows("regions.tsv"), ...rows("counties.tsv")]) {
      expect(Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180 && Number(radius) > 0, name).toBe(
        true,
      );
    }
  });

  it("terms of office do not end before they begin, nor overlap for one post", () => {
    const terms = rows("holders.tsv").map(([person, , role, country, , from, to]) => ({
      person,
      post: `${country} ${role}`,
      from,
      to,
    }));
    for (const { person, from, to } of terms) if (from && to) expect(from < to, person).toBe(true);
    const single = terms.filter(
      ({ post, from }) => from && /[A-Z]{3} (?:president|prime-minister|chancellor|monarch)$/.test(post),
    );
    for (const one of single) {
      const clash = single.find(
        (other) =>
          other.person !== one.person &&
          other.post === one.post &&
          other.from! < (one.to || "9") &&
          one.from! < (other.to || "9"),
      );
      expect(clash?.person, `${one.person} ${one.post}`).toBeUndefined();
    }
  });
});

describe("placeKey", () => {
  it.each([
    ["Sana'a", "sanaa"],
    ["People's Protection Units", "people s protection units"],
    ["U.S.", "us"],
    ["Al-Tanf", "al tanf"],
    ["Łódź", "lodz"],
    ["Côte d’Ivoire", "cote divoire"],
  ])("%s", (name, key) => {
    expect(placeKey(name)).toBe(key);
  });
});
