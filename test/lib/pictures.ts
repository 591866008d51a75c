import type {
  Assertion,
  ChainLink,
  Claim,
  Dated,
  Picture,
  PictureReport,
  Proposition,
  Stance,
} from "../../src/model/index.ts";

/** Texts of three invented reports; the last one is hostile. */
export const TEXTS = new Map([
  [
    "wire",
    "Gunmen attacked the port of Aldra on Monday, killing four guards, Captain Vera Lund told Tidewire. If a warship enters the bay, every tanker will be a target, the Bay Front said.",
  ],
  [
    "copy",
    "Gunmen attacked the port of Aldra on Monday, killing four guards, Captain Vera Lund told Tidewire.",
  ],
  [
    "hostile",
    'At least 9 people died in Aldra, a nurse said. <script>alert("x")</script> *bold* [link](http://evil.example) | cell &lt; \u001b[31mred\u202e =1+1 The army denied that its boats had fired.',
  ],
]);

const DAY: Dated = {
  earliest: "2031-05-05T00:00:00Z",
  latest: "2031-05-05T23:59:59Z",
  precision: "day",
  basis: "metadata",
};

function report(id: string, publisher: string | null, more: Partial<PictureReport> = {}): PictureReport {
  return {
    id,
    path: `${id}.txt`,
    url: null,
    headline: `Headline of ${id}`,
    publisher,
    published: DAY,
    retrieved: null,
    withdrawn: null,
    language: "en",
    story: "s1",
    garbled: false,
    reasons: [],
    ...more,
  };
}

function link(name: string, kind: ChainLink["kind"]): ChainLink {
  return { text: name, name, kind, actor: null, start: 0, end: 1 };
}

function assertion(
  claim: string,
  from: string,
  words: string,
  chain: ChainLink[],
  origin: string,
): Assertion {
  const text = TEXTS.get(from)!;
  const start = text.indexOf(words);
  const end = start + words.length;
  return {
    id: `${claim}-${from}`,
    claim,
    report: from,
    start,
    end,
    exact: words,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    sentence: { start, end },
    chain,
    origin,
    stance: "asserts" as Stance,
    saidAt: DAY.latest,
  };
}

function claim(id: string, proposition: Partial<Proposition>, more: Partial<Claim> = {}): Claim {
  return {
    id,
    incident: "i1",
    proposition: {
      type: "ASSAULT",
      actor: null,
      recipient: null,
      place: "p1",
      time: DAY,
      figure: null,
      polarity: "+",
      modality: "reported",
      text: "",
      ...proposition,
    },
    assertions: [],
    counts: { reports: 1, outlets: 1, speakers: 1, origins: [1, 1] },
    credibility: { grade: 3, reasons: ["one origin, named"] },
    statements: [],
    ...more,
  };
}

const LUND = [link("Vera Lund", "named"), link("Tidewire", "publisher")];
const FRONT = [link("Bay Front", "named"), link("Tidewire", "publisher")];
const NURSE = [link("a nurse", "anonymous"), link("Night Mail", "publisher")];
const ARMY = [link("The army", "named"), link("Night Mail", "publisher")];

const ASSERTIONS: Assertion[] = [
  assertion("attack", "wire", "Gunmen attacked the port of Aldra on Monday", LUND, "speaker:lund"),
  assertion("attack", "copy", "Gunmen attacked the port of Aldra on Monday", LUND, "speaker:lund"),
  assertion("four", "wire", "killing four guards", LUND, "speaker:lund"),
  assertion("nine", "hostile", "At least 9 people died in Aldra", NURSE, "anonymous:nurse@night-mail"),
  assertion(
    "threat",
    "wire",
    "If a warship enters the bay, every tanker will be a target",
    FRONT,
    "speaker:front",
  ),
  assertion(
    "evil",
    "hostile",
    '<script>alert("x")</script> *bold* [link](http://evil.example) | cell &lt; \u001b[31mred\u202e =1+1',
    NURSE,
    "anonymous:nurse@night-mail",
  ),
  { ...assertion("boats", "hostile", "its boats had fired", ARMY, "speaker:army"), stance: "denies" },
];

const PERSON = { low: 4, high: 4, comparator: "=", unit: "person" } as const;
const NINE = { low: 9, high: null, comparator: ">=", unit: "person" } as const;

/** A small picture made by hand: an attack told twice by one origin, two tolls, a threat, a denial, hostile words. */
export function handMadePicture(): Picture {
  const wire = TEXTS.get("wire")!;
  const condition = "If a warship enters the bay";
  const consequence = "every tanker will be a target";
  const quoted = (exact: string) => ({
    report: "wire",
    start: wire.indexOf(exact),
    end: wire.indexOf(exact) + exact.length,
    exact,
  });
  return {
    asOf: "2031-05-06T12:00:00Z",
    reports: [
      report("wire", "Tidewire"),
      report("copy", "Mirror"),
      report("hostile", "Night Mail", {
        published: null,
        headline: "<b>Headline</b>",
        url: "javascript:alert(1)",
      }),
      report("damaged", null, { garbled: true, story: null }),
      report("foreign", "Tiden", { language: "sv", story: null }),
    ],
    stories: [{ id: "s1", headline: "Attack on Aldra", reports: ["wire", "copy", "hostile"] }],
    derivations: [
      {
        derived: "copy",
        from: "wire",
        kind: "copy",
        evidence: [{ derived: { start: 0, end: 10 }, from: { start: 0, end: 10 }, why: "same sentence" }],
        confidence: 0.99,
      },
      {
        derived: "hostile",
        from: "outlet:tide-agency",
        kind: "credit",
        evidence: [{ derived: { start: 0, end: 10 }, from: null, why: "credits Tide Agency" }],
        confidence: 0.9,
      },
    ],
    origins: [
      {
        id: "anonymous:nurse@night-mail",
        kind: "anonymous",
        name: "a nurse (Night Mail)",
        reports: ["hostile"],
      },
      { id: "speaker:army", kind: "speaker", name: "The army", reports: ["hostile"] },
      { id: "speaker:front", kind: "speaker", name: "Bay Front", reports: ["wire"] },
      { id: "speaker:lund", kind: "speaker", name: "Vera Lund", reports: ["copy", "wire"] },
    ],
    incidents: [
      {
        id: "i1",
        type: "ASSAULT",
        family: "harm",
        headline: "Gunmen attacked the port of Aldra on Monday",
        time: DAY,
        place: "p1",
        participants: [],
        claims: ["attack", "four", "nine", "evil", "boats"],
        counts: { reports: 3, outlets: 3, speakers: 2, origins: [2, 2] },
        background: false,
        statements: [],
      },
    ],
    claims: [
      claim("attack", {}, { counts: { reports: 2, outlets: 2, speakers: 1, origins: [1, 1] } }),
      claim("four", { type: "CASUALTY", figure: PERSON }),
      claim("nine", { type: "CASUALTY", figure: NINE }),
      claim("threat", { type: "THREATEN", modality: "conditional" }, { incident: null }),
      claim("evil", { type: "DAMAGE" }),
      claim("boats", { modality: "reported" }),
    ],
    assertions: ASSERTIONS,
    figures: [
      {
        id: "f1",
        incident: "i1",
        measure: "dead",
        place: null,
        values: [
          { ...PERSON, claim: "four", asOf: DAY.earliest },
          { ...NINE, claim: "nine", asOf: DAY.latest },
        ],
        current: { low: 9, high: null, comparator: ">=", claim: "nine", reason: "the latest of 2 values" },
        parts: [],
      },
    ],
    conflicts: [
      {
        id: "x1",
        kind: "figure",
        relation: "contradiction",
        sides: [["four"], ["nine"]],
        note: "dead: 4, at least 9",
      },
      {
        id: "x2",
        kind: "denial",
        relation: "contradiction",
        sides: [["boats"], ["boats"]],
        note: "denied by The army",
      },
    ],
    positions: [
      {
        id: "q1",
        actor: "group:bay-front",
        kind: "threat",
        target: null,
        condition: quoted(condition),
        consequence: quoted(consequence),
        deadline: null,
        claim: "threat",
        at: DAY.latest,
      },
    ],
    actors: [
      { id: "group:bay-front", name: "Bay Front", kind: "group", country: null, sector: "REB", mentions: [] },
    ],
    places: [
      { id: "p1", name: "Aldra", type: "city", country: null, lat: 1, lon: 2, radiusKm: 5, mentions: [] },
    ],
    statements: [],
    sources: [
      {
        publisher: "Mirror",
        reliability: "F",
        reasons: ["no record of this source"],
        reports: 1,
        garbled: 0,
        judged: { confirmed: 0, denied: 0, drifted: 0 },
      },
      {
        publisher: "Night Mail",
        reliability: "F",
        reasons: ["no record of this source"],
        reports: 1,
        garbled: 0,
        judged: { confirmed: 0, denied: 0, drifted: 0 },
      },
      {
        publisher: "Tidewire",
        reliability: "F",
        reasons: ["no record of this source"],
        reports: 1,
        garbled: 0,
        judged: { confirmed: 0, denied: 0, drifted: 0 },
      },
    ],
  };
}
