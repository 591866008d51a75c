import { describe, expect, it } from "vitest";
import { cleanCapture } from "../src/clean/clean.ts";
import type { Capture, Reading, Span } from "../src/model/index.ts";
import { anchorTimes, read } from "../src/read/index.ts";

const SIZE = 200_000;
const LINE = "The mayor said that gunmen raided Calder on Monday and 12 people were killed. ";

/** Texts no one writes, each made of one stretch over and over: what looks back or around must not look at all of it. */
const HOSTILE = new Map<string, string>([
  ["one line of sentences", LINE],
  ["he said", "he said "],
  ["opening quotation marks", "“"],
  ["quotation marks that open", '"a '],
  ["quotation marks that pair", "“a” "],
  ["brackets", "("],
  ["numbers", "12 "],
  ["capitals", "Abc Def "],
  ["bodies and their short names", "Calder Port Authority and the Port Authority "],
  ["commas", "said, "],
  ["hyphens", "a-"],
  ["full stops", ". "],
  ["line ends", "x\n"],
]);

function captureOf(content: string, kind: Capture["kind"] = "text"): Capture {
  return {
    id: "hostile",
    path: `hostile.${kind}`,
    kind,
    content,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: null,
    retrieved: null,
    language: "en",
  };
}

function filled(stretch: string): string {
  return stretch.repeat(Math.ceil(SIZE / stretch.length)).slice(0, SIZE);
}

function spansOf({ sentences, mentions, times, quantities, attributions, events }: Reading): Span[][] {
  return [sentences, mentions, times, quantities, attributions.flatMap(({ content }) => content), events];
}

/** Spans that hold no text or reach beyond it. */
function faulty(reading: Reading): Span[] {
  const { length } = reading.report.text;
  return spansOf(reading)
    .flat()
    .filter(({ start, end }) => !(start >= 0 && start < end && end <= length));
}

describe("hostile texts", () => {
  it.each([...HOSTILE])("%s: bounded, every offset inside the text", (_name, stretch) => {
    const report = cleanCapture(captureOf(filled(stretch)));
    const reading = read(report);
    expect(report.text).toHaveLength(SIZE);
    expect(faulty(reading)).toEqual([]);
    for (const spans of spansOf(reading)) expect(spans.length).toBeLessThanOrEqual(SIZE / 2);
    for (const [index, { antecedent }] of reading.mentions.entries())
      expect(antecedent === null || antecedent < index).toBe(true);
  });

  it("elements without an end leave little text, and it is read", () => {
    const reading = read(cleanCapture(captureOf(`${filled("<div>")}${LINE}`, "html")));
    expect(reading.report.text.length).toBeLessThanOrEqual(SIZE);
    expect(faulty(reading)).toEqual([]);
  });

  it("what stands in a long line is read as it would be alone", () => {
    const alone = read(cleanCapture(captureOf(LINE.trim())));
    const long = read(cleanCapture(captureOf(filled(LINE))));
    const within = ({ end }: Span) => end <= LINE.length;
    expect(alone.events.length).toBeGreaterThan(0);
    expect(long.sentences.filter(within)).toEqual(alone.sentences);
    expect(long.mentions.filter(within)).toEqual(alone.mentions);
    expect(long.quantities.filter(within)).toEqual(alone.quantities);
  });

  it("marks around nothing quote nobody", () => {
    expect(read(cleanCapture(captureOf(filled("“")))).attributions).toEqual([]);
  });
});

describe("times placed anew", () => {
  const report = cleanCapture(captureOf(`${LINE}Rain is expected on Friday.`));
  const day = (date: string) => ({
    earliest: `${date}T00:00:00Z`,
    latest: `${date}T23:59:59Z`,
    precision: "day" as const,
    basis: "cluster" as const,
  });

  it("are those of reading the text with the date, with or without what reading left behind", () => {
    const published = day("2031-05-07");
    const dated = read({ ...report, published });
    const undated = read({ ...report, published: null });
    const stored = structuredClone(undated);
    expect(undated.times).not.toEqual(dated.times);
    expect(anchorTimes(undated, published).times).toEqual(dated.times);
    expect(anchorTimes(stored, published).times).toEqual(dated.times);
    expect(anchorTimes(anchorTimes(undated, published), null).times).toEqual(undated.times);
  });

  it("are told from the day on the publisher's own clock", () => {
    const instant = { earliest: "2031-05-06T22:30:00Z", latest: "2031-05-06T22:30:00Z" };
    const stamped = { ...instant, precision: "second" as const, basis: "metadata" as const };
    const local = read({ ...report, published: { ...stamped, localDay: "2031-05-07" } });
    expect(local.times).toEqual(read({ ...report, published: day("2031-05-07") }).times);
    expect(read({ ...report, text: "Rain fell today.", blocks: [], published: stamped }).times).not.toEqual(
      read({
        ...report,
        text: "Rain fell today.",
        blocks: [],
        published: { ...stamped, localDay: "2031-05-07" },
      }).times,
    );
  });
});
