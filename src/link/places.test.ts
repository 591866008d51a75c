import { describe, expect, it } from "vitest";
import type { Mention, Reading } from "../model/index.ts";
import { linkPlaces } from "./places.ts";

function readingOf(text: string, words: [words: string, type?: Mention["type"]][], id = "r"): Reading {
  const known = { url: null, publisher: null, headline: null, authors: [], published: null, retrieved: null };
  const rest = {
    path: id,
    language: "en",
    declaredSources: [],
    blocks: [],
    quality: { garbled: false, reasons: [] },
  };
  const mentions = words.map(([name, type]): Mention => {
    const start = text.indexOf(name);
    return {
      start,
      end: start + name.length,
      type: type ?? "gpe",
      level: "name",
      antecedent: null,
      actor: null,
      place: null,
    };
  });
  return {
    report: { id, text, ...known, ...rest },
    sentences: [],
    mentions,
    times: [],
    quantities: [],
    attributions: [],
    events: [],
  };
}

function places(reading: Reading): (string | null)[] {
  return linkPlaces([reading])[0]!.mentions.map(({ place }) => place && `${place.name} ${place.country}`);
}

describe("linkPlaces", () => {
  it.each([
    ["Fires near Paris, Texas spread.", [["Paris"]], ["Paris USA"]],
    ["Fires in Paris spread; France sent planes.", [["Paris"], ["France"]], ["Paris FRA", "France FRA"]],
    ["The Lebanese army entered Tripoli.", [["Lebanese"], ["Tripoli"]], [null, "Tripoli LBN"]],
    ["Ships left the Red Sea.", [["Red Sea", "location"]], ["Red Sea null"]],
    ["Irbil and Esfahan were quiet.", [["Irbil"], ["Esfahan"]], ["Erbil IRQ", "Isfahan IRN"]],
    ["Troops left Anbar province in Iraq.", [["Anbar"], ["Iraq"]], ["Anbar IRQ", "Iraq IRQ"]],
    ["It was shown to Zzyzxville.", [["Zzyzxville"]], [null]],
    ["Snow fell in Buffalo, New York.", [["Buffalo"], ["New York"]], ["Buffalo USA", "New York USA"]],
    [
      "Alarms went off in Ohio, Georgia and Texas.",
      [["Ohio"], ["Georgia"], ["Texas"]],
      ["Ohio USA", "Georgia USA", "Texas USA"],
    ],
    ["Niger, Nigeria and Mali agreed.", [["Niger"], ["Nigeria"]], ["Niger NER", "Nigeria NGA"]],
    ["A barn burned in Edmonton, Kentucky.", [["Edmonton"]], ["Edmonton USA"]],
    ["A barn burned in Munich, Kentucky.", [["Munich"]], [null]],
    [
      "Floods reached Surrey; Britain sent troops.",
      [["Surrey"], ["Britain"]],
      ["Surrey GBR", "United Kingdom GBR"],
    ],
    ["The UGA of the West was told.", [["UGA"], ["West"]], [null, null]],
    ["Fighting went on in Zaire.", [["Zaire"]], ["DR Congo COD"]],
    ["Mexico: Acapulco was cut off.", [["Mexico"], ["Acapulco"]], ["Mexico MEX", "Acapulco de Juárez MEX"]],
  ] as [string, [string, Mention["type"]?][], (string | null)[]][])("%s", (text, words, expected) => {
    expect(places(readingOf(text, words))).toEqual(expected);
  });

  it("puts a building nobody lists at the town it is named by or stands in", () => {
    const reading = readingOf("Iraq: the Mosul grain terminal burned; later a depot in Basra.", [
      ["Iraq"],
      ["the Mosul grain terminal", "facility"],
      ["Mosul"],
      ["a depot", "facility"],
      ["Basra"],
    ]);
    expect(places(reading)).toEqual([
      "Iraq IRQ",
      "Mosul grain terminal IRQ",
      "Mosul IRQ",
      "depot IRQ",
      "Basra IRQ",
    ]);
  });

  it("does not look abroad for a small town", () => {
    expect(places(readingOf("Chad: shots were heard in Bra.", [["Chad"], ["Bra"]]))).toEqual([
      "Chad TCD",
      null,
    ]);
  });

  it("gives a government no place", () => {
    expect(places(readingOf("Tehran warned.", [["Tehran", "organization"]]))).toEqual([null]);
  });
});
