import { describe, expect, it } from "vitest";
import type { ActorRef, Mention, Reading } from "../model/index.ts";
import { by } from "../text/collections.ts";
import { linkActors } from "./actors.ts";

/** A reading of one text with mentions given as words; the first place they occur counts. */
function readingOf(
  text: string,
  mentions: [words: string, type: Mention["type"], level: Mention["level"], antecedent?: number][],
  day: string | null = null,
  id = "r",
): Reading {
  const published = day
    ? {
        earliest: `${day}T00:00:00Z`,
        latest: `${day}T23:59:59Z`,
        precision: "day" as const,
        basis: "metadata" as const,
      }
    : null;
  const known = {
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    retrieved: null,
    declaredSources: [],
    blocks: [],
  };
  const report = {
    id,
    path: id,
    language: "en",
    text,
    published,
    quality: { garbled: false, reasons: [] },
    ...known,
  };
  const list = mentions.map(([words, type, level, antecedent]): Mention => {
    const start = text.indexOf(words);
    return {
      start,
      end: start + words.length,
      type,
      level,
      antecedent: antecedent ?? null,
      actor: null,
      place: null,
    };
  });
  return { report, sentences: [], mentions: list, times: [], quantities: [], attributions: [], events: [] };
}

function ids(reading: Reading): (string | null)[] {
  return linkActors([reading])[0]!.mentions.map(({ actor }) => actor?.id ?? null);
}

/** The actors that readings speak of, each once, by id. */
function actorsOf(readings: Reading[]): ActorRef[] {
  const named = linkActors(readings).flatMap(({ mentions }) => mentions.flatMap(({ actor }) => actor ?? []));
  return [...new Map(named.map((actor) => [actor.id, actor])).values()].sort(by(({ id }) => id));
}

describe("linkActors", () => {
  it("a state that acts is an actor, one that something lies in is none", () => {
    const text = "Iraq protested after a strike in Syria.";
    expect(
      ids(
        readingOf(text, [
          ["Iraq", "gpe", "name"],
          ["Syria", "gpe", "name"],
        ]),
      ),
    ).toEqual(["state:IRQ", null]);
  });

  it("a metonym is the government, a capital as a place is none", () => {
    expect(ids(readingOf("Tehran warned.", [["Tehran", "organization", "name"]]))).toEqual(["state:IRN"]);
    expect(ids(readingOf("Rain in Tehran.", [["Tehran", "gpe", "name"]]))).toEqual([null]);
  });

  it.each([
    ["a senior US official", "US", "person", "role:USA:GOV:official"],
    ["Iraqi militias", "Iraqi", "organization", "group:IRQ:militia"],
    ["US forces", "US", "organization", "force:USA:MIL"],
    ["the Chadian government", "Chadian", "organization", "state:TCD"],
    ["Kenyan police", "Kenyan", "organization", "office:KEN:police"],
    ["the Peruvian foreign minister", "Peruvian", "person", "office:PER:foreign-minister"],
  ] as const)("%s", (words, state, type, id) => {
    const reading = readingOf(`Yesterday ${words} left.`, [
      [words, type, "nominal"],
      [state, "gpe", "name"],
    ]);
    expect(ids(reading)[0]).toBe(id);
  });

  it("leaves backers out of whose militias they are", () => {
    const reading = readingOf("Iran-backed Iraqi militias struck.", [
      ["Iran-backed Iraqi militias", "organization", "nominal"],
      ["Iran", "gpe", "name"],
      ["Iraqi", "gpe", "name"],
    ]);
    expect(ids(reading)[0]).toBe("group:IRQ:militia");
  });

  it("an office is its holder of the day where the day is known", () => {
    const mentions: Parameters<typeof readingOf>[1] = [
      ["the French president", "person", "nominal"],
      ["French", "gpe", "name"],
    ];
    expect(ids(readingOf("So said the French president.", mentions, "2016-05-01"))[0]).toBe(
      "person:francois-hollande",
    );
    expect(ids(readingOf("So said the French president.", mentions, "2022-05-20"))[0]).toBe(
      "person:emmanuel-macron",
    );
    expect(ids(readingOf("So said the French president.", mentions))[0]).toBe("office:FRA:president");
  });

  it("an unknown person gets country and sector from the title", () => {
    const actors = actorsOf([
      readingOf("Maltese Health Minister Rita Zahra resigned.", [
        ["Maltese", "gpe", "name"],
        ["Rita Zahra", "person", "name"],
      ]),
    ]);
    expect(actors.find(({ id }) => id === "person:rita-zahra")).toMatchObject({
      country: "MLT",
      sector: "GOV",
    });
  });

  it.each([
    ["two Iraqi security sources", "Iraqi", "person", "Iraqi security source"],
    ["a US official", "US", "person", "US official"],
    ["Iraqi militias", "Iraqi", "organization", "Iraqi militias"],
    ["the US defense secretary", "US", "person", "US Defense Secretary"],
    ["the Maltese trade ministry", "Maltese", "organization", "Maltese trade ministry"],
  ] as const)("%s is named as a person would", (words, state, type, name) => {
    const reading = readingOf(`Yesterday ${words} left.`, [
      [words, type, "nominal"],
      [state, "gpe", "name"],
    ]);
    expect(linkActors([reading])[0]!.mentions[0]!.actor!.name).toBe(name);
  });

  it("people without a country are of the country of the report, foreign ones are not", () => {
    const text = "VALLETTA - Police in Malta arrested rioters. Foreign soldiers left.";
    const reading = readingOf(text, [
      ["VALLETTA", "gpe", "name"],
      ["Police", "organization", "nominal"],
      ["Malta", "gpe", "name"],
      ["Foreign soldiers", "person", "nominal"],
    ]);
    expect(ids(reading)).toEqual([null, "office:MLT:police", null, null]);
  });

  it("a minister of a state that opens the sentence is not of the country of the report", () => {
    const text = "Malta waits. Maltese wait. Peru will help, Prime Minister Alba Quispe said.";
    const reading = readingOf(text, [
      ["Malta", "gpe", "name"],
      ["Maltese", "gpe", "name"],
      ["Peru", "gpe", "name"],
      ["Alba Quispe", "person", "name"],
    ]);
    const sentences = [{ start: 27, end: text.length }];
    const actors = actorsOf([{ ...reading, sentences }]);
    expect(actors.find(({ id }) => id === "person:alba-quispe")).toMatchObject({ country: "PER" });
  });

  it("people of a body are named by it", () => {
    const reading = readingOf("The Guard was blamed. Hezbollah commanders fled.", [
      ["Hezbollah commanders", "person", "nominal"],
      ["Hezbollah", "organization", "name"],
    ]);
    expect(linkActors([reading])[0]!.mentions[0]!.actor!.name).toBe("Hezbollah commander");
  });

  it("a titled surname is the one person of that name and title in other reports", () => {
    const full = readingOf("Colonel Dano Reyk spoke.", [["Dano Reyk", "person", "name"]], null, "a");
    const short = readingOf("Col. Reyk warned them.", [["Reyk", "person", "name"]], null, "b");
    const other = readingOf("President Reyk warned them.", [["Reyk", "person", "name"]], null, "c");
    const readings = linkActors([full, short, other]);
    expect(readings.map(({ mentions }) => mentions[0]!.actor?.id ?? null)).toEqual([
      "person:dano-reyk",
      "person:dano-reyk",
      null,
    ]);
  });

  it("leaves a bare surname nobody bears open", () => {
    expect(ids(readingOf("Zahra spoke.", [["Zahra", "person", "name"]]))).toEqual([null]);
  });

  it("coreferent mentions share the actor", () => {
    const text = "Hezbollah agreed. The group withdrew.";
    expect(
      ids(
        readingOf(text, [
          ["Hezbollah", "organization", "name"],
          ["The group", "organization", "nominal", 0],
        ]),
      ),
    ).toEqual(["group:hezbollah", "group:hezbollah"]);
  });

  it("does not depend on the order of readings", () => {
    const one = readingOf("Rita Zahra spoke.", [["Rita Zahra", "person", "name"]], null, "a");
    const two = readingOf(
      "Maltese Health Minister Rita Zahra resigned.",
      [
        ["Maltese", "gpe", "name"],
        ["Rita Zahra", "person", "name"],
      ],
      null,
      "b",
    );
    expect(actorsOf([one, two])).toEqual(actorsOf([two, one]));
  });

  it.each([
    ["Tolvan Front spokesman Aro Lunde spoke.", "org:tolvan-front"],
    ["The Tolvan Front's chief spokesman, Aro Lunde, spoke.", "org:tolvan-front"],
    ["A spokesman for the Tolvan Front, Aro Lunde, spoke.", "org:tolvan-front"],
    ["Aro Lunde, a commander of the Tolvan Front, spoke.", "org:tolvan-front"],
    ["Aro Lunde of the Tolvan Front spoke.", "org:tolvan-front"],
    ["The Tolvan Front accused minister Aro Lunde.", undefined],
    ["A critic of the Tolvan Front, Aro Lunde, spoke.", undefined],
    ["A former Tolvan Front commander, Aro Lunde, spoke.", undefined],
  ])("whom a person speaks for: %s", (text, body) => {
    const both: [string, Mention["type"], Mention["level"]][] = [
      ["Tolvan Front", "organization", "name"],
      ["Aro Lunde", "person", "name"],
    ];
    both.sort((left, right) => text.indexOf(left[0]) - text.indexOf(right[0]));
    const actors = actorsOf([readingOf(text, both)]);
    expect(actors.find(({ id }) => id === "person:aro-lunde")!.affiliation).toBe(body);
  });

  it("a ministry told only in the title, and an office held on the day", () => {
    const text = "Eritrean foreign ministry spokesman Aro Lunde met Donald Trump.";
    const persons: [string, Mention["type"], Mention["level"]][] = [
      ["Aro Lunde", "person", "name"],
      ["Donald Trump", "person", "name"],
    ];
    const actors = actorsOf([readingOf(text, persons, "2026-03-01")]);
    expect(actors.map(({ affiliation }) => affiliation)).toEqual(
      ["office:ERI:foreign-ministry", "state:USA"].sort(),
    );
    expect(actors.find(({ id }) => id === "person:aro-lunde")!.country).toBe("ERI");
  });
});

describe("armed people of whom no state is told", () => {
  const untold = readingOf(
    "Gunmen attacked a station near Obock in Djibouti. Djibouti said the gunmen fled.",
    [
      ["Gunmen", "person", "nominal"],
      ["Djibouti", "gpe", "name"],
      ["the gunmen", "person", "nominal"],
    ],
  );

  it("are called by the words alone, wherever the report is", () => {
    const [first, , second] = linkActors([untold])[0]!.mentions.map(({ actor }) => actor);
    expect(first).toMatchObject({ name: "gunmen", country: null, sector: "REB" });
    expect(second?.id).toBe(first!.id);
  });

  it("bear the state where the words tell it", () => {
    const told = readingOf("Djiboutian gunmen were held.", [
      ["Djiboutian gunmen", "person", "nominal"],
      ["Djiboutian", "gpe", "name"],
    ]);
    expect(linkActors([told])[0]!.mentions[0]!.actor).toMatchObject({
      name: "Djiboutian gunmen",
      country: "DJI",
    });
  });
});
