import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sitroom } from "../../test/lib/command-line.ts";
import { momentOf } from "./moments.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sitroom-cli-"));
  const reports = [
    ["one", "2031-05-05", "Gunmen attacked the port of Aden on Monday, killing four guards, police said."],
    [
      "two",
      "2031-05-07",
      "Eleven people were killed in the attack on the port of Aden, the ministry said on Wednesday.",
    ],
  ].map(([id, published, text]) => JSON.stringify({ id, published, text, publisher: `Outlet ${id}` }));
  writeFileSync(join(folder, "reports.jsonl"), `${reports.join("\n")}\nnot json\n`);
});

describe("wrong usage", () => {
  it.each([
    ["no arguments", [], "Usage: sitroom"],
    ["no path", ["brief"], "no reports given"],
    ["an unknown command", ["breif", "x"], "unknown command 'breif'"],
    ["an unknown option", ["brief", "x", "--bogus"], "unknown option '--bogus'"],
    ["an unknown format", ["brief", "x", "--format", "odt"], "choose one of md, html, json, pdf, docx"],
    ["an unknown template", ["brief", "x", "--template", "nato"], "choose one of brief, ocha, sitrep"],
    ["an unknown event format", ["events", "x", "--format", "xlsx"], "choose one of jsonl, csv, geojson"],
    ["an unknown schema", ["schema", "brief"], "choose one of reading, event, picture"],
    [
      "an unreadable time",
      ["brief", "x", "--as-of", "yesterday"],
      '--as-of: cannot read "yesterday" as a time. Give a date (2025-03-07',
    ],
    ["a day that is none", ["picture", "x", "--as-of", "2025-02-30"], "cannot read"],
    ["a missing moment", ["changes", "x", "--from", "2025-01-01"], "'--to <time>' not specified"],
  ])("%s", async (_name, args, message) => {
    const { code, out, err } = await sitroom(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("leaves an explanation of what is not there to one line", async () => {
    const { code, err } = await sitroom([
      "explain",
      "nothing-begins-so",
      join(folder, "reports.jsonl"),
      "-q",
    ]);
    expect(code).toBe(2);
    expect(err.trim().split("\n").at(-1)).toContain('begins with "nothing-begins-so"');
  });
});

describe("help", () => {
  it.each([["--help"], ["brief", "--help"], ["help", "events"], ["explain", "--help"], ["schema", "--help"]])(
    "%s %s teaches by example",
    async (...args) => {
      const { code, out } = await sitroom(args.filter((arg) => arg !== undefined));
      expect(code).toBe(0);
      expect(out).toContain("Examples:");
      expect(out).toContain("  sitroom ");
    },
  );

  it("prints the version", async () => {
    expect((await sitroom(["--version"])).out).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe("commands", () => {
  const path = () => join(folder, "reports.jsonl");

  it("says what could not be read and goes on", async () => {
    const { code, err } = await sitroom(["read", path()]);
    expect(code).toBe(0);
    const lines = err.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/reports\.jsonl#3: \S/);
    expect(lines[1]).toBe("2 reports read, 1 problem (above).");
  });

  it("ends with 1 where nothing could be read", async () => {
    const { code, out, err } = await sitroom(["brief", join(folder, "missing")]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("Nothing could be read.");
  });

  it("prints a reading a line, and nothing but JSON", async () => {
    const { out } = await sitroom(["read", path(), "--quiet"]);
    const readings = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(readings.map(({ report }) => report.id)).toEqual(["one", "two"]);
  });

  it("makes a picture of what was known", async () => {
    const early = JSON.parse((await sitroom(["picture", path(), "-q", "--as-of", "2031-05-06"])).out);
    expect(early.asOf).toBe("2031-05-06T23:59:59Z");
    expect(early.reports.map(({ id }: { id: string }) => id)).toEqual(["one"]);
  });

  it("tells changes that lead from one picture to the next", async () => {
    const { out } = await sitroom(["changes", path(), "-q", "--from", "2031-05-06", "--to", "2031-05-08"]);
    const kinds = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ part, kind }) => `${part} ${kind}`);
    expect(kinds).toContain("reports added");
    expect(kinds).toContain("asOf changed");
  });

  it("explains a claim by the beginning of its id", async () => {
    const picture = JSON.parse((await sitroom(["picture", path(), "-q"])).out);
    const [claim] = picture.claims;
    const { code, out } = await sitroom(["explain", claim.id, path(), "-q"]);
    expect(code).toBe(0);
    expect(out).toContain(`Claim ${claim.id}`);
    expect(out).toContain("Origins:");
    expect(out).toContain(">>");
  });

  it.each([
    ["csv", "id,report,start,end,text"],
    ["geojson", '"FeatureCollection"'],
  ])("gives events as %s", async (format, beginning) => {
    expect((await sitroom(["events", path(), "-q", "--format", format])).out).toContain(beginning);
  });

  it("takes the format from the name of the output file", async () => {
    const file = join(folder, "brief.html");
    const { code, out } = await sitroom(["brief", path(), "-q", "-o", file]);
    expect([code, out]).toEqual([0, ""]);
    expect(readFileSync(file, "utf8")).toMatch(/^<!DOCTYPE html>/);
  });

  it("says when it cannot write", async () => {
    const writeFile = async () => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const { code, err } = await sitroom(["brief", path(), "-q", "-o", "x.md"], { writeFile });
    expect(code).toBe(2);
    expect(err).toContain("cannot write x.md: you may not write there (EACCES)");
  });

  it("colours nothing but a terminal", async () => {
    expect((await sitroom(["brief", path(), "-q"])).out).not.toContain("\u001b");
    const shown = await sitroom(["brief", path(), "-q"], { outIsTerminal: true, colours: true });
    expect(shown.out).toContain("\u001b[1m");
    const dull = await sitroom(["brief", path(), "-q"], { outIsTerminal: true, colours: false });
    expect(dull.out).not.toContain("\u001b");
  });

  it("shows progress to people only, and only when it takes long", async () => {
    let clock = 0;
    const slow = () => (clock += 700);
    expect((await sitroom(["read", path()], { errIsTerminal: true })).err).not.toContain("\r");
    expect((await sitroom(["read", path()], { errIsTerminal: true, now: slow })).err).toContain(
      "of 2 reports read",
    );
    expect((await sitroom(["read", path()], { now: slow })).err).not.toContain("\r");
    expect((await sitroom(["read", path(), "-q"], { errIsTerminal: true, now: slow })).err).not.toContain(
      "\r",
    );
  });

  it("reads JSONL from standard input", async () => {
    const stdin = (async function* () {
      yield Buffer.from('{"id":"s","text":"Two people died in the flood, police said."}\n');
    })();
    const { code, out } = await sitroom(["read", "-", "-q"], { stdin });
    expect(code).toBe(0);
    expect(JSON.parse(out).report.id).toBe("s");
  });

  it("gives the same brief each time", async () => {
    const [first, second] = [await sitroom(["brief", path(), "-q"]), await sitroom(["brief", path(), "-q"])];
    expect(first.out).toBe(second.out);
  });
});

describe("momentOf", () => {
  it.each([
    ["2025-03-07", "2025-03-07T23:59:59Z"],
    ["2025-03-07T14:30", "2025-03-07T14:30:00Z"],
    ["2025-03-07 14:30:15", "2025-03-07T14:30:15Z"],
    ["2025-03-07T14:30Z", "2025-03-07T14:30:00Z"],
    ["2025-03-07T14:30+03:00", "2025-03-07T11:30:00Z"],
    ["2025-03-07T01:30+0300", "2025-03-06T22:30:00Z"],
    ["2025-03-07T14:30:15.123Z", "2025-03-07T14:30:15Z"],
    ["2124-01-01", "2124-01-01T23:59:59Z"],
  ])("%s", (text, expected) => {
    expect(momentOf(text, "--as-of")).toBe(expected);
  });

  it.each([
    "",
    "7 March",
    "2025-3-7",
    "2025-13-01",
    "2025-02-30T10:00",
    "2025-03-07T25:00",
    "2025-03-07T10:00 EST",
  ])("refuses %s", (text) => {
    expect(() => momentOf(text, "--as-of")).toThrow(/--as-of: cannot read/);
  });
});
