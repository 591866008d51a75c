import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sitroom } from "./lib/command-line.ts";

const SENTENCE =
  "The ferry Alba ran aground off Port Nemo on Monday and two sailors were hurt, the harbour office said.";
const record = (fields: Record<string, unknown>) => `${JSON.stringify(fields)}\n`;

let folder = "";
const at = (name: string) => join(folder, name);

function warc(body: string): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const head = [
    "WARC/1.0",
    "WARC-Type: response",
    "WARC-Target-URI: http://harbour.example/alba",
    "WARC-Date: 2031-05-05T08:00:00Z",
    "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${http.length}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${http}\r\n\r\n`);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sitroom-bad-"));
  const zipped = gzipSync(record({ text: `${SENTENCE} ${"Rain fell on the harbour. ".repeat(400)}` }));
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256));
  const files: Record<string, string | Buffer> = {
    "empty.txt": "",
    "spaces.txt": " \n\n\t ",
    "binary.txt": noise,
    "notes.docx": Buffer.from(
      "PK\u0003\u0004\u0000\u0000\u0008\u0000\u0000\u0000[Content_Types].xml\u0000\u0000",
    ),
    "broken.json": '{"text": "The ferry',
    "feed.xml": "<rss><channel></channel></rss>",
    "nofeed.xml": "<table><row/></table>",
    "cut.jsonl.gz": zipped.subarray(0, Math.floor(zipped.length / 2)),
    "no.warc": "this is no archive",
    "lines.jsonl": `${record({ text: SENTENCE })}{"text": broken\n${record({ text: `${SENTENCE} Again.` })}`,
    "fields.jsonl": `${record({ text: SENTENCE })}${record({ headline: "No text" })}${record({ text: 7 })}${record({ text: "" })}[]\n`,
    "twice.jsonl":
      record({ id: "a", text: SENTENCE }) + record({ id: "a", text: `${SENTENCE} A third was missing.` }),
    "future.jsonl": record({ text: SENTENCE, published: "2099-05-05" }),
    "latin.txt": Buffer.from(
      "The ferry Alba ran aground off Malmö on Monday, the harbour office in Göteborg said.",
      "latin1",
    ),
    "broken.html": `<html><body><div><p>${SENTENCE}<p>Divers are <b>on their way.</div></table></p`,
    "fine.txt": SENTENCE,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines on standard error, without the closing summary. */
function problems(err: string): string[] {
  return err
    .trim()
    .split("\n")
    .filter((line) => !/^\d+ reports? read/.test(line) && line !== "sitroom: Nothing could be read.");
}

describe("input of which nothing can be read: one line and exit code 1", () => {
  it.each([
    ["empty.txt", "the file is empty"],
    ["spaces.txt", "the file is empty"],
    ["binary.txt", "a binary file, not text"],
    ["notes.docx", "an unknown kind of file"],
    ["broken.json", "not JSON"],
    ["feed.xml", "feed"],
    ["nofeed.xml", "not a feed"],
    ["no.warc", "WARC"],
    ["missing.txt", "there is no such file or folder"],
  ])("%s", async (name, reason) => {
    const { code, out, err } = await sitroom(["read", at(name)]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(problems(err)).toHaveLength(1);
    expect(problems(err)[0]).toContain(`${at(name)}: `);
    expect(problems(err)[0]).toContain(reason);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("gz that breaks off", async () => {
    const { code, err } = await sitroom(["read", at("cut.jsonl.gz")]);
    expect(code).toBe(1);
    expect(problems(err).at(-1)).toMatch(/cut\.jsonl\.gz: the gzip file is cut off/);
    expect(problems(err).length).toBeLessThanOrEqual(2);
  });

  it("an empty folder", async () => {
    mkdirSync(at("nothing"));
    const { code, err } = await sitroom(["brief", at("nothing")]);
    expect(code).toBe(1);
    expect(err).toBe("sitroom: Nothing could be read.\n");
  });
});

describe("input of which the rest is read: one line a problem and exit code 0", () => {
  it("a line of JSONL that is none is told by its number", async () => {
    const { code, out, err } = await sitroom(["read", at("lines.jsonl")]);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(problems(err)).toEqual([expect.stringMatching(/lines\.jsonl#2: not JSON/)]);
  });

  it.each([330, 420])("a WARC file that breaks off inside a record, after %i bytes", async (length) => {
    writeFileSync(at("cut.warc"), warc(`<html><body><p>${SENTENCE}</p></body></html>`).subarray(0, length));
    const { err } = await sitroom(["read", at("cut.warc"), at("fine.txt")]);
    expect(problems(err)).toEqual([expect.stringContaining("the WARC file is cut off in record 1")]);
  });

  it("records without text, each by its number and with its reason", async () => {
    const { code, err } = await sitroom(["read", at("fields.jsonl")]);
    expect(code).toBe(0);
    expect(problems(err)).toEqual([
      expect.stringMatching(/#2: neither "text" nor "html" is given/),
      expect.stringMatching(/#3: the field "text" is not a string/),
      expect.stringMatching(/#4: the field "text" is empty/),
      expect.stringMatching(/#5: not a JSON object/),
    ]);
  });

  it("one id with two texts: one is kept, and it is said", async () => {
    const { code, out, err } = await sitroom(["read", at("twice.jsonl")]);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(problems(err)).toHaveLength(1);
    expect(problems(err)[0]).toMatch(/"?a"?/);
  });

  it("a date in the future is told, and the report read", async () => {
    const { code, out, err } = await sitroom(["read", at("future.jsonl")]);
    expect(code).toBe(0);
    expect(out).toContain("Alba");
    expect(problems(err)).toEqual([
      expect.stringMatching(/future\.jsonl#1: dated 2099-05-05, which lies in the future/),
    ]);
  });

  it.each([
    ["latin.txt", "Malmö"],
    ["broken.html", "Divers are"],
  ])("%s is read without loss and in at most one line", async (name, words) => {
    const { code, out, err } = await sitroom(["read", at(name)]);
    expect(code).toBe(0);
    expect(out).toContain(words);
    expect(problems(err).length).toBeLessThanOrEqual(1);
  });

  it("a folder that leads back to itself is told once", async () => {
    mkdirSync(at("loop"));
    writeFileSync(at("loop/fine.txt"), SENTENCE);
    symlinkSync(at("loop"), at("loop/again"));
    const { code, out, err } = await sitroom(["read", at("loop")]);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(problems(err)).toEqual([expect.stringContaining("a loop of links")]);
  });

  it.skipIf(process.getuid?.() === 0)("a file without permission", async () => {
    mkdirSync(at("closed"));
    writeFileSync(at("closed/fine.txt"), SENTENCE);
    writeFileSync(at("closed/secret.txt"), SENTENCE);
    chmodSync(at("closed/secret.txt"), 0);
    const { code, err } = await sitroom(["read", at("closed")]);
    expect(code).toBe(0);
    expect(problems(err)).toEqual([expect.stringContaining("secret.txt: no permission to read it")]);
  });

  it("names with control characters cannot write on the terminal", async () => {
    const name = "bad\u001b[31m.txt";
    mkdirSync(at("names"));
    writeFileSync(at(join("names", name)), "");
    writeFileSync(at("names/fine.txt"), SENTENCE);
    const { err } = await sitroom(["read", at("names")]);
    expect(err).not.toContain("\u001b");
  });
});

describe("wrong usage: one line and exit code 2", () => {
  it.each([
    ["no path", ["brief"], "no reports given"],
    ["an unknown format", ["brief", "x", "--format", "rtf"], 'format: "rtf" is not known; choose one of'],
    ["an unreadable moment", ["brief", "x", "--as-of", "soon"], '--as-of: cannot read "soon" as a time'],
    ["a day that is none", ["picture", "x", "--as-of", "2031-02-30"], "cannot read"],
    ["a file in no folder", ["read", "FINE", "-q", "-o", "NOWHERE"], "its folder does not exist"],
    ["a file in no folder, before anything is read", ["brief", "x", "-o", "NOWHERE"], "its folder does not"],
  ])("%s", async (_name, args, message) => {
    const places: Record<string, string> = { FINE: at("fine.txt"), NOWHERE: at("no/such/folder/out.jsonl") };
    const { code, out, err } = await sitroom(args.map((arg) => places[arg] ?? arg));
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(message);
  });

  it("a moment before every report leaves an empty brief, not an error", async () => {
    writeFileSync(at("dated.jsonl"), record({ text: SENTENCE, published: "2031-05-05" }));
    const { code, out } = await sitroom(["brief", at("dated.jsonl"), "--as-of", "2000-01-01"]);
    expect(code).toBe(0);
    expect(out).toContain("# Situation report");
  });

  it("a moment after every report changes nothing but the moment", async () => {
    const now = await sitroom(["brief", at("fine.txt")]);
    const later = await sitroom(["brief", at("fine.txt"), "--as-of", "2099-01-01"]);
    expect(later.code).toBe(0);
    expect(later.out.replace(/\*\*As of:\*\*.*/, "")).toBe(now.out.replace(/\*\*As of:\*\*.*/, ""));
  });
});
