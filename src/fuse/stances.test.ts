import { describe, expect, it } from "vitest";
import { pictureOf } from "../desk.ts";
import type { Capture, Position } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";

/** Positions told by reports of an invented outlet from 2 May 2031 on, one every second day. */
function positionsIn(texts: readonly string[]): Position[] {
  const readings = texts.map((content, at) => {
    const capture: Capture = {
      id: `r${at}`,
      path: `r${at}`,
      kind: "text",
      content,
      url: null,
      publisher: `Outlet ${at}`,
      headline: null,
      published: `2031-05-${String(2 + 2 * at).padStart(2, "0")}T09:00:00Z`,
      authors: [],
      retrieved: null,
      language: "en",
    };
    return readCapture(capture);
  });
  const texted = new Map(texts.map((text, at) => [`r${at}`, text]));
  const { positions } = pictureOf(readings);
  for (const { shift, reported } of positions)
    for (const words of [shift?.words, reported?.words])
      if (words) expect(words.exact).toBe(texted.get(words.report)!.slice(words.start, words.end));
  return positions;
}

/** `turn kind: words` of each change of mind. */
function shiftsIn(texts: readonly string[]): string[] {
  return positionsIn(texts).flatMap(({ kind, shift }) =>
    shift ? [`${shift.turn} ${kind}: ${shift.words.exact}`] : [],
  );
}

describe("changes of mind", () => {
  it.each<[name: string, texts: string[], taken: string]>([
    [
      "a ceasefire",
      [
        "Russia refused on Friday to extend the ceasefire with Ukraine, its foreign ministry said.",
        "Russia agreed on Monday to extend the ceasefire with Ukraine, its foreign ministry said.",
      ],
      "taken pledge: Russia refused on Friday to extend the ceasefire with Ukraine",
    ],
    [
      "a strike",
      [
        "The Rail Union of Kenya rejected the government's pay offer, its leader Ann Marsh said. The strike goes on.",
        "The Rail Union of Kenya accepted the government's pay offer on Thursday, Ann Marsh said. The strike is over.",
      ],
      "taken pledge: The Rail Union of Kenya rejected the government's pay offer",
    ],
    [
      "talks, the other way round",
      [
        "Serbia agreed to join the talks on the border in Vienna, its government said.",
        "Serbia refused to join the talks on the border in Vienna, its government said.",
      ],
      "taken refusal: Serbia agreed to join the talks on the border in Vienna",
    ],
  ])("%s: an opposite stance of one holder on one matter, later", (_, texts, taken) => {
    const shifts = shiftsIn(texts);
    expect(shifts).toContain(taken);
    expect(shifts.some((shift) => shift.startsWith("left"))).toBe(true);
  });

  it.each<[name: string, text: string, shift: string]>([
    [
      "a border",
      "Turkey, in a departure from its earlier refusal, pledged to open the border.",
      "taken pledge: a departure from its earlier refusal",
    ],
    [
      "sanctions",
      "Turkey dropped its threat to close the border with Syria, officials said.",
      "left threat: dropped its threat",
    ],
    [
      "a quarantine",
      "Germany will impose a quarantine on travellers, reversing its earlier stance.",
      "taken pledge: reversing its earlier stance",
    ],
  ])("%s: told by the report itself", (_, text, shift) => {
    expect(shiftsIn([text])).toContain(shift);
  });

  it.each<[name: string, texts: string[]]>([
    [
      "another matter",
      [
        "Spain rejected a ban on strikes, Prime Minister Pedro Sanchez said. Doctors are needed on the ships.",
        "Spain agreed to send doctors to the quarantine ships, Prime Minister Pedro Sanchez said. Strikes go on.",
      ],
    ],
    [
      "another holder",
      [
        "Russia refused to extend the ceasefire, its foreign ministry said. Ukraine waits.",
        "Ukraine agreed to extend the ceasefire, its foreign ministry said. Russia waits.",
      ],
    ],
    [
      "the same stance again",
      [
        "Russia refused to extend the ceasefire with Ukraine, its foreign ministry said.",
        "Russia again refused to extend the ceasefire with Ukraine, its foreign ministry said on Sunday.",
      ],
    ],
    [
      "another verb",
      [
        "France refused to lift the sanctions on Mali, its foreign ministry said.",
        "France agreed to tighten controls on trade with Mali, its foreign ministry said.",
      ],
    ],
    ["no turn", ["Kenya did not reverse its refusal to open the border with Somalia."]],
    ["no turn back", ["Poland refused to back down from its demand for sanctions on Belarus."]],
    ["a turn asked for", ["The opposition urged Poland to drop its demand for sanctions on Belarus."]],
  ])("%s: none", (_, texts) => {
    expect(shiftsIn(texts)).toEqual([]);
  });

  it("is no matter of who copies late: what was first said first stays first", () => {
    const refusal = "Russia refused to extend the ceasefire with Ukraine, its foreign ministry said.";
    const shifts = shiftsIn([
      refusal,
      "Russia agreed to extend the ceasefire with Ukraine, its foreign ministry said.",
      refusal,
    ]);
    expect(shifts.some((shift) => shift.startsWith("taken refusal"))).toBe(false);
  });
});

describe("what is told of a condition", () => {
  const reportsIn = (texts: readonly string[]) =>
    positionsIn(texts).flatMap(({ kind, reported }) =>
      reported ? [`${kind} ${reported.isMet ? "met" : "not met"}: ${reported.words.exact}`] : [],
    );
  const THREAT = "Iran threatened to close the strait if the United States attacked the port of Bushehr.";

  it.each<[name: string, texts: string[], report: string]>([
    [
      "a threat",
      [THREAT, "The United States attacked the port of Bushehr on Saturday. Iran closed the strait."],
      "threat met: The United States attacked the port of Bushehr on Saturday",
    ],
    [
      "a threat, denied",
      [THREAT, "The United States denied that it had attacked the port of Bushehr. Iran closed the strait."],
      "threat not met: The United States denied that it had attacked the port of Bushehr",
    ],
    [
      "hostages",
      [
        "Hamas vowed to free the hostages if Israel opens the crossing by Friday.",
        "Israel denied that it had opened the crossing. Hamas holds the hostages.",
      ],
      "pledge not met: Israel denied that it had opened the crossing",
    ],
  ])("%s", (_, texts, report) => {
    expect(reportsIn(texts)).toContain(report);
  });

  it.each<[name: string, texts: string[]]>([
    ["another doer", [THREAT, "Iran attacked the port of Bushehr on Saturday by mistake."]],
    [
      "another target",
      [THREAT, "The United States attacked a convoy near Basra on Saturday. Iran watches the strait."],
    ],
    [
      "only planned",
      [THREAT, "The United States will attack the port of Bushehr, officials said. Iran watches the strait."],
    ],
    ["only feared", [THREAT, "The United States may attack the port of Bushehr. Iran watches the strait."]],
    [
      "told before",
      ["The United States attacked the port of Bushehr on Thursday. Iran watches the strait.", THREAT],
    ],
    [
      "only agreed",
      [
        "Hamas vowed to free the hostages if Israel opens the crossing by Friday.",
        "Israel agreed to open the crossing. Hamas holds the hostages.",
      ],
    ],
  ])("%s: none", (_, texts) => {
    expect(reportsIn(texts)).toEqual([]);
  });
});

describe("what a speaker makes hang on a condition", () => {
  it.each<[text: string, kind: string, actor: string]>([
    ["Hamas said it would free the hostages if Israel opens the crossing.", "pledge", "group:hamas"],
    ["Serbia said it would attack if Kosovo sends police to the north.", "threat", "state:SRB"],
    [
      "If the river rises again, the villages of Orle and Bistra will be evacuated, Mayor Ana Kovac said.",
      "warning",
      "person:ana-kovac",
    ],
  ])("%s: %s", (text, kind, actor) => {
    expect(positionsIn([text]).map((position) => `${position.kind} ${position.actor}`)).toContain(
      `${kind} ${actor}`,
    );
  });

  it("is not another's deed", () => {
    const positions = positionsIn(["Serbia said Kosovo would attack if the police leave the north."]);
    expect(positions.filter(({ condition }) => condition !== null)).toEqual([]);
  });
});
