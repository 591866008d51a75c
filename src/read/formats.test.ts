import { describe, expect, it } from "vitest";
import { cleanCapture } from "../clean/clean.ts";
import type { Capture, Reading } from "../model/index.ts";
import { read } from "./index.ts";

const BARE: Omit<Capture, "content"> = {
  id: null,
  path: "test",
  kind: "text",
  url: null,
  publisher: "Quay Weekly",
  headline: null,
  authors: [],
  published: "2025-11-12",
  retrieved: null,
  language: null,
};

function readingOf(...lines: string[]): Reading {
  return read(cleanCapture({ ...BARE, content: lines.join("\n\n") }));
}

/** `source: content`, contents joined by ` / `. */
function saidIn({ report: { text }, attributions }: Reading): string[] {
  return attributions.map(
    ({ sourceName, content }) =>
      `${sourceName}: ${content.map(({ start, end }) => text.slice(start, end)).join(" / ")}`,
  );
}

const LEAD = "The harbour quarter was flooded on Tuesday when a sea wall gave way in the storm surge.";

describe("talks written down", () => {
  it("gives answers to the one who is interviewed, questions to nobody", () => {
    const said = saidIn(
      readingOf(
        "We had eleven boats: a captain tells",
        "By Anna Brunn",
        "Quay Weekly spoke to Captain Ruth Amadi, who led the boats after the wall had given way on Monday.",
        "Q: Were there enough boats?",
        "A: The district sent eleven boats.",
        "Q: Did anybody die?",
        "A: Two men drowned at the jetty.",
      ),
    );
    expect(said).toContain("Ruth Amadi: The district sent eleven boats.");
    expect(said).toContain("Ruth Amadi: Two men drowned at the jetty.");
    expect(said.join()).not.toContain("anybody die");
  });

  it("knows speakers in capitals by their names, and goes on to the next label", () => {
    const said = saidIn(
      readingOf(
        "Briefing on the storm surge",
        "Speakers: District spokeswoman Gulnara Osmonova and Brigadier Askar Temirov, who leads the rescue.",
        "OSMONOVA: Two people were killed.",
        "The water is falling.",
        "TEMIROV: Five boats are out.",
        "OSMONOVA: The bridge is shut.",
      ),
    );
    expect(said).toContain("Gulnara Osmonova: Two people were killed. / The water is falling.");
    expect(said).toContain("Askar Temirov: Five boats are out.");
  });

  it("gives what a questioner tells to the outlet in brackets, and stage directions to nobody", () => {
    const said = saidIn(
      readingOf(
        "Briefing on the storm surge",
        "MODERATOR: Good morning.",
        "MINISTER: Two people were killed.",
        "QUESTION (Gulf Wire): Minister, you have shut the bridge.",
        "MINISTER: We have.",
        "(Applause)",
        "MODERATOR: Thank you.",
      ),
    );
    expect(said).toContain("Gulf Wire: Minister, you have shut the bridge.");
    expect(said).toContain("MINISTER: We have.");
  });

  it("knows an interview whose questions are set apart by print alone", () => {
    const said = saidIn(
      readingOf(
        "The water took my house",
        "Aram Petoyan, a shepherd, saw the wall break. Quay Weekly met him in a school.",
        "Mr Petoyan, where were you?",
        "I was on the slope. The water took my house.",
        "Were you warned?",
        "Nobody warned us.",
        "What will you do now?",
        "I will go back to my sheep.",
        "The interview has been shortened.",
      ),
    );
    expect(said).toContain("Aram Petoyan: I was on the slope. The water took my house.");
    expect(said).toContain("Aram Petoyan: Nobody warned us.");
    expect(said.join()).not.toContain("shortened");
  });

  it("takes questions that the writer answers for no interview", () => {
    const said = saidIn(
      readingOf(
        LEAD,
        "Mayor Aram Petoyan was in the quarter.",
        "What happened?",
        "A wall gave way. The water is six feet deep.",
        "Who built it?",
        "The state did, nine years ago. The plans are lost.",
        "What comes next?",
        "The wall will be built anew. The quarter stays empty.",
      ),
    );
    expect(said).toEqual([]);
  });

  it("leaves a list of facts alone", () => {
    const said = saidIn(
      readingOf(LEAD, "Killed: 14 people", "Missing: nine people", "Date: 12 November 2025"),
    );
    expect(said).toEqual([]);
  });
});

describe("posts inside an article", () => {
  it("go to whose name stands over them, the article goes on behind", () => {
    const said = saidIn(
      readingOf(
        "Mayor contradicts governor over wall",
        LEAD,
        "Ilse Marrow @IlseMarrow · 11 Nov\nReplying to @GovLemnar\nThe wall has not been repaired.",
        "State Governor\n@GovLemnar\nThe wall is safe.\n6:12 PM · Nov 11, 2025",
        "Forty homes are under water.",
      ),
    );
    expect(said).toContain("Ilse Marrow: The wall has not been repaired.");
    expect(said).toContain("State Governor: The wall is safe.");
    expect(said.join()).not.toContain("Forty homes");
  });

  it.each([
    [
      "Ilse Marrow (@ilse) on X: The wall has not been repaired.",
      "Ilse Marrow: The wall has not been repaired.",
    ],
    [
      "RT @quay_eye: Shots at the jetty. People are running.",
      "@quay_eye: Shots at the jetty. People are running.",
    ],
  ])("go to whom their first words name: %s", (post, said) => {
    expect(saidIn(readingOf(LEAD, post))).toEqual([said]);
  });

  it("go to whose name stands under them on a page", () => {
    const tweet = (words: string, name: string) =>
      `<blockquote class="twitter-tweet"><p>${words}</p>&mdash; ${name} <a href="https://x.example/1">November 11, 2025</a></blockquote>`;
    const content = `<html><body><article><p>${LEAD}</p>${tweet("The wall is safe.", "Lemnar State (@lemnar)")}<p>${LEAD}</p>${tweet("The wall is leaking.", "Ilse Marrow (@ilse)")}</article></body></html>`;
    expect(saidIn(read(cleanCapture({ ...BARE, kind: "html", content })))).toEqual([
      "Lemnar State: The wall is safe.",
      "Ilse Marrow: The wall is leaking.",
    ]);
  });

  it("are not the line of a writer with a handle", () => {
    const { report } = readingOf("Sea wall gives way at Karvina", "Anna Brunn @annabrunn", LEAD);
    expect(report.blocks.map(({ role }) => role)).not.toContain("post");
  });
});

describe("lists and statements", () => {
  it("has all items said by who introduces them", () => {
    const said = saidIn(
      readingOf(
        LEAD,
        "The fire service said on Tuesday:",
        "• two people were killed",
        "• nine people are missing",
        LEAD,
      ),
    );
    expect(said).toEqual(["The fire service: two people were killed / nine people are missing"]);
  });

  it("knows the items of a list without marks, and of one that goes on with its first line", () => {
    expect(
      saidIn(
        readingOf(
          LEAD,
          "The fire service said in a statement:",
          "two people are dead",
          "the fire is out",
          LEAD,
        ),
      ),
    ).toEqual(["The fire service: two people are dead / the fire is out"]);
    const broken = readingOf(
      LEAD,
      "The fire service calls on the owner of the ship to",
      "1. hand over the cargo list,",
      "2. send a tug.",
    );
    expect(saidIn(broken)).toEqual(["The fire service: hand over the cargo list, / send a tug."]);
    expect(broken.report.quality.garbled).toBe(false);
  });

  it("has sentences without the marks of the list", () => {
    const { report, sentences } = readingOf(LEAD, "• two people were killed", "- nine are missing");
    expect(sentences.map(({ start, end }) => report.text.slice(start, end)).slice(1)).toEqual([
      "two people were killed",
      "nine are missing",
    ]);
  });

  it("has a press release said by the body in its head", () => {
    const said = saidIn(
      readingOf("Lemnar Coast Guard", "PRESS RELEASE", "12 November 2025", LEAD, "Nine shelters are open."),
    );
    expect(said).toEqual([`Lemnar Coast Guard: ${LEAD} / Nine shelters are open.`]);
  });

  it("has a text under the title of a statement said by its author", () => {
    const said = saidIn(
      readingOf("Statement by the Lemnar Relief Union on the surge", LEAD, "Nine shelters are open."),
    );
    expect(said).toEqual([`Lemnar Relief Union: ${LEAD} / Nine shelters are open.`]);
  });
});

describe("live blogs", () => {
  const live = readingOf(
    "Storm live: wall gives way",
    "Last updated 12 November 2025, 07:40",
    "07:32",
    "The sea wall gave way this morning, and two people have died in the harbour quarter.",
    "06.05am",
    "Water is coming through the wall.",
    "23:40",
    "The night ferry was cancelled at 19:00.",
    "21:15",
    "Welcome to our live coverage.",
  );
  it("put each entry on its own day", () => {
    const values = live.times.map(({ value }) => value);
    expect(values).toEqual(
      expect.arrayContaining([
        "2025-11-12T07:32",
        "2025-11-12T06:05",
        "2025-11-11T23:40",
        "2025-11-11T19:00",
        "2025-11-11T21:15",
      ]),
    );
  });

  it("date what is told under a clock, also by a weekday or a day without its year over it", () => {
    const days = readingOf(
      "Storm live: wall gives way",
      "Last updated 12 November 2025, 19:40",
      "19:30 - The county is closing the harbour road, the mayor says.",
      "13:05 - Rescuers have evacuated the harbour quarter. The wall had collapsed on its own weight.",
      "Tuesday 11 November",
      "23.40",
      "Two people have died in the harbour quarter.",
      "21.15",
      "Looters attacked a shop.",
      "20.05",
      "Good evening from the coast.",
    );
    const told = days.events.map(({ trigger, time }) => [
      days.report.text.slice(trigger.start, trigger.end),
      time === null ? null : days.times[time]!.value,
    ]);
    expect(told).toEqual([
      ["closing", "2025-11-12T19:30"],
      ["evacuated", "2025-11-12T13:05"],
      ["collapsed", null],
      ["died", "2025-11-11T23:40"],
      ["attacked", "2025-11-11T21:15"],
    ]);
    expect(days.times.find(({ value }) => value === "2025-11-11T23:40")?.interval).toEqual({
      earliest: "2025-11-11T00:00:00Z",
      latest: "2025-11-11T23:40:59Z",
      precision: "day",
    });
  });

  it("keep the clocks of a page", () => {
    const entry = (clock: string, words: string) =>
      `<section><time>${clock}</time><h2>Storm</h2><p>${words}</p></section>`;
    const words = "The harbour quarter is under water and the fire service has sent five boats to it.";
    const content = `<html><body><article><h1>Storm live</h1>${entry("07:32", `One. ${words}`)}${entry("06:05", `Two. ${words}`)}${entry("23:40", `Three. ${words}`)}</article></body></html>`;
    const { times } = read(cleanCapture({ ...BARE, kind: "html", content }));
    expect(times.map(({ value }) => value)).toEqual([
      "2025-11-12T07:32",
      "2025-11-12T06:05",
      "2025-11-11T23:40",
    ]);
  });

  it("have clock times as datelines, a single one over a text is residue", () => {
    const roles = live.report.blocks.map(({ role }) => role);
    expect(roles.filter((role) => role === "dateline")).toHaveLength(5);
    const single = readingOf("Sea wall gives way at Karvina", "07:32", LEAD);
    expect(single.report.blocks.find(({ start, end }) => end - start === 5)?.role).toBe("boilerplate");
  });
});

describe("headlines", () => {
  it.each([
    ["Ferry sinks off Lomu coast - report", "report: Ferry sinks off Lomu coast"],
    ["Ferry sinks off Lomu coast: minister", "minister: Ferry sinks off Lomu coast"],
    ["Depot on fire in Orsk region, governor says", "governor: Depot on fire in Orsk region"],
    ["Officials: dozens dead after quake", "Officials: dozens dead after quake"],
  ])("%s", (headline, said) => {
    const reading = read(cleanCapture({ ...BARE, headline, content: headline }));
    expect(reading.report.blocks.map(({ role }) => role)).toEqual(["headline"]);
    expect(saidIn(reading)).toEqual([said]);
  });

  it.each(["Ferry sinks off Lomu coast - Gulf Times", "Ferry sinks off Lomu coast - what we know"])(
    "%s: nobody",
    (headline) => {
      expect(saidIn(read(cleanCapture({ ...BARE, headline, content: headline })))).toEqual([]);
    },
  );

  it("mean the one that the text names below", () => {
    const said = saidIn(
      readingOf(
        "Tunnel closed after blast: minister",
        "Transport Minister Dorte Halvorsen said on Monday that a blast had closed the tunnel for the whole week.",
      ),
    );
    expect(said[0]).toBe("Dorte Halvorsen: Tunnel closed after blast");
  });
});
