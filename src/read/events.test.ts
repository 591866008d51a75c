import { describe, expect, test } from "vitest";
import type { Attribution, EventMention } from "../model/reading.ts";
import type { BlockRole, Report } from "../model/report.ts";
import { findEvents } from "./events.ts";
import { analyse } from "./syntax.ts";

const NOTHING = { times: [], quantities: [], mentions: [], attributions: [] };

function reportOf(text: string, role: BlockRole = "paragraph"): Report {
  return {
    id: "r",
    path: "r.txt",
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks: [{ start: 0, end: text.length, role }],
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
  };
}

function eventsIn(text: string, role?: BlockRole): EventMention[] {
  const report = reportOf(text, role);
  return findEvents(analyse(report), report, NOTHING);
}

function told(text: string): string[] {
  return eventsIn(text).map(({ trigger, type }) => `${type} ${text.slice(trigger.start, trigger.end)}`);
}

describe("findEvents", () => {
  test.each([
    ["Rebels fired rockets at the airport.", "ASSAULT fired"],
    ["The president fired the finance minister.", "SANCTION fired"],
    ["Soldiers stormed the palace.", "ASSAULT stormed"],
    ["The storm hit the coast on Monday.", "DAMAGE hit"],
    ["Police arrested forty people.", "COERCE arrested"],
    ["The hurricane killed nine people.", "CASUALTY killed"],
    ["The river burst its banks.", "DAMAGE burst its banks"],
    ["Thousands of people protested in Lume.", "PROTEST protested"],
    ["The navy has shot down a drone on Monday.", "INTERCEPT shot"],
    ["The health agency urged residents to boil water.", "REQUEST urged"],
    ["The general resigned.", "RETREAT resigned"],
    ["Norland would not take part in the operation.", "REJECT take part"],
    ["A small plane with nine people on board vanished over the bay.", "DAMAGE vanished"],
    ["Debris of the missing plane has been found.", "DAMAGE missing"],
    ["A coach carrying 40 pilgrims went missing in the hills.", "DAMAGE missing"],
    ["The express came off the rails near Orsa.", "DAMAGE came"],
    ["Part of the quay wall fell on Monday.", "DAMAGE fell"],
    ["Three tonnes of chlorine had escaped.", "DAMAGE escaped"],
    ["About 900 people had been moved from six villages.", "MOVE moved"],
    ["The state railway suspended all night trains on Monday.", "COERCE suspended"],
    ["The drivers' union withdrew its complaint.", "CONCEDE withdrew"],
    ["Two ships were searching an area of 40 square kilometres.", "AID searching"],
    ["Police searched the house of the owner.", "COERCE searched"],
    ["Divers raised the flight recorder on Friday.", "AID raised"],
    ["A landslide swept two buses into the river.", "DAMAGE swept"],
    ["An oil tanker ran aground off the port of Orsa.", "DAMAGE ran"],
    ["Three more workers succumbed overnight.", "CASUALTY succumbed"],
    ["A guard took about 30 people hostage in a shop.", "ASSAULT took"],
    ["Residents of three villages have been moved to safer places.", "MOVE moved"],
    ["The police have registered a case against the owners.", "ACCUSE registered a case"],
    ["The envoy was handed a note of protest.", "ACCUSE note"],
    ["The strike by air traffic controllers has begun.", "PROTEST strike"],
    ["The union said pay talks had failed. The strike will go on, staff said.", "PROTEST strike"],
  ])("%s", (text, expected) => {
    expect(told(text).some((line) => line.startsWith(expected))).toBe(true);
  });

  test.each([
    ["A statement from the council condemned the raid.", "condemned", "actor the council"],
    ["In addition to expressing support for Orsa, the envoy met the premier.", "support", "actor the envoy"],
    [
      "At least nine Kasian missiles, which Orsan air defense failed to intercept, struck two air bases.",
      "intercept",
      "actor Orsan air defense",
    ],
    ["Kasia warned Orsa against using its ports to attack Tarn.", "attack", "actor Orsa"],
    ["The envoys had given the rebels maps of the town.", "given", "recipient rebels"],
    ["The militias with Kasia's backing are warning of retaliation.", "backing", "recipient The militias"],
    ["A guard took about 30 people hostage in a shop.", "took", "recipient about 30 people"],
    ["The opposition called on the premier to close the port.", "close", "actor the premier"],
    ["41 hostages rescued, including 3 children", "rescued", "recipient 41 hostages"],
    ["All 23 crew members were evacuated by helicopter.", "evacuated", "instrument helicopter"],
    ["The premier on Sunday imposed sanctions on Orsa.", "sanctions", "actor The premier"],
  ])("%s: %s has %s", (text, trigger, expected) => {
    const event = eventsIn(text).find(({ trigger: { start, end } }) =>
      text.slice(start, end).includes(trigger),
    );
    const parties = event?.arguments.map(({ role, start, end }) => `${role} ${text.slice(start, end)}`) ?? [];
    expect(parties.some((party) => party.startsWith(expected))).toBe(true);
  });

  test("what a question asks about is no event", () => {
    expect(
      told("Asked whether Kasia would help Orsa, the official said no.").some((line) =>
        line.startsWith("AID"),
      ),
    ).toBe(false);
  });

  test("the clock of a live report stands by itself", () => {
    const [event] = eventsIn("13:25 - Police have detained a technician.");
    expect(event?.arguments.map(({ role }) => role)).toEqual(["actor", "recipient"]);
  });

  test.each([
    ["The firm has a conflict of interest."],
    ["A guard armed with a pistol stood at the door."],
    ["He was not authorised to talk to the media."],
    ["Among the dead were seven labourers from Orsa."],
  ])("tells no event of words in another sense: %s", (text) => {
    expect(told(text)).toEqual([]);
  });

  test("a charge of murder is no murder", () => {
    const lines = told("Charges of fraud and attempted murder will be filed against the suspect.");
    expect(lines.some((line) => line.startsWith("ASSAULT"))).toBe(false);
  });

  test("keeps the spans inside the text and the trigger inside its sentence", () => {
    const text = "Rebels shelled the town. Two men died. Aid workers fled.";
    for (const { start, end, trigger, arguments: parties } of eventsIn(text)) {
      expect(start).toBeLessThan(end);
      expect(trigger.start >= 0 && trigger.end <= text.length).toBe(true);
      for (const party of parties) expect(text.slice(party.start, party.end).trim()).not.toBe("");
    }
  });

  test("reads headlines and captions but no boilerplate and credits", () => {
    expect(eventsIn("Rebels shell town", "headline").length).toBeGreaterThan(0);
    expect(eventsIn("Rebels shelled the town.", "boilerplate")).toEqual([]);
    expect(eventsIn("Rebels shelled the town.", "credit")).toEqual([]);
  });

  test("survives text without words in time", () => {
    const started = performance.now();
    expect(eventsIn("(".repeat(20_000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("participants", () => {
  test.each([
    ["The rebels shelled the town.", "actor", "The rebels"],
    ["The rebels shelled the town.", "recipient", "the town"],
    ["The town was shelled by the rebels.", "actor", "the rebels"],
    ["The town was shelled by the rebels.", "recipient", "The town"],
    ["The army carried out an attack on the village.", "recipient", "the village"],
    ["The army carried out an attack on the village.", "actor", "The army"],
    ["Two people died in the blast.", "recipient", "Two people"],
  ] as const)("%s: %s", (text, role, words) => {
    const found = eventsIn(text).flatMap(({ arguments: parties }) =>
      parties.filter((party) => party.role === role).map(({ start, end }) => text.slice(start, end)),
    );
    expect(found).toContain(words);
  });
});

function cited(text: string): string[] {
  return eventsIn(text).map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);
}

describe("citations", () => {
  test.each([
    [
      "The number of people hurt when a tram overturned in Velin has risen to 14, the mayor said.",
      "CASUALTY: The number of people hurt when a tram overturned in Velin has risen to 14",
    ],
    ["No damage has been reported.", "DAMAGE: No damage has been reported"],
    ["The office put the number of injured at 38.", "CASUALTY: The office put the number of injured at 38"],
    [
      "Norland said it was considering evacuating its citizens.",
      "MOVE: it was considering evacuating its citizens",
    ],
    ["There were no reports of casualties.", "CASUALTY: There were no reports of casualties"],
  ])("%s", (text, expected) => {
    expect(cited(text).some((line) => line.startsWith(expected.slice(0, -1)))).toBe(true);
  });
});

describe("threats and denials", () => {
  test.each([
    ["The rebels threatened to shell the airport unless the army left Tarn.", "unless the army left Tarn"],
    ["The group warned that any foreign intervention would be met with force.", "any foreign intervention"],
    [
      "The militia warned that tankers would become targets should foreign warships sail into the gulf.",
      "should foreign warships sail into the gulf",
    ],
  ])("%s", (text, condition) => {
    const threat = eventsIn(text).find(({ type }) => type === "THREATEN");
    expect(threat?.condition && text.slice(threat.condition.start, threat.condition.end)).toBe(condition);
  });

  test("an ultimatum is a demand on the one who is given time", () => {
    const text = "The bloc has given the junta until Thursday to free the president.";
    const demand = eventsIn(text).find(({ type }) => type === "REQUEST");
    const addressed = demand?.arguments.find(({ role }) => role === "recipient");
    expect(addressed && text.slice(addressed.start, addressed.end)).toBe("the junta");
  });

  test("what a relative clause tells is not denied with the deed", () => {
    const events = eventsIn("The minister denied arming the militia that attacked the port.");
    expect(events.find(({ type }) => type === "ASSAULT")?.polarity).toBe("+");
  });

  test("both of two things nobody reported are denied", () => {
    const events = eventsIn("There were no reports of damage or injuries.");
    expect(events.map(({ polarity }) => polarity)).toEqual(["-", "-"]);
  });

  test("what follows a warning against it has not happened", () => {
    const events = eventsIn("Norland warned Kasia against using its airspace to strike Tarn.");
    expect(events.find(({ type }) => type === "ASSAULT")?.modality).toBe("hypothetical");
  });
});

describe("what a speaker makes hang on a condition", () => {
  const said = (text: string, source: string, from: string) => {
    const report = reportOf(text);
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const attribution: Attribution = {
      cue: at("said"),
      source: at(source),
      sourceKind: "named",
      sourceName: source,
      content: [{ start: text.indexOf(from), end: text.length - 1 }],
      recipient: null,
      style: "indirect",
      cueClass: "say",
      polarity: "+",
      within: null,
      confidence: 0.9,
    };
    return findEvents(analyse(report), report, { ...NOTHING, attributions: [attribution] });
  };

  test.each([
    ["Kern said we will extend the zone if the tank heats up.", "we", "POSITION"],
    ["Kern said donors would freeze the money if the road stayed closed.", "donors", "THREATEN"],
    ["Kern said we would resume the sailings if the navy sent an escort.", "we", "AGREE"],
  ])("%s", (text, from, type) => {
    const event = said(text, "Kern", from).find((found) => found.type === type);
    expect(event?.modality).toBe("conditional");
    expect(text.slice(event!.condition!.start, event!.condition!.end)).toMatch(/^if the /);
  });
});

describe("denials", () => {
  test("a report that somebody denies is not told on the word of who reported it", () => {
    const text = "Velmora denied a report by Radio Kesh that its soldiers had taken part in the fighting.";
    const report = reportOf(text);
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const over = (cue: string, source: string, cueClass: "deny" | "report"): Attribution => ({
      cue: at(cue),
      source: at(source),
      sourceKind: "named",
      sourceName: source,
      content: [{ start: text.indexOf("that"), end: text.length - 1 }],
      recipient: null,
      style: "indirect",
      cueClass,
      polarity: cueClass === "deny" ? "-" : "+",
      within: null,
      confidence: 0.9,
    });
    const attributions = [over("denied", "Velmora", "deny"), over("report", "Radio Kesh", "report")];
    const [event] = findEvents(analyse(report), report, { ...NOTHING, attributions });
    expect(event).toMatchObject({ type: "ASSAULT", attribution: 0, polarity: "-" });
  });
});

describe("denials without a known event", () => {
  test("a finding of none is a position with the clause as its words", () => {
    const text = "Observers found no evidence of ballot stuffing.";
    const [event] = eventsIn(text);
    expect(event).toMatchObject({ type: "POSITION", polarity: "-" });
    expect(text.slice(event!.arguments[0]!.start, event!.arguments[0]!.end)).toBe("Observers");
  });
});

test("only people are dead or displaced", () => {
  expect(told("About 300 goats were killed when the shed collapsed.")[0]).toBe("DAMAGE killed");
  expect(told("A flood stranded about 60 lorries near the pass.")[0]).toBe("COERCE stranded");
});
