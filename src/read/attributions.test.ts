import { describe, expect, it } from "vitest";
import { plainReport } from "../../evaluation/lib/corpus.ts";
import type { Attribution } from "../model/index.ts";
import { findAttributions } from "./attributions.ts";
import { findMentions } from "./mentions.ts";
import { analyse } from "./syntax.ts";

function read(text: string): Attribution[] {
  const report = plainReport("test", text);
  const syntax = analyse(report);
  return findAttributions(syntax, report, findMentions(syntax, report));
}

function told(text: string): string[] {
  const slice = (span: { start: number; end: number } | null) =>
    span ? text.slice(span.start, span.end) : "-";
  return read(text).map(
    (each) => `${slice(each.source)} | ${slice(each.cue)} | ${each.content.map(slice).join(" // ")}`,
  );
}

describe("what only looks like saying", () => {
  it.each([
    ["Of the 150 admitted to Queen Mary Hospital, 22 are critical."],
    ["The crew acted according to protocol."],
  ])("%s", (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("findAttributions", () => {
  it.each([
    ["The ministry said that the dam had failed.", "The ministry | said | that the dam had failed"],
    ['"We will rebuild," said Mayor Ilse Marrow.', 'Mayor Ilse Marrow | said | "We will rebuild,"'],
    [
      "According to a senior official, the road was closed.",
      "a senior official | According to | the road was closed",
    ],
    ["The road was closed, according to police.", "police | according to | The road was closed"],
    ["A leaked memo shows the dam was unsafe.", "A leaked memo | shows | the dam was unsafe"],
    [
      "The opposition People's Unity Party, which holds 143 of the 500 seats, welcomed the move and urged the caretaker government not to interfere.",
      "The opposition People's Unity Party, which holds 143 of the 500 seats | welcomed | the move",
    ],
    [
      'Orsa\'s health minister, Dr Ana Ruiz, on Wednesday dismissed as "baseless" reports that more than 500 people had died in the heat.',
      'Orsa\'s health minister, Dr Ana Ruiz | dismissed | "baseless" reports that more than 500 people had died in the heat',
    ],
    ["It was announced that schools would close.", "- | announced | that schools would close"],
    ["The army denied that it had fired.", "The army | denied | that it had fired"],
    [
      "The hotels would not survive a strong quake, the College of Engineers warned in a report.",
      "the College of Engineers | warned | The hotels would not survive a strong quake",
    ],
    [
      "The bridge has collapsed, the fire service confirmed.",
      "the fire service | confirmed | The bridge has collapsed",
    ],
  ])("%s", (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it.each([
    [
      "Jets struck a camp held by rebels on Tuesday, two diplomats and a security official said, hours after a group of officers declared a coup.",
      "two diplomats and a security official | said | Jets struck a camp held by rebels on Tuesday",
    ],
    [
      "The army freed two hostages, General Ilo Varn and Colonel Sefa Dun, on Wednesday, a military spokesman said.",
      "a military spokesman | said | The army freed two hostages, General Ilo Varn and Colonel Sefa Dun, on Wednesday",
    ],
    [
      "Rebels seized the town overnight, three residents, a local official and a diplomat told Bay Radio.",
      "three residents, a local official and a diplomat | told | Rebels seized the town overnight",
    ],
    [
      "Police fired tear gas at protesters who had blocked the highway, witnesses and local media said.",
      "witnesses and local media | said | Police fired tear gas at protesters who had blocked the highway",
    ],
    [
      "The ferry lost power off the cape, its owner, Marrow Lines, said, though few believed it.",
      "its owner, Marrow Lines | said | The ferry lost power off the cape",
    ],
  ])("speakers behind the comma: %s", (text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it.each([
    "The troops took a tank, two trucks and several guns and said that more would follow.",
    "As the storm neared, police and soldiers said that roads were closed.",
  ])("what stands before a comma is not always said: %s", (text) => {
    expect(told(text).filter((line) => /troops took|storm neared/.test(line.split("|")[2]!))).toEqual([]);
  });

  it.each([
    [
      "A hotel in Tarn collapsed, the Red Cross said; the army sent 200 soldiers to the town.",
      ["the Red Cross | said | A hotel in Tarn collapsed"],
    ],
    [
      "Police arrested 37 people, most of them miners, spokeswoman Alina Gonde said; the party said 60 had been taken away.",
      [
        "spokeswoman Alina Gonde | said | Police arrested 37 people, most of them miners",
        "the party | said | 60 had been taken away",
      ],
    ],
  ])("ends what is said before its speaker at a semicolon: %s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("marks denials, refusals and negated speech", () => {
    const polarity = (text: string) => read(text)[0]?.polarity;
    expect(polarity("The army denied that it had fired.")).toBe("-");
    expect(polarity("The minister declined to comment.")).toBe("-");
    expect(polarity("The minister said that it had fired.")).toBe("+");
  });

  it.each([
    ["The army denied that it had shelled the market.", "denied", "deny", "-"],
    ["The ministry declined to confirm the strike.", "declined", "decline", "-"],
    ["The mayor would not say whether the bridge was attacked.", "say", "say", "-"],
    ["The company refused to comment on the explosion.", "refused", "decline", "-"],
    ["The Reed Front claimed responsibility for the bombing.", "claimed responsibility", "say", "+"],
    ["The rebels are believed to have attacked the convoy.", "believed", "believe", "+"],
    ["The agency could not independently verify that the town had fallen.", "verify", "say", "-"],
    ["The minister dismissed the report as propaganda.", "dismissed", "deny", "-"],
    ["The minister walked back the accusation.", "walked back", "deny", "-"],
    ["The president reiterated that troops would leave.", "reiterated", "say", "+"],
    ["The envoys cast doubt on claims that rebels had seized the town.", "cast doubt", "deny", "-"],
    ["The minister rejected that the army had shelled the hospital.", "rejected", "deny", "-"],
    [
      "The envoy stopped short of saying that the army had shelled the town.",
      "stopped short",
      "decline",
      "-",
    ],
    ["The inspector ruled out that the bridge was bombed.", "ruled out", "deny", "-"],
    ["Officials suspect that militants attacked the convoy.", "suspect", "believe", "+"],
    ["The evidence suggests that soldiers shot the farmers.", "suggests", "say", "+"],
  ])("knows class and polarity of the cue: %s", (text, cue, cueClass, polarity) => {
    const found = read(text).find((each) => text.slice(each.cue.start, each.cue.end) === cue);
    expect(found).toMatchObject({ cueClass, polarity });
  });

  it("takes the question as content of its answer", () => {
    const text = "When asked by a reporter whether troops would go, the official said no.";
    const answer = read(text).find(({ cue }) => text.slice(cue.start, cue.end) === "said")!;
    expect(answer.content.map(({ start, end }) => text.slice(start, end))).toEqual([
      "whether troops would go",
    ]);
    expect(answer.polarity).toBe("-");
  });

  it("finds cues that no list holds", () => {
    expect(told("Critics of the minister mocked his claim that the dam was safe.").join()).toContain(
      "mocked",
    );
  });

  it("takes deeds for no sayings", () => {
    expect(told("Gunmen attacked the port of Orsa at dawn.")).toEqual([]);
  });

  it("nests what an outlet passes on", () => {
    const text = "Two guards told the Harbour Times that the gate was open, Reuters reported.";
    const attributions = read(text);
    const guards = attributions.findIndex(({ sourceName }) => sourceName === "Two guards");
    expect(attributions[attributions[guards]!.within!]!.sourceName).toBe("Reuters");
  });

  it("names an official by the fullest wording", () => {
    const text = "A senior port official said the crane fell. The official said nobody was hurt.";
    expect(read(text).map(({ sourceName }) => sourceName.toLowerCase())).toEqual([
      "a senior port official",
      "a senior port official",
    ]);
  });
});

describe("what is taken back or denied", () => {
  const denied = (text: string) =>
    read(text)
      .filter(({ cueClass, polarity }) => cueClass === "deny" && polarity === "-")
      .map(({ content }) => content.map(({ start, end }) => text.slice(start, end)).join(" // "));

  it.each([
    [
      "Earlier reports that the crew had been freed are untrue, the owner said.",
      "that the crew had been freed",
    ],
    ["The agency said reports of 40 deaths were false.", "40 deaths"],
    ["Figures shared by partners that speak of more than 30 deaths are not correct.", "more than 30 deaths"],
    ["It is not true that the town has fallen, the governor said.", "that the town has fallen"],
    ["Local radio wrongly reported that the mayor had been shot.", "that the mayor had been shot"],
    [
      "The driver was wrongly reported by some media to have died; the operator said nobody was hurt.",
      "The driver // to have died",
    ],
    ['The company called the claim "untrue".', "the claim"],
    ['The ministry rejected the report as "false and alarmist".', "the report"],
    [
      "The ministry dismissed claims that soldiers had fired on the crowd as lies.",
      "that soldiers had fired on the crowd",
    ],
    ["The army denied shooting at the convoy.", "shooting at the convoy"],
    ["Inspectors found no evidence of ballot stuffing.", "ballot stuffing"],
    ["Observers found no evidence that results had been altered.", "that results had been altered"],
    ["There is no indication that civilians were harmed, an official said.", "that civilians were harmed"],
  ])("%s", (text, content) => {
    expect(denied(text)).toEqual([content]);
  });

  it("names the earlier version that a correction takes back", () => {
    const [withdrawn] = read("Correction: An earlier version of this report said that 74 people had died.");
    expect(withdrawn).toMatchObject({
      sourceKind: "document",
      sourceName: "An earlier version of this report",
    });
  });

  it("leaves true what is called true, and who says that a claim is false", () => {
    expect(denied("The ministry said reports of 40 deaths were true.")).toEqual([]);
    expect(told("The company said the claim is false.")).toContain("The company | said | the claim is false");
  });
});

describe("figures announced as deeds", () => {
  it.each([
    ["The interior ministry raised the toll to 11.", "The interior ministry | raised | the toll to 11"],
    ["The ministry put the number of injured at 38.", "The ministry | put | the number of injured at 38"],
    [
      "The UN agency raised its estimate to 5,000 people.",
      "The UN agency | raised | its estimate to 5,000 people",
    ],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each(["The earthquake raised the toll to 11.", "The ministry put the injured in tents."])(
    "%s",
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});

describe("who speaks", () => {
  it("ties no pronoun to somebody inside the words it is quoted for", () => {
    const text = 'The mayor, Pablo Ruiz, opened the bridge. "A man was killed by the crowd," he said.';
    expect(read(text).map(({ sourceName }) => sourceName)).toEqual(["Pablo Ruiz"]);
  });

  it.each([
    ["Vaas-Moor said he would not step down.", "Vaas-Moor"],
    ["A rights group, Watchers' Union Malawi, said six people had died.", "Watchers' Union Malawi"],
    ["The medical charity Nurses du Sahel said nine people had died.", "Nurses du Sahel"],
    ["The clinic treated 40 people at its tents, said its director, Yves Marrou.", "Yves Marrou"],
  ])("whole names: %s", (text, name) => {
    expect(read(text).map(({ sourceName }) => sourceName)).toEqual([name]);
  });

  it.each(["About 6,000 residents were told to stay indoors.", "Dozens feared drowned as ferry sinks"])(
    "nobody: %s",
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});

describe("hostile text", () => {
  const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).trim();

  it.each([
    ["he said ", 100_000],
    ['"', 200_000],
    ['"He ran," he said. ', 100_000],
    [`${"claims that it is false ".repeat(70)}. `, 100_000],
    [`${'"a" said '.repeat(95)}. `, 50_000],
    ["\u201CHe said ", 100_000],
  ])("comes to an end on %s", (unit, length) => {
    const report = plainReport("test", filled(unit, length));
    expect(Array.isArray(findAttributions(analyse(report), report, []))).toBe(true);
  });
});
