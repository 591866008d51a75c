import { describe, expect, it } from "vitest";
import type { Reading } from "../model/reading.ts";
import type { Report } from "../model/report.ts";
import { findDerivations } from "./derivations.ts";

const ORIGINAL = `A dam above the town of Velmora gave way on Monday night and flooded four villages, the governor said.
Engineer Rufina Aldaz told reporters that sensors had shown cracks in the left wall since February.
About 2,300 people spent the night in the Sorel stadium, where volunteers handed out soup and blankets.
The reservoir held 40 million cubic metres when it broke, according to the river authority.
Trains between Velmora and Castrel will not run before Thursday because a bridge was washed away.`;

const REWRITE = `Four villages were flooded when the dam above Velmora failed on Monday night, its governor said.
Cracks in the left wall had been visible to sensors since February, engineer Rufina Aldaz explained.
Volunteers gave soup and blankets to some 2,300 people who slept in Sorel stadium.
River authority figures put the reservoir at 40 million cubic metres at the time.
With a bridge washed away, no trains run from Velmora to Castrel until Thursday.`;

const SAME_TOPIC = `Parliament in Castrel debated the safety of old dams on Tuesday.
Deputies of the opposition asked why no money was set aside for repairs in nine years.
The minister of works answered that an inspection law is being drafted and will be sent to committees in spring.
Unions of masons and welders marched outside with drums and asked for wages that were due in December.
A vote is expected next week.`;

const QUOTE = `"No one who lives below this wall was ever told the truth about its state, and that is a crime"`;

function sentencesOf(text: string) {
  return [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
  }));
}

function reading(id: string, text: string, given: Partial<Report> = {}, isPlain = true): Reading {
  const report: Report = {
    id,
    path: id,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
    text,
    blocks: isPlain ? sentencesOf(text).map((span) => ({ ...span, role: "paragraph" })) : [],
    quality: { garbled: false, reasons: [] },
    declaredSources: [],
    ...given,
  };
  const sentences = sentencesOf(text);
  return { report, sentences, mentions: [], times: [], quantities: [], attributions: [], events: [] };
}

function day(date: string): Report["published"] {
  return { earliest: `${date}T00:00:00Z`, latest: `${date}T23:59:59Z`, precision: "day", basis: "metadata" };
}

const found = (...readings: Reading[]) =>
  findDerivations(readings).map(({ derived, from, kind }) => `${derived} ${kind} ${from}`);

describe("findDerivations", () => {
  it("tells a copy from what it copies by the dates", () => {
    const wire = reading("wire", ORIGINAL, { published: day("2030-05-01") });
    expect(found(reading("a", ORIGINAL, { published: day("2030-05-03") }), wire)).toEqual(["a copy wire"]);
  });

  it("holds a short part of a report to be an excerpt", () => {
    const part = ORIGINAL.split("\n").slice(1, 4).join("\n");
    expect(found(reading("a", part), reading("b", ORIGINAL))).toEqual(["a excerpt b"]);
  });

  it("aligns a rewrite sentence by sentence, with spans in both reports", () => {
    const [derivation, ...more] = findDerivations([
      reading("new", REWRITE, { published: day("2030-05-02") }),
      reading("old", ORIGINAL, { published: day("2030-05-01") }),
    ]);
    expect(more).toEqual([]);
    expect(derivation).toMatchObject({ derived: "new", from: "old", kind: "rewrite" });
    expect(derivation!.evidence).toHaveLength(5);
    const { derived, from } = derivation!.evidence[2]!;
    expect(REWRITE.slice(derived.start, derived.end)).toContain("soup and blankets");
    expect(ORIGINAL.slice(from!.start, from!.end)).toContain("soup and blankets");
  });

  it("ties nothing to a report that only shares the topic", () => {
    expect(found(reading("a", ORIGINAL), reading("b", SAME_TOPIC))).toEqual([]);
  });

  it("calls a later version by the same publisher an update", () => {
    const later = ORIGINAL.replace("2,300", "2,450").replace("four villages", "five villages");
    expect(
      found(
        reading("v1", ORIGINAL, { publisher: "Castrel Courier", published: day("2030-05-01") }),
        reading("v2", later, { publisher: "Castrel Courier", published: day("2030-05-02") }),
      ),
    ).toEqual(["v2 update v1"]);
  });

  it("takes a public statement quoted by both for a shared quotation, not for copying", () => {
    const first = `${ORIGINAL.split("\n").slice(2, 4).join("\n")}\n${QUOTE}, mayor Ilse Brandt said.`;
    const second = `${SAME_TOPIC.split("\n").slice(1, 4).join("\n")}\n${QUOTE}, said mayor Ilse Brandt.`;
    expect(found(reading("a", first), reading("b", second))).toEqual([expect.stringContaining("quote")]);
  });

  it("does not hold a report to go back to the hoax it takes apart", () => {
    const debunk = `The story of a broken dam above Velmora is a hoax, the governor said.\n${REWRITE.split("\n").slice(1).join("\n")}`;
    expect(found(reading("a", debunk), reading("b", ORIGINAL))).toEqual([]);
  });

  it("counts no captions, credits or boilerplate", () => {
    const junk = `Your address will not be published, and fields marked with a star are required here.
Sign up for the Castrel letter and get the ten best walks of the valley each Friday morning.
Follow the newsroom on all channels and share this page with friends who love rivers.`;
    const blocks = (text: string) =>
      sentencesOf(text).map((span, at) => ({
        ...span,
        role: at < 3 ? ("boilerplate" as const) : ("paragraph" as const),
      }));
    const [a, b] = [`${junk}\n${ORIGINAL}`, `${junk}\n${SAME_TOPIC}`];
    expect(found(reading("a", a, { blocks: blocks(a) }), reading("b", b, { blocks: blocks(b) }))).toEqual([]);
  });

  it("lets a report that names the publisher of the other go back to it, whatever its length", () => {
    const short = ORIGINAL.split("\n").slice(0, 4).join("\n");
    const longer = `${ORIGINAL}\nThe Velmora Herald saw the papers of the authority.`;
    expect(found(reading("a", short, { publisher: "Velmora Herald" }), reading("b", longer))).toContain(
      "b copy a",
    );
  });

  it("finds the same, whatever the order of the reports", () => {
    const readings = [
      reading("a", ORIGINAL),
      reading("b", REWRITE),
      reading("c", ORIGINAL),
      reading("d", SAME_TOPIC),
    ];
    expect(findDerivations([...readings].reverse())).toEqual(findDerivations(readings));
  });
});
