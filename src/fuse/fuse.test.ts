import { describe, expect, it } from "vitest";
import type {
  ActorRef,
  Dated,
  EventMention,
  Links,
  Mention,
  Picture,
  PlaceRef,
  Provenance,
  Quantity,
  Reading,
} from "../model/index.ts";
import { applyPatches, newParts, pictureOfParts } from "../picture/index.ts";
import { Journal } from "../text/journal.ts";
import { fuse } from "./index.ts";

interface Told {
  text: string;
  event: Partial<EventMention> & Pick<EventMention, "type">;
  actor?: ActorRef;
  recipient?: ActorRef;
  place?: PlaceRef;
  day?: string;
  figure?: [low: number | null, high: number | null, measure: string];
  speaker?: string;
}

const STATE = (country: string): ActorRef => ({
  id: `state:${country}`,
  name: country,
  kind: "state",
  country,
  sector: "GOV",
});
const TOWN = (name: string, lat: number): PlaceRef => ({
  id: `city:${name}`,
  name,
  type: "city",
  country: "AAA",
  lat,
  lon: 0,
  radiusKm: 5,
});

function day(iso: string): Dated {
  return { earliest: `${iso}T00:00:00Z`, latest: `${iso}T23:59:59Z`, precision: "day", basis: "metadata" };
}

/** A reading with one event a sentence, arguments being the words `ACTOR` and `RECIPIENT` of the sentence. */
function reading(
  id: string,
  published: string | null,
  tolds: Told[],
  garbled = false,
): { reading: Reading; provenances: Provenance[] } {
  const mentions: Mention[] = [];
  const quantities: Quantity[] = [];
  const times: Reading["times"] = [];
  const events: EventMention[] = [];
  const provenances: Provenance[] = [];
  let text = "";
  for (const told of tolds) {
    const start = text.length;
    text += `${told.text} `;
    const span = (word: string) => ({
      start: start + told.text.indexOf(word),
      end: start + told.text.indexOf(word) + word.length,
    });
    const named = (word: string, actor: ActorRef | null, place: PlaceRef | null) =>
      mentions.push({
        ...span(word),
        type: place ? "gpe" : "organization",
        level: "name",
        antecedent: null,
        actor,
        place,
      }) - 1;
    if (told.actor) named("ACTOR", told.actor, null);
    if (told.recipient) named("RECIPIENT", told.recipient, null);
    const place = told.place ? named("PLACE", null, told.place) : null;
    if (told.day) times.push({ ...span("DAY"), type: "DATE", value: told.day, interval: day(told.day) });
    if (told.figure)
      quantities.push({
        ...span("NUMBER"),
        low: told.figure[0],
        high: told.figure[1],
        comparator: "=",
        unit: "person",
      });
    events.push({
      start,
      end: start + told.text.length,
      trigger: { start, end: start + 3 },
      mode: null,
      contexts: [],
      arguments: [
        ...(told.actor ? [{ ...span("ACTOR"), role: "actor" as const }] : []),
        ...(told.recipient ? [{ ...span("RECIPIENT"), role: "recipient" as const }] : []),
      ],
      polarity: "+",
      modality: "reported",
      aspect: "single",
      time: told.day ? times.length - 1 : null,
      place,
      figures: told.figure ? [quantities.length - 1] : [],
      measures: told.figure ? [told.figure[2]] : [],
      attribution: events.length,
      condition: null,
      confidence: 1,
      ...told.event,
    });
    const origin = told.speaker ? `speaker:${told.speaker}` : `unknown:${id}`;
    provenances.push({
      chain: [
        {
          text: "",
          name: told.speaker ?? id,
          kind: told.speaker ? "named" : "publisher",
          actor: null,
          start: null,
          end: null,
        },
      ],
      origin: { id: origin, kind: told.speaker ? "speaker" : "unknown", name: told.speaker ?? id },
    });
  }
  const report: Reading["report"] = {
    id,
    path: id,
    url: null,
    publisher: `Outlet ${id}`,
    headline: null,
    authors: [],
    published: published === null ? null : day(published),
    retrieved: null,
    language: "en",
    text,
    blocks: [],
    quality: { garbled, reasons: [] },
    declaredSources: [],
  };
  return {
    reading: { report, sentences: [], mentions, times, quantities, attributions: [], events },
    provenances,
  };
}

function linked(...parts: ReturnType<typeof reading>[]): Links {
  const readings = parts.map((part) => part.reading);
  return {
    readings,
    actors: new Map(),
    provenances: new Map(parts.map((part) => [part.reading.report.id, part.provenances])),
    publisherProvenances: new Map(parts.map((part) => [part.reading.report.id, part.provenances[0]!])),
    derivations: [],
    stories: [{ id: "story", headline: "", reports: readings.map(({ report }) => report.id) }],
    storyOf: new Map(readings.map(({ report }) => [report.id, "story"])),
    storyJoins: new Map(),
    absorbed: new Map(),
  };
}

/** What is fused, by part of the picture. */
function fused(links: Links): Picture {
  const parts = newParts();
  applyPatches(parts, fuse(links), new Journal());
  return pictureOfParts(parts, null);
}

const ATTACK: Told = {
  text: "ACTOR fired on RECIPIENT at PLACE on DAY.",
  event: { type: "ASSAULT" },
  actor: STATE("AAA"),
  recipient: STATE("BBB"),
  place: TOWN("x", 1),
  day: "2025-03-01",
};
const DEAD: Told = {
  text: "NUMBER people died at PLACE.",
  event: { type: "CASUALTY" },
  place: TOWN("x", 1),
  figure: [4, 4, "dead"],
};

describe("incidents", () => {
  it("joins two tellings of one attack, and its dead", () => {
    const { incidents } = fused(
      linked(reading("a", "2025-03-01", [ATTACK, DEAD]), reading("b", "2025-03-01", [ATTACK])),
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]!.type).toBe("ASSAULT");
    expect(incidents[0]!.counts.reports).toBe(2);
  });

  it("keeps the same attack on another day apart", () => {
    const later = { ...ATTACK, day: "2025-06-01" };
    expect(
      fused(linked(reading("a", "2025-03-01", [ATTACK]), reading("b", "2025-06-01", [later]))).incidents,
    ).toHaveLength(2);
  });

  it("keeps a far town apart", () => {
    const far = { ...ATTACK, place: TOWN("y", 8) };
    expect(fused(linked(reading("a", "2025-03-01", [ATTACK, far]))).incidents).toHaveLength(2);
  });

  it.each<[name: string, first: Partial<Told>, second: Partial<Told>, incidents: number]>([
    ["of nobody by name, worded alike", {}, {}, 1],
    [
      "of one party that the other names too",
      { actor: STATE("AAA"), recipient: STATE("BBB") },
      { actor: STATE("AAA") },
      1,
    ],
    [
      "of one party with two others",
      { actor: STATE("AAA"), recipient: STATE("BBB") },
      { actor: STATE("AAA"), recipient: STATE("CCC") },
      2,
    ],
    ["of two single parties", { actor: STATE("AAA") }, { actor: STATE("BBB") }, 2],
  ])("talks %s", (_, first, second, incidents) => {
    const talks: Told = {
      text: "ACTOR and RECIPIENT negotiated a truce on fishing rights.",
      event: {
        type: "CONSULT",
        arguments: [
          { role: "actor", start: 0, end: 5 },
          { role: "recipient", start: 10, end: 19 },
        ],
      },
    };
    const links = linked(
      reading("a", "2025-03-01", [{ ...talks, ...first }]),
      reading("b", "2025-03-01", [{ ...talks, ...second }]),
    );
    expect(fused(links).incidents).toHaveLength(incidents);
  });

  it("is founded by nothing that did not happen", () => {
    for (const modality of [
      "conditional",
      "planned",
      "possible",
      "ordered",
      "opinion",
      "expected",
    ] as const) {
      const threat = { ...ATTACK, event: { type: "ASSAULT" as const, modality } };
      expect(fused(linked(reading("a", "2025-03-01", [threat]))).incidents).toEqual([]);
    }
  });

  it("keeps habits apart from the single event", () => {
    const habit = { ...ATTACK, event: { type: "ASSAULT" as const, aspect: "habitual" as const } };
    expect(fused(linked(reading("a", "2025-03-01", [ATTACK, habit]))).incidents).toHaveLength(2);
  });
});

describe("vague and damaged tellings", () => {
  const group = (name: string): ActorRef => ({
    id: `group:${name}`,
    name,
    kind: "group",
    country: null,
    sector: "REB",
  });

  it("takes 'the attack' for the one its report told, whoever is named beside it", () => {
    const claimed: Told = {
      text: "ACTOR claimed the attack.",
      event: { type: "ASSAULT", trigger: { start: 0, end: 0 } },
      actor: group("front"),
    };
    const nobody = { ...ATTACK, actor: undefined };
    const told = reading("a", "2025-03-01", [nobody, claimed]);
    const last = told.reading.events.at(-1)!;
    const start = told.reading.report.text.indexOf("attack", last.start);
    last.trigger = { start, end: start + 6 };
    const { incidents } = fused(linked(told));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]!.participants.map(({ actor }) => actor)).toContain("group:front");
  });

  it("joins what stands in aligned passages", () => {
    const bare: Told = { text: "Gunmen raided a base.", event: { type: "ASSAULT" }, figure: [3, 3, "boats"] };
    const links = linked(reading("a", "2025-03-01", [ATTACK]), reading("b", "2025-03-01", [bare]));
    const whole = { start: 0, end: 15 };
    links.derivations.push({
      derived: "b",
      from: "a",
      kind: "rewrite",
      confidence: 0.8,
      evidence: [{ derived: whole, from: whole, why: "aligned" }],
    });
    expect(fused(links).incidents).toHaveLength(1);
  });

  it("founds no incident on damaged text that strikes the striker", () => {
    const reversed: Told = {
      text: "An attack on RECIPIENT happened.",
      event: { type: "ASSAULT" },
      recipient: STATE("AAA"),
    };
    const { incidents, conflicts } = fused(
      linked(reading("a", "2025-03-01", [ATTACK]), reading("b", "2025-03-01", [reversed], true)),
    );
    expect(incidents).toHaveLength(1);
    expect(conflicts.map(({ kind, relation }) => [kind, relation])).toEqual([["actor", "drift"]]);
  });
});

describe("tolls", () => {
  const guards = (count: number, text = "NUMBER guards died."): Told => ({
    ...DEAD,
    text,
    place: undefined,
    figure: [count, count, "dead"],
  });

  function withUnit(part: ReturnType<typeof reading>, ...units: string[]) {
    units.forEach((unit, index) => {
      part.reading.quantities[index]!.unit = unit;
    });
    return part;
  }

  it("takes four guards, the only dead a report counts, for its toll", () => {
    const first = withUnit(reading("a", "2025-03-01", [ATTACK, guards(4)]), "guard");
    const { figures } = fused(linked(first, reading("b", "2025-03-02", [guards(9, "NUMBER people died.")])));
    expect(figures.map(({ measure, values }) => [measure, values.map(({ low }) => low)])).toEqual([
      ["dead", [4, 9]],
    ]);
  });

  it("keeps parts apart where the report counts several kinds", () => {
    const both = withUnit(
      reading("a", "2025-03-01", [ATTACK, guards(8), guards(3, "NUMBER workers died.")]),
      "guard",
      "worker",
    );
    expect(
      fused(linked(both))
        .figures.map(({ measure }) => measure)
        .sort(),
    ).toEqual(["guard dead", "worker dead"]);
  });
});

describe("claims", () => {
  it("makes one claim of one proposition told by two, with two origins", () => {
    const by = (speaker: string) => ({ ...ATTACK, speaker });
    const { claims } = fused(
      linked(reading("a", "2025-03-01", [by("one")]), reading("b", "2025-03-01", [by("two")])),
    );
    expect(claims).toHaveLength(1);
    expect(claims[0]!.counts.origins).toEqual([2, 2]);
    expect(claims[0]!.credibility.grade).toBe(1);
  });

  it("makes two claims of two numbers, and of yes and no", () => {
    const more: Told = { ...DEAD, figure: [9, 9, "dead"] };
    const none: Told = { ...DEAD, figure: undefined, event: { type: "CASUALTY", polarity: "-" } };
    const { claims } = fused(linked(reading("a", "2025-03-01", [DEAD, more, none])));
    expect(claims).toHaveLength(3);
  });

  it("keeps two findings of one incident apart, each under its own id", () => {
    const finding = (text: string, verb: string): Told => ({
      text,
      event: { type: "DAMAGE" },
      place: TOWN("x", 1),
      figure: undefined,
      speaker: verb,
    });
    const told = reading("a", "2025-03-01", [
      ATTACK,
      finding("The dam cracked at PLACE.", "one"),
      finding("Roads closed near PLACE.", "two"),
    ]);
    for (const event of told.reading.events.slice(1)) {
      const words = told.reading.report.text.slice(event.start, event.end);
      const start = event.start + words.search(/cracked|closed/);
      event.trigger = { start, end: start + 6 };
    }
    const { claims } = fused(linked(told));
    expect(claims).toHaveLength(3);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(3);
  });

  it("cannot judge what nobody is named for, and doubts what only damaged text says", () => {
    expect(fused(linked(reading("a", null, [ATTACK]))).claims[0]!.credibility.grade).toBe(6);
    expect(fused(linked(reading("a", null, [ATTACK], true))).claims[0]!.credibility.grade).toBe(5);
  });
});

describe("figures and conflicts", () => {
  const nine: Told = { ...DEAD, figure: [9, 9, "dead"] };

  it("takes the later toll and calls it a succession", () => {
    const { figures, conflicts } = fused(
      linked(reading("a", "2025-03-01", [ATTACK, DEAD]), reading("b", "2025-03-02", [nine])),
    );
    expect(figures).toHaveLength(1);
    expect(figures[0]!.current).toMatchObject({ low: 9, high: 9 });
    expect(conflicts.map(({ kind, relation }) => [kind, relation])).toEqual([["figure", "succession"]]);
  });

  it("leaves two tolls of one day open", () => {
    const { conflicts } = fused(
      linked(reading("a", "2025-03-01", [ATTACK, DEAD]), reading("b", "2025-03-01", [nine])),
    );
    expect(conflicts.map(({ kind, relation }) => [kind, relation])).toEqual([["figure", "contradiction"]]);
  });

  it("calls it drift where one text was made from the other", () => {
    const links = linked(reading("a", "2025-03-01", [ATTACK, DEAD]), reading("b", "2025-03-01", [nine]));
    links.derivations.push({ derived: "b", from: "a", kind: "rewrite", evidence: [], confidence: 0.9 });
    expect(fused(links).conflicts.map(({ relation }) => relation)).toEqual(["drift"]);
  });

  it("gives a direction that only damaged text tells no weight", () => {
    const reversed = { ...ATTACK, actor: STATE("BBB"), recipient: STATE("AAA") };
    const { conflicts } = fused(
      linked(reading("a", "2025-03-01", [ATTACK]), reading("b", "2025-03-01", [reversed], true)),
    );
    expect(conflicts.map(({ kind, relation }) => [kind, relation])).toEqual([["actor", "drift"]]);
  });

  it("sees that parts add up", () => {
    const told = (place: PlaceRef | undefined, count: number, text: string): Told => ({
      ...DEAD,
      text,
      place,
      figure: [count, count, "dead"],
    });
    const texts = [
      told(TOWN("x", 1), 5, "NUMBER died in PLACE."),
      told(TOWN("z", 1.2), 4, "NUMBER died in PLACE."),
      told(undefined, 9, "NUMBER died in all."),
    ];
    const { figures } = fused(linked(reading("a", "2025-03-01", [ATTACK, ...texts])));
    const total = figures.find(({ place }) => place === null)!;
    expect(total.parts).toHaveLength(2);
  });
});

describe("denials", () => {
  it("sets the denial against what others tell", () => {
    const denial = reading("b", "2025-03-01", [ATTACK]);
    denial.reading.attributions.push({
      cue: { start: 0, end: 1 },
      source: null,
      sourceKind: "unknown",
      sourceName: "",
      content: [],
      recipient: null,
      style: "indirect",
      cueClass: "deny",
      polarity: "-",
      within: null,
      confidence: 1,
    });
    denial.reading.events[0]!.attribution = 0;
    const { conflicts, claims } = fused(linked(reading("a", "2025-03-01", [ATTACK]), denial));
    expect(conflicts.map(({ kind }) => kind)).toContain("denial");
    expect(claims.some(({ credibility }) => credibility.grade === 4)).toBe(true);
  });
});

describe("positions", () => {
  it("takes a time something must be done by for a deadline, a day of saying for none", () => {
    const give: Told = {
      text: "ACTOR must leave by DAY.",
      event: { type: "REQUEST" },
      actor: STATE("AAA"),
      day: "2025-03-04",
    };
    const said: Told = {
      text: "ACTOR asked on DAY for help.",
      event: { type: "REQUEST" },
      actor: STATE("BBB"),
      day: "2025-03-01",
    };
    const { positions } = fused(linked(reading("a", "2025-03-01", [give, said])));
    const deadlines = Object.fromEntries(
      positions.map(({ actor, deadline }) => [actor, deadline?.latest ?? null]),
    );
    expect(deadlines).toEqual({ "state:AAA": "2025-03-04T23:59:59Z", "state:BBB": null });
  });

  it("quotes condition and consequence apart", () => {
    const text = "If ships pass, ACTOR will stop RECIPIENT.";
    const threat: Told = {
      text,
      event: { type: "THREATEN", modality: "conditional", condition: { start: 0, end: 13 } },
      actor: STATE("AAA"),
      recipient: STATE("BBB"),
    };
    const [position] = fused(linked(reading("a", "2025-03-01", [threat]))).positions;
    expect(position).toMatchObject({ kind: "threat", actor: "state:AAA", target: "state:BBB" });
    expect(position!.condition!.exact).toBe("If ships pass");
    expect(position!.consequence!.exact).toBe("ACTOR will stop RECIPIENT.");
  });
});
