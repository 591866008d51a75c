/** Small invented reports for each kind of conflict and for what is none. Outlets and people are invented. */
import { describe, expect, it } from "vitest";
import { pictureOf } from "../src/desk.ts";
import type { Capture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";

type Told = [day: string, text: string];

function capture([published, content]: Told, index: number): Capture {
  const id = `r${index}`;
  const publisher = `Outlet ${String.fromCharCode(65 + index)}`;
  return {
    id,
    path: `${id}.txt`,
    kind: "text",
    content,
    url: null,
    publisher,
    headline: null,
    authors: [],
    published: `2025-03-${published}:00Z`,
    retrieved: null,
    language: "en",
  };
}

/** `kind relation`, sorted, of all conflicts the reports give. */
function conflictsIn(...told: Told[]): string[] {
  const { readings } = readCaptures(told.map(capture));
  return pictureOf(readings)
    .conflicts.map(({ kind, relation }) => `${kind} ${relation}`)
    .sort();
}

const RAID =
  "Gunmen of the Ridge Salvation Front raided a police station in Karakol on Monday, the interior ministry said.";
const FROM_SAME =
  " Shops on the main street stayed shut and buses did not run. Two schools will open again on Friday, the town hall wrote. Water is brought by lorry.";

describe("conflicts of figures", () => {
  it.each<[string, string[], Told[]]>([
    [
      "one voice counts on",
      ["figure succession"],
      [
        ["03T12:00", `${RAID} Nine people were killed in the raid in Karakol, the interior ministry said.`],
        [
          "04T12:00",
          "The death toll from Monday's raid in Karakol now stands at 14, according to the interior ministry. The wounded were flown to the capital overnight.",
        ],
      ],
    ],
    [
      "another voice on the same day gives another number",
      ["figure contradiction"],
      [
        ["03T12:00", `${RAID} Nine people were killed in the raid in Karakol, the interior ministry said.`],
        ["03T15:00", `${RAID} Forty people were killed in the raid in Karakol, the regional hospital said.`],
      ],
    ],
    [
      "another voice, two days later, tells of a toll that rose",
      ["figure succession"],
      [
        ["03T12:00", `${RAID} Nine people were killed in the raid in Karakol, the interior ministry said.`],
        ["05T15:00", "The death toll from the raid in Karakol rose to 14, the regional hospital said."],
      ],
    ],
    [
      "a bound that holds the number is no other number",
      [],
      [
        [
          "03T12:00",
          `${RAID} At least nine people were killed in the raid in Karakol, the interior ministry said.`,
        ],
        ["03T15:00", "Twelve people were killed in the raid in Karakol, the regional hospital said."],
      ],
    ],
    [
      "a copy changes the number",
      ["figure drift"],
      [
        [
          "03T12:00",
          `${RAID} 12 people were killed in the raid in Karakol, the interior ministry said.${FROM_SAME}`,
        ],
        [
          "03T18:00",
          `${RAID} 21 people were killed in the raid in Karakol, the interior ministry said.${FROM_SAME}`,
        ],
      ],
    ],
  ])("%s", (_name, expected, told) => {
    expect(conflictsIn(...told).filter((one) => one.startsWith("figure"))).toEqual(expected);
  });
});

describe("conflicts of other kinds", () => {
  it.each<[string, string[], Told[]]>([
    [
      "a side denies the deed",
      ["denial contradiction"],
      [
        ["03T12:00", RAID],
        ["03T18:00", "The Ridge Salvation Front denied that it had raided a police station in Karakol."],
      ],
    ],
    [
      "what a denial takes for known is not denied: the arming alone is",
      ["denial contradiction"],
      [
        ["03T12:00", RAID],
        [
          "03T18:00",
          "Kazakhstan denied that it had armed the gunmen who raided a police station in Karakol.",
        ],
      ],
    ],
    [
      "no damage against damage in one raid",
      ["outcome contradiction"],
      [
        ["03T12:00", `${RAID} There was no damage to the police station, it said.`],
        [
          "03T18:00",
          "A teacher in Karakol heard gunfire before dawn and hid in a cellar. The raid by the Ridge Salvation Front badly damaged the police station, she said.",
        ],
      ],
    ],
    [
      "none hurt in another town",
      [],
      [
        ["03T12:00", `${RAID} Nine people were wounded in the raid in Karakol, the interior ministry said.`],
        [
          "05T18:00",
          "A fire broke out at a depot in Naryn on Wednesday. Nobody was hurt, the fire service said.",
        ],
      ],
    ],
    [
      "one meeting told for two days",
      ["time contradiction"],
      [
        [
          "04T12:00",
          "Kyrgyzstan and Uzbekistan held talks in Batken on Monday, a spokesman for the presidency said. Water from the Isfara river and the closed border crossings were on the agenda.",
        ],
        [
          "04T18:00",
          "The delegations left Batken after midnight without a word on the border crossings or the Isfara river. Kyrgyzstan and Uzbekistan met for talks on Sunday, a driver said.",
        ],
      ],
    ],
    [
      "the same on one day",
      [],
      [
        [
          "04T12:00",
          "Kyrgyzstan and Uzbekistan held talks in Batken on Monday, a spokesman for the presidency said. Water from the Isfara river and the closed border crossings were on the agenda.",
        ],
        [
          "04T18:00",
          "The delegations left Batken after midnight without a word on the border crossings or the Isfara river. Kyrgyzstan and Uzbekistan met for talks on Monday, a driver said.",
        ],
      ],
    ],
    [
      "one deed told for two places",
      ["place contradiction"],
      [
        [
          "04T12:00",
          "Kyrgyzstan's army shelled Uzbekistan's border guards in Osh on Monday, residents said. Shops stayed shut.",
        ],
        [
          "04T18:00",
          "From a hill above the river a shepherd saw smoke. Uzbekistan's border guards in Jalal-Abad were shelled by Kyrgyzstan's army on Monday, he told a radio station.",
        ],
      ],
    ],
    [
      "two towns struck, told by one report",
      [],
      [
        [
          "04T12:00",
          "The army of Kyrgyzstan fired at Uzbekistan's border guards in Osh on Monday, residents said. The army of Kyrgyzstan fired at Uzbekistan's border guards in Jalal-Abad on Monday, drivers said.",
        ],
      ],
    ],
    [
      "who struck whom is told both ways for one hour",
      ["actor contradiction"],
      [
        ["04T12:00", "Kyrgyzstan attacked Uzbekistan at 6 a.m. on Monday, residents said."],
        ["04T18:00", "Uzbekistan attacked Kyrgyzstan at 6 a.m. on Monday, drivers said."],
      ],
    ],
    [
      "two armies hit each other on different days",
      [],
      [
        ["04T12:00", "Kyrgyzstan attacked Uzbekistan on Sunday, residents said."],
        ["04T18:00", "Uzbekistan attacked Kyrgyzstan on Tuesday, drivers said."],
      ],
    ],
  ])("%s", (_name, expected, told) => {
    expect(conflictsIn(...told)).toEqual(expected);
  });
});

describe("conflicts of who did it, and of who said it", () => {
  it.each<[string, string[], Told[]]>([
    [
      "a group claims what another is held to have done",
      ["attribution contradiction"],
      [
        [
          "03T12:00",
          "The Ridge Salvation Front attacked a police station in Karakol on Monday, the interior ministry said.",
        ],
        [
          "04T12:00",
          "The Valley Liberation Army attacked a police station in Karakol on Monday, its spokesman said.",
        ],
      ],
    ],
    [
      "two attacks that one ministry tells of",
      [],
      [
        [
          "03T12:00",
          "The Ridge Salvation Front attacked a police station in Karakol on Monday, the interior ministry said.",
        ],
        [
          "04T12:00",
          "The Valley Liberation Army attacked a police station in Karakol on Monday, the interior ministry said.",
        ],
      ],
    ],
    [
      "two attacks on two things",
      [],
      [
        [
          "03T12:00",
          "The Ridge Salvation Front attacked a police station in Karakol on Monday, the interior ministry said.",
        ],
        [
          "04T12:00",
          "The Valley Liberation Army attacked a bridge in Karakol on Monday, its spokesman said.",
        ],
      ],
    ],
    [
      "one sentence in quotation marks is the army's and the police's",
      ["attribution contradiction"],
      [
        ["03T12:00", `${RAID} “The gunmen attacked the station from the river in two boats,” the army said.`],
        [
          "03T15:00",
          `${RAID} “The gunmen attacked the station from the river in two boats,” the fire service said.`,
        ],
      ],
    ],
  ])("%s", (_, conflicts, told) => {
    expect(conflictsIn(...told)).toEqual(conflicts);
  });
});

describe("denials without the word", () => {
  it.each<[string, string[], Told[]]>([
    [
      "a deed that somebody says was not done",
      ["denial contradiction"],
      [["03T12:00", `${RAID} “Nobody attacked the police station in Karakol,” the governor said on Monday.`]],
    ],
    [
      "nobody was hurt, says another next to those who were",
      ["figure contradiction"],
      [
        [
          "03T12:00",
          "Police used tear gas against strikers in Karakol on Monday, wounding four, the miners' union said. The interior ministry said nobody was hurt.",
        ],
      ],
    ],
    [
      "nobody was hurt at one spot",
      [],
      [
        [
          "03T12:00",
          "Police used tear gas against strikers in Karakol on Monday, wounding four, the miners' union said. The interior ministry said nobody was hurt at the bus station.",
        ],
      ],
    ],
    [
      "a correction takes back its own number and no other",
      [],
      [
        ["03T12:00", `${RAID} Nine people were killed in the raid in Karakol, the interior ministry said.`],
        [
          "03T15:00",
          `${RAID} Nine people were killed in the raid in Karakol, the interior ministry said.\n\nCorrection: An earlier version of this report said that 19 people had been killed.`,
        ],
      ],
    ],
  ])("%s", (_, conflicts, told) => {
    expect(conflictsIn(...told)).toEqual(conflicts);
  });
});
