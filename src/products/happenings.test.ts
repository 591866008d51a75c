import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useLexicon } from "../lexicon/user.ts";
import type { EventType } from "../model/index.ts";
import { deedIn, hazardIn } from "./happenings.ts";

describe("hazard", () => {
  it.each<[string[], string[], string | null]>([
    [["Nine people died when the quake hit Aldra.", "Walls had cracked."], [], "Earthquake"],
    [["The cyclone killed three.", "Floods cut the road."], ["Cyclone nears Aldra"], "Cyclone"],
    [["Two patients with cholera died."], ["Clinics fill after the storm"], "Cholera"],
    [["A fire at the market killed two."], [], "Fire"],
    [["Police opened fire, killing two."], [], null],
    [["Four guards were killed."], ["Storm over budget"], null],
  ])("%j under %j is %s", (sentences, headlines, hazard) => {
    expect(hazardIn(sentences, headlines)).toBe(hazard);
  });
});

describe("deed", () => {
  it.each<[EventType, string, string]>([
    ["COERCE", "The mayor imposed a curfew in Aldra", "Curfew"],
    ["COERCE", "Fourteen officers had been arrested", "Arrests"],
    ["COERCE", "Norland closed two crossings on its border with Aldra", "Border closed"],
    ["COERCE", "The council was made to sign", "Forcible measure"],
    ["RETREAT", "The Bay Front freed two pilots", "Release"],
    ["RETREAT", "The port reopened", "Reopening"],
    ["SANCTION", "The president was removed from office", "Removal from office"],
    ["ASSAULT", "Gunmen attacked the port", "Attack"],
    ["ASSAULT", "The ruler said the coup had been defeated", "Coup attempt"],
    ["ASSAULT", "Officers staged a coup in Aldra", "Coup"],
  ])("%s: %s is told as %s", (type, words, name) => {
    expect(deedIn(type, words)).toBe(name);
  });
});

describe("a user's own names", () => {
  it("are laid over ours", () => {
    const folder = mkdtempSync(join(tmpdir(), "sitroom-happenings-"));
    const rows = "hazard\tLocust swarm\tlocust|locusts ~20 swarm*\nhazard\tBlaze\tfire|fires\tfire brigade\n";
    writeFileSync(
      join(folder, "happenings.tsv"),
      `# source: test, date: 2026-11\n${rows}COERCE\tBad\tdam** x\n`,
    );
    try {
      expect(useLexicon(folder).map(({ reason }) => reason)).toEqual([
        expect.stringContaining('"dam** x" is no term'),
      ]);
      expect(hazardIn(["Locusts came in swarms and ate the crops."], [])).toBe("Locust swarm");
      expect(hazardIn(["Locusts came. Birds were swarming."], [])).toBeNull();
      expect(hazardIn(["The fire brigade came."], [])).toBeNull();
      expect(hazardIn(["A cyclone struck."], [])).toBe("Cyclone");
    } finally {
      useLexicon(null);
      rmSync(folder, { recursive: true });
    }
  });
});
