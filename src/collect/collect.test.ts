import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Capture, Diagnostic } from "../model/index.ts";
import { collect, isDiagnostic } from "./collect.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "collect-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function gather(...paths: string[]): Promise<{ captures: Capture[]; diagnostics: Diagnostic[] }> {
  const captures: Capture[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const item of collect(paths)) (isDiagnostic(item) ? diagnostics : captures).push(item as never);
  return { captures, diagnostics };
}

function warc(records: string[]): Buffer {
  return Buffer.concat(records.map((record) => Buffer.from(record)));
}

/** A response whose body is packed. */
function packedResponse(encoding: string, body: Buffer): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${encoding}\r\n\r\n`;
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length + body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head + http), body, Buffer.from("\r\n\r\n")]);
}

function response(url: string, html: string, type = "text/html; charset=utf-8", status = "200 OK"): string {
  const http = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n\r\n${html}`;
  return [
    "WARC/1.0",
    "WARC-Type: response",
    `WARC-Target-URI: ${url}`,
    "WARC-Date: 2031-05-07T10:00:00Z",
    `WARC-Record-ID: <urn:uuid:${"0".repeat(8)}-0000-0000-0000-000000000000>`,
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${Buffer.byteLength(http)}`,
    "",
    `${http}\r\n\r\n`,
  ].join("\r\n");
}

describe("what is read", () => {
  it("walks folders by code unit, skips hidden and unknown files, gives paths below the argument", async () => {
    await put("tree/b.txt", "The port of Vessen is closed.");
    await put("tree/B/a.md", "The road to Kesh is open.");
    await put("tree/.hidden.txt", "no");
    await put("tree/photo.jpg", "no");
    const { captures, diagnostics } = await gather(join(folder, "tree"));
    expect(captures.map(({ path }) => path)).toEqual(["B/a.md", "b.txt"]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ["utf-8 with a mark", Buffer.from("\uFEFFVessen – closed"), "Vessen – closed"],
    ["utf-16le with a mark", Buffer.from("\uFEFFVessen – closed", "utf16le"), "Vessen – closed"],
    ["utf-16le without", Buffer.from("Vessen closed again", "utf16le"), "Vessen closed again"],
    ["windows-1252", Buffer.from([0x56, 0x93, 0x61, 0x94, 0xe9]), "V“a”é"],
  ])("decodes %s", async (name, bytes, text) => {
    const { captures, diagnostics } = await gather(await put(`${name.replaceAll(" ", "-")}.txt`, bytes));
    expect(captures[0]?.content).toBe(text);
    expect(diagnostics).toEqual([]);
  });

  it("takes the encoding a page declares", async () => {
    const head = Buffer.from('<html><head><meta charset="windows-1251"></head><body>');
    const page = await put("cyr.html", Buffer.concat([head, Buffer.from([0xcc, 0xe8, 0xf0])]));
    expect((await gather(page)).captures[0]?.content).toMatch(/Мир$/);
  });

  it("keeps a text record as it is and fills in what the record says", async () => {
    const record = {
      id: 7,
      text: " Vessen\r\nis closed. ",
      publisher: "Vessen Post",
      authors: ["Ida Tal"],
      published: "2031-05-07",
    };
    const { captures } = await gather(await put("r.jsonl", `${JSON.stringify(record)}\n\n`));
    expect(captures[0]).toMatchObject({
      id: "7",
      path: "r.jsonl#1",
      content: record.text,
      publisher: "Vessen Post",
      authors: ["Ida Tal"],
    });
  });

  it.each([
    [
      "rss.xml",
      `<rss version="2.0"><channel><title>Vessen Post</title><item><title>Port shut</title><link>https://post.example/1</link><pubDate>Wed, 07 May 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;The port is shut.&lt;/p&gt;</description></item></channel></rss>`,
    ],
    [
      "atom.xml",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Vessen Post</title><id>f</id><updated>2031-05-07T10:00:00Z</updated><entry><title>Port shut</title><id>1</id><link href="https://post.example/1"/><updated>2031-05-07T10:00:00Z</updated><content type="html">&lt;p&gt;The port is shut.&lt;/p&gt;</content></entry></feed>`,
    ],
    [
      "cut.rss.xml",
      `<rss version="2.0"><channel><title>Vessen Post</title><item><title>Port shut</title><link>https://post.example/1</link><pubDate>Wed, 07 May 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;The port is shut.&lt;/p&gt;</description></item><item><title>Ferries to`,
    ],
    [
      "feed.json",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Vessen Post",
        items: [
          {
            id: "1",
            title: "Port shut",
            url: "https://post.example/1",
            content_html: "<p>The port is shut.</p>",
            date_published: "2031-05-07T10:00:00Z",
          },
        ],
      }),
    ],
  ])("reads the entries of %s", async (name, feed) => {
    const { captures } = await gather(await put(name, feed));
    expect(captures).toHaveLength(1);
    expect(captures[0]).toMatchObject({
      path: `${name}#1`,
      kind: "html",
      publisher: "Vessen Post",
      headline: "Port shut",
      url: "https://post.example/1",
      content: "<p>The port is shut.</p>",
    });
    expect(captures[0]!.published).toMatch(/2031/);
  });

  it("reads a mail: subject, sender and date", async () => {
    const mail =
      "From: Vessen Desk <desk@post.example>\r\nSubject: =?utf-8?q?Port_shut_=E2=80=93_again?=\r\nDate: Wed, 07 May 2031 10:00:00 +0200\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 is shut.\r\n";
    const { captures } = await gather(await put("m.eml", mail));
    expect(captures[0]).toMatchObject({
      headline: "Port shut – again",
      publisher: "Vessen Desk",
      published: "Wed, 07 May 2031 10:00:00 +0200",
    });
    expect(captures[0]!.content).toContain("The café is shut.");
  });

  it("reads the pages of a WARC, plain, as one gzip and record by record", async () => {
    const records = [
      response("https://post.example/1", "<p>One</p>"),
      response("https://post.example/x.png", "x", "image/png"),
      response("https://post.example/gone", "<p>no</p>", "text/html", "404 Not Found"),
      response("https://post.example/2", "<p>Two – latin</p>"),
    ];
    const files = [
      await put("p.warc", warc(records)),
      await put("q.warc.gz", gzipSync(warc(records))),
      await put("r.warc.gz", Buffer.concat(records.map((record) => gzipSync(record)))),
    ];
    for (const file of files) {
      const { captures, diagnostics } = await gather(file);
      expect(captures.map(({ content }) => content)).toEqual(["<p>One</p>", "<p>Two – latin</p>"]);
      expect(captures[0]).toMatchObject({ url: "https://post.example/1", retrieved: "2031-05-07T10:00:00Z" });
      expect(captures[1]!.path).toMatch(/#4$/);
      expect(diagnostics).toEqual([]);
    }
  });

  it("reads JSONL from standard input, whole lines from any chunks", async () => {
    const lines = '{"text":"The port is shut."}\n{"text":"It is open – again."}';
    async function* stdin() {
      for (const byte of Buffer.from(lines)) yield Uint8Array.of(byte);
    }
    const found: string[] = [];
    for await (const item of collect(["-"], { stdin: stdin() }))
      found.push(isDiagnostic(item) ? item.reason : item.content);
    expect(found).toEqual(["The port is shut.", "It is open – again."]);
  });

  it("unpacks gzip by its first bytes, whatever its name", async () => {
    const text = "The port of Vessen is closed.";
    const files = [await put("a.txt.gz", gzipSync(text)), await put("b.txt", gzipSync(text))];
    for (const file of files) expect((await gather(file)).captures[0]?.content).toBe(text);
  });
});

describe("packed, unnamed, met twice", () => {
  const page = `<p>${"The port of Vessen is closed. ".repeat(500)}</p>`;

  it.each<[string, Buffer]>([
    ["br", brotliCompressSync(page)],
    ["gzip", gzipSync(page)],
    ["deflate", deflateSync(page)],
    ["deflate", deflateRawSync(page)],
  ])("unpacks %s in a WARC and goes on", async (encoding, body) => {
    const file = await put(
      `packed-${encoding}-${body.length}.warc`,
      Buffer.concat([
        packedResponse("br", Buffer.from([0, 1, 2, 0, 1, 2])),
        packedResponse("zstd", Buffer.from("x")),
        packedResponse(encoding, body),
        Buffer.from(response("https://post.example/2", "<p>Two</p>")),
      ]),
    );
    const { captures, diagnostics } = await gather(file);
    expect(captures.map(({ content }) => content)).toEqual([page, "<p>Two</p>"]);
    expect(diagnostics.map(({ path, reason }) => `${path.slice(-2)} ${reason}`)).toEqual([
      expect.stringMatching(/^#1 .*damaged/),
      expect.stringMatching(/^#2 .*zstd/),
    ]);
  });

  it.each<[string, string, Capture["kind"], string]>([
    ["page", "<!DOCTYPE html><html><p>Shut.</p></html>", "html", "<p>Shut.</p>"],
    ["page.cache", "<div>Shut.</div>", "html", "Shut."],
    ["one.data", '{"text":"Shut."}', "text", "Shut."],
    ["list.data", '[{"text":"Shut."}]', "text", "Shut."],
    ["lines.data", '{"text":"Shut."}\n{"text":"Open."}\n', "text", "Shut."],
    ["report", "[ad_1]\nShut.", "text", "[ad_1]"],
    ["mail.msg", "From: Desk <d@post.example>\nSubject: Port\n\nShut.\n", "text", "Shut."],
  ])("tells what %s holds by its first bytes where it is named", async (name, content, kind, start) => {
    const path = await put(`sniff/${name}`, content);
    const { captures, diagnostics } = await gather(path);
    expect(diagnostics).toEqual([]);
    expect(captures[0]).toMatchObject({ kind, content: expect.stringContaining(start) });
  });

  it("reads a file once, however many paths lead to it", async () => {
    const file = await put("twice/a.txt", "The port is shut.");
    await put("twice/b.txt", "The port is open.");
    const { captures } = await gather(join(folder, "twice"), join(folder, "twice"), file);
    expect(captures.map(({ path }) => path)).toEqual(["a.txt", "b.txt"]);
  });

  it("opens a file whose name is no UTF-8", async () => {
    await put("names/b.txt", "The port is open.");
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/names/caf`), Buffer.from([0xe9]), Buffer.from(".txt")]),
      "Shut.",
    );
    const { captures, diagnostics } = await gather(join(folder, "names"));
    expect(diagnostics).toEqual([]);
    expect(captures.map(({ path, content }) => [path, content])).toEqual([
      ["b.txt", "The port is open."],
      ["caf\uFFFD.txt", "Shut."],
    ]);
  });

  it("joins the soft line breaks of a mail in quoted-printable", async () => {
    const mail =
      "From: a@post.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe port of Vessen is sh=\r\nut =E2=80=93 again.\r\n";
    expect((await gather(await put("soft.eml", mail))).captures[0]!.content.trim()).toBe(
      "The port of Vessen is shut – again.",
    );
  });
});

describe("bad input: one clear line each, and the rest goes on", () => {
  it.each<[string, string | Uint8Array, RegExp, number]>([
    ["empty.txt", "", /empty/, 0],
    ["blank.txt", " \n\n", /empty/, 0],
    ["binary.txt", Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3, 0, 0, 9, 4, 0]), /binary/, 0],
    ["notes.docx", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), /unknown kind/, 0],
    ["bad.json", "{", /not JSON/, 0],
    ["number.json", "3", /not a JSON object/, 0],
    ["nofield.json", '{"title":"x"}', /neither "text" nor "html"/, 0],
    ["wrongfield.json", '{"text":"x","url":5}', /"url" is not a string/, 0],
    ["nofeed.xml", "<note><to>x</to></note>", /not a feed/, 0],
    ["nomail.eml", "\n\n", /mail/, 0],
    ["nowarc.warc", "hello\n\nthere\n", /WARC/, 0],
    ["broken.html", '<html><head><meta charset="utf-8"></head><body><p>caf\xe9', /utf-8/, 1],
    ["cut.txt.gz", gzipSync("The port of Vessen is closed. ".repeat(2000)).subarray(0, 120), /cut off/, 1],
    [
      "cut.warc",
      warc([
        response("https://post.example/1", "<p>One</p>"),
        response("https://post.example/2", `<p>${"Two ".repeat(99)}</p>`),
      ]).subarray(0, 900),
      /cut off/,
      2,
    ],
    [
      "cut-image.warc",
      warc([response("https://post.example/x.png", "x".repeat(999), "image/png")]).subarray(0, 700),
      /cut off/,
      0,
    ],
    [
      "cut.warc.gz",
      gzipSync(warc([response("https://post.example/1", "<p>One</p>")])).subarray(0, 150),
      /cut off|damaged/,
      0,
    ],
  ])("%s", async (name, content, reason, captured) => {
    const bytes = name === "broken.html" ? Buffer.from(content as string, "latin1") : content;
    const path = await put(`bad/${name}`, bytes);
    const { captures, diagnostics } = await gather(path);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]!.path).toContain(path);
    expect(diagnostics[0]!.reason).toMatch(reason);
    expect(diagnostics[0]!.reason).not.toMatch(/\n/);
    expect(captures.length).toBeLessThanOrEqual(captured);
  });

  it("tells the number of a bad JSONL line and reads the others", async () => {
    const { captures, diagnostics } = await gather(
      await put("some.jsonl", '{"text":"a b"}\n{oops\n{"html":""}\n{"text":"c d"}\n'),
    );
    expect(captures.map(({ path }) => path)).toEqual(["some.jsonl#1", "some.jsonl#4"]);
    expect(diagnostics.map(({ path, reason }) => `${path.split("/").pop()}: ${reason}`)).toEqual([
      expect.stringMatching(/^some\.jsonl#2: not JSON: /),
      'some.jsonl#3: the field "html" is empty',
    ]);
  });

  it("says what standard input takes where it is given bare text", async () => {
    async function* stdin() {
      yield Buffer.from("Two people were killed.\n");
    }
    const reasons: string[] = [];
    for await (const item of collect(["-"], { stdin: stdin() }))
      if ("reason" in item) reasons.push(item.reason);
    expect(reasons).toEqual([expect.stringContaining("standard input takes JSONL, one record a line")]);
  });

  it("tells a missing path and goes on", async () => {
    const { captures, diagnostics } = await gather(
      join(folder, "nowhere"),
      await put("here.txt", "The port is shut."),
    );
    expect(diagnostics).toEqual([
      { path: join(folder, "nowhere"), reason: "there is no such file or folder" },
    ]);
    expect(captures).toHaveLength(1);
  });

  it("does not follow a loop of links", async () => {
    await put("loop/inner/a.txt", "The port is shut.");
    await symlink(join(folder, "loop"), join(folder, "loop/inner/back"));
    const { captures, diagnostics } = await gather(join(folder, "loop"));
    expect(captures).toHaveLength(1);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]!.reason).toMatch(/loop/);
  });

  it("states the limit for a page that is too large", async () => {
    const { captures, diagnostics } = await gather(
      await put("huge.html", Buffer.alloc(50 * 1024 * 1024 + 1, "a")),
    );
    expect(captures).toEqual([]);
    expect(diagnostics[0]!.reason).toMatch(/50 MB/);
  });

  it("turns an error of the file system into a line", async () => {
    const denied = Object.assign(new Error("EACCES: x"), { code: "EACCES" });
    const effects = {
      stat: async () => ({ kind: "file" as const, size: 3, modified: 0 }),
      list: async () => [],
      real: async (path: string) => path,
      // biome-ignore lint/correctness/useYield: a stream that fails before its first chunk
      open: async function* (): AsyncGenerator<Uint8Array> {
        throw denied;
      },
    };
    const found = [];
    for await (const item of collect(["secret.txt"], { effects })) found.push(item);
    expect(found).toEqual([{ path: "secret.txt", reason: "no permission to read it" }]);
  });
});
