import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Capture } from "../src/model/index.ts";
import { readCaptures } from "../src/pipeline.ts";
import { readInThreads } from "../src/workers/pool.ts";
import { sitroom } from "./lib/command-line.ts";

const TEXTS = [
  "Gunmen attacked the port of Aden on Monday, killing four guards, police said.",
  "The river rose by two metres overnight and 300 families left Porto Velho, the mayor told Radio Norte.",
  "“We will not pay,” the finance minister said. The strike goes on until Friday.",
  "Health officials in Mombasa confirmed 12 cases of cholera; at least three people have died.",
];

function captureOf(content: string, id: string): Capture {
  return {
    id,
    path: `${id}.txt`,
    kind: "text",
    content,
    url: null,
    publisher: null,
    headline: null,
    authors: [],
    published: "2031-05-06",
    retrieved: null,
    language: "en",
  };
}

const captures = TEXTS.map((text, index) => captureOf(text, `report-${index}`));
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe("reading in threads", () => {
  it("gives what reading here gives, whatever the order, copies and clashes of ids included", async () => {
    const given = [...captures, captures[0]!, captureOf("Another text under the same id.", "report-1")];
    const here = JSON.stringify(readCaptures(given));
    expect(here).toContain("already used by another text");
    const seen: string[] = [];
    const there = await readInThreads(given, 2, ({ report }) => seen.push(report.id));
    expect(JSON.stringify(there)).toBe(here);
    expect(seen).toHaveLength(given.length);
    expect(JSON.stringify(await readInThreads([...given].reverse(), 2))).toBe(here);
  }, 300_000);

  it("makes a report that ends its thread one diagnostic and reads the rest", async () => {
    const given = [...captures, captureOf("END THE THREAD now.", "bad")];
    const { readings, diagnostics } = await readInThreads(given, 2, () => {}, {
      file: file("lib/failing-worker.mjs"),
    });
    expect(readings).toEqual(JSON.parse(JSON.stringify(readCaptures(captures).readings)));
    expect(diagnostics).toEqual([{ path: "bad.txt", reason: expect.stringMatching(/^could not be read: /) }]);
  }, 300_000);

  it("reads here where no thread can start, and says so in one line", async () => {
    const lines: string[] = [];
    const { readings } = await readInThreads(captures, 2, () => {}, {
      file: file("lib/no-such-worker.mjs"),
      warn: (line) => lines.push(line),
    });
    expect(readings).toHaveLength(captures.length);
    expect(lines).toEqual([expect.stringMatching(/^no thread could be started, reading in one: [^\n]+$/)]);
  }, 300_000);
});

describe("the command line", () => {
  const child = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ["--import", "tsx", "--require", file("lib/list-loaded.cjs"), file("../src/cli/main.ts"), ...args],
      { encoding: "utf8", cwd: file("..") },
    );
  const reports = join(mkdtempSync(join(tmpdir(), "sitroom-workers-")), "reports.jsonl");
  writeFileSync(
    reports,
    captures.map(({ id, content: text }) => `${JSON.stringify({ id, text })}\n`).join(""),
  );

  it("loads no model and no table to show its help", () => {
    const { stderr, stdout, status } = child("--help");
    expect(stdout).toContain("Usage: sitroom");
    expect(stderr).toContain("LOADED \n");
    expect(status).toBe(0);
  }, 300_000);

  it("reads in threads and ends", async () => {
    const { stdout, stderr, status } = child("read", reports, "--workers", "2");
    expect(stderr).toContain("parser.bin");
    expect(status).toBe(0);
    expect(stdout).toBe((await sitroom(["read", reports, "--workers", "1"])).out);
  }, 300_000);

  it.each(["0", "two", "-1", "1.5"])("refuses %s threads", async (count) => {
    const { code, err } = await sitroom(["read", reports, `--workers=${count}`]);
    expect(code).toBe(2);
    expect(err).toContain("is no number of threads");
  });
});
