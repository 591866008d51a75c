import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EventRow, Reading } from "../src/model/index.ts";
import { sitroom } from "./lib/command-line.ts";

let folder = "";
const at = (name: string) => join(folder, name);

const SOURCE = "# source: invented for a test, date: 2031-05";
const TABLES: Record<string, string[]> = {
  "outlets.tsv": ["nemoscope\tNemoscope\t\tnemoscope.example\tGBR\tsite\t"],
  "actors.tsv": [
    "group:qarnak\tQarnak\tgroup\tSDN\tREB\tQarnak",
    "org:tide-watch\tTidewatch\torganization\t\tSOC\tTidewatch",
  ],
  "cues.tsv": ["bellow\twarn\tspeech\tc,q"],
  "events.tsv": ["blorp\tv\tobj\tASSAULT\t-\tmilitary\tact"],
};
const TEXT = [
  "Qarnak blorped the village of Tawila on Monday, Nemoscope reported.",
  "The mayor of the town bellowed on Tuesday that the river would rise, Tidewatch said.",
].join("\n\n");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sitroom-lexicon-"));
  mkdirSync(at("good"));
  mkdirSync(at("bad"));
  for (const [name, rows] of Object.entries(TABLES))
    writeFileSync(at(`good/${name}`), `${[SOURCE, ...rows].join("\n")}\n`);
  writeFileSync(at("bad/cues.tsv"), `bellow\twarn\tspeech\tc,q\r\nhoot\tshout\tspeech\tc\r\n`);
  writeFileSync(at("bad/ponds.tsv"), "x\n");
  const record = { id: "one", published: "2031-05-06", publisher: "Port Nemo Post", text: TEXT };
  writeFileSync(at("reports.jsonl"), `${JSON.stringify(record)}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function reading(...options: string[]): Promise<Reading> {
  const { code, out } = await sitroom(["read", at("reports.jsonl"), "-q", ...options]);
  expect(code).toBe(0);
  return JSON.parse(out) as Reading;
}

async function eventRows(...options: string[]): Promise<EventRow[]> {
  const { out } = await sitroom(["events", at("reports.jsonl"), "-q", ...options]);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EventRow);
}

function words({ report }: Reading, span: { start: number; end: number } | null): string {
  return span === null ? "" : report.text.slice(span.start, span.end);
}

describe("--lexicon", () => {
  it("brings the user's outlets, actors, cues and frames into the reading", async () => {
    const mine = await reading("--lexicon", at("good"));
    const cues = mine.attributions.map(
      (each) => `${words(mine, each.cue)} ${each.cueClass} ${each.sourceKind}`,
    );
    expect(cues).toContain("bellowed warn role");
    expect(cues).toContain("reported report outlet");
    expect(mine.events.map((event) => `${event.type} ${words(mine, event.trigger)}`)).toContain(
      "ASSAULT blorped",
    );
  });

  it("resolves the user's actors, with a country and without", async () => {
    const rows = await eventRows("--lexicon", at("good"));
    const assault = rows.find(({ type }) => type === "ASSAULT")!;
    expect(assault.actor).toEqual({ text: "Qarnak", name: "Qarnak", country: "SDN", sector: "REB" });
    expect(assault.chain[0]).toMatchObject({ name: "Nemoscope", kind: "outlet", actor: "outlet:nemoscope" });
    const { out } = await sitroom(["picture", at("reports.jsonl"), "-q", "--lexicon", at("good")]);
    expect(out).toContain('"org:tide-watch"');
  });

  it("holds for one run alone and gives the same each time", async () => {
    const before = await reading();
    const mine = await reading("--lexicon", at("good"));
    expect(before.events.map(({ type }) => type)).not.toContain("ASSAULT");
    expect(await reading()).toEqual(before);
    expect(await reading("--lexicon", at("good"))).toEqual(mine);
  });

  it("leaves out bad rows, one line each, and reads on", async () => {
    const { code, out, err } = await sitroom(["read", at("reports.jsonl"), "-q", "--lexicon", at("bad")]);
    expect(code).toBe(0);
    const lines = err.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/bad\/cues\.tsv:2: class: "shout" is unknown/);
    expect(lines[1]).toMatch(/bad\/ponds\.tsv:1: no table is called ponds\.tsv/);
    const bad = JSON.parse(out) as Reading;
    expect(bad.attributions.map(({ cue }) => words(bad, cue))).toContain("bellowed");
  });

  it.each(["brief", "read", "events", "picture"])("%s says when there is no such folder", async (command) => {
    const { code, err } = await sitroom([command, at("reports.jsonl"), "--lexicon", at("nowhere")]);
    expect(code).toBe(2);
    expect(err).toMatch(/^sitroom: cannot read the lexicon .*nowhere: ENOENT\n$/);
  });
});

describe("sitroom lexicon check", () => {
  it("is content with a good folder", async () => {
    expect(await sitroom(["lexicon", "check", at("good")])).toMatchObject({ code: 0, out: "" });
  });

  it("tells what is wrong, missing sources too", async () => {
    const { code, out } = await sitroom(["lexicon", "check", at("bad")]);
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toHaveLength(3);
    expect(out).toMatch(/cues\.tsv:1: no `# source/);
  });

  it.each([[["lexicon", "check"]], [["lexicon", "check", "nowhere-at-all"]], [["lexicon", "prove", "x"]]])(
    "%j is wrong usage",
    async (args) => {
      const { code, err } = await sitroom(args);
      expect(code).toBe(2);
      expect(err).not.toMatch(/\n\s+at /);
    },
  );
});
