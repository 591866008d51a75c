import { createServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { openSite, type Reply, type Site, type TestClock, testClock, testWorld } from "../../test/lib/web.ts";
import { get } from "./fetch.ts";
import { LIMITS, type Limits } from "./limits.ts";

let site: Site;
let clock: TestClock;

async function serve(pages: Record<string, Reply>): Promise<void> {
  site = await openSite(pages);
  clock = testClock();
}

function fetchPath(path: string, limits: Partial<Limits> = {}, names: Record<string, string[]> = {}) {
  const effects = testWorld(clock, names);
  const options = {
    effects,
    limits: { ...LIMITS, allowedHosts: ["127.0.0.1"], ...limits },
    agent: "sitroom",
  };
  return get(URL.canParse(path) ? path : site.origin + path, options);
}

afterEach(() => site.close());

describe("what is read", () => {
  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ] as const)("%s is unpacked", async (packing, pack) => {
    await serve({ "/": { headers: { "content-encoding": packing }, body: pack("The quay is open.") } });
    const { bytes, url } = await fetchPath("/");
    expect(Buffer.from(bytes).toString()).toBe("The quay is open.");
    expect(url).toBe(`${site.origin}/`);
  });

  it("follows redirects, and sends credentials to their own host only", async () => {
    const other = await openSite({ "/b": "there" });
    await serve({ "/a": { status: 302, headers: { location: `${other.origin}/b` } } });
    const { url } = await fetchPath(`${site.origin.replace("//", "//mole:secret@")}/a`);
    expect(url).toBe(`${other.origin}/b`);
    expect(site.asked[0]!.headers.authorization).toBe(`Basic ${btoa("mole:secret")}`);
    expect(other.asked[0]!.headers.authorization).toBeUndefined();
    await other.close();
  });
});

describe("what is refused", () => {
  it.each([
    ["too many redirects", { "/": { status: 301, headers: { location: "/" } } }, /more than 5 redirects/],
    ["a redirect to nowhere", { "/": { status: 301 } }, /redirects to no address/],
    [
      "a redirect to a private address",
      { "/": { status: 302, headers: { location: "http://10.0.0.1/admin" } } },
      /10\.0\.0\.1 is not on the public internet/,
    ],
    [
      "a redirect to the address clouds keep secrets at",
      { "/": { status: 302, headers: { location: "http://169.254.169.254/latest" } } },
      /169\.254\.169\.254 is not on the public internet/,
    ],
    [
      "a redirect to a number that is the loopback address",
      { "/": { status: 302, headers: { location: "http://0x7f.2/" } } },
      /127\.0\.0\.2 is not/,
    ],
    [
      "a redirect to an IPv4-mapped address",
      { "/": { status: 302, headers: { location: "http://[::ffff:127.0.0.1]/" } } },
      /::ffff:7f00:1 is not/,
    ],
    [
      "a redirect to a file",
      { "/": { status: 302, headers: { location: "file:///etc/passwd" } } },
      /only http/,
    ],
    ["an unknown packing", { "/": { headers: { "content-encoding": "zip" }, body: "x" } }, /packed as "zip"/],
    ["damaged gzip", { "/": { headers: { "content-encoding": "gzip" }, body: "no gzip" } }, /damaged/],
    [
      "gzip that is cut off",
      {
        "/": {
          headers: { "content-encoding": "gzip" },
          body: gzipSync("a long story".repeat(99)).subarray(0, 30),
        },
      },
      /damaged/,
    ],
    ["a status that is an error", { "/": { status: 403 } }, /answered 403 \(not allowed\)/],
  ] as [string, Record<string, Reply>, RegExp][])("%s", async (_name, pages, message) => {
    await serve(pages);
    await expect(fetchPath("/")).rejects.toThrow(message);
  });

  it("a gzip bomb, long before it is unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    await serve({ "/": { headers: { "content-encoding": "gzip" }, body: bomb } });
    await expect(fetchPath("/")).rejects.toThrow(/more than 100 times its size/);
  });

  it("what is larger than the limit, packed or not", async () => {
    await serve({
      "/": "a".repeat(2_000),
      "/packed": { headers: { "content-encoding": "gzip" }, body: gzipSync("a".repeat(2_000)) },
    });
    await expect(fetchPath("/", { bytes: 1_000 })).rejects.toThrow(/limit of 1000 bytes/);
    await expect(fetchPath("/packed", { bytes: 1_000 })).rejects.toThrow(/limit of 1000 bytes/);
  });

  it("a host whose name leads to a private address, also beside a public one", async () => {
    await serve({});
    const names = { "quay.example": ["8.8.8.8", "192.168.0.9"], "void.example": [] };
    await expect(fetchPath("http://quay.example/", {}, names)).rejects.toThrow(/192\.168\.0\.9/);
    await expect(fetchPath("http://void.example/", {}, names)).rejects.toThrow(/there is no host/);
    await expect(fetchPath("http://[::1]/", {}, names)).rejects.toThrow(/::1 is not on the public internet/);
  });

  it("to look a name up a second time: the connection goes to the address that was checked", async () => {
    await serve({ "/": "here" });
    let times = 0;
    const effects = {
      ...testWorld(clock),
      resolve: async () => (times++ === 0 ? ["127.0.0.1"] : ["10.0.0.1"]),
    };
    const limits = { ...LIMITS, allowedHosts: ["quay.example"] };
    const { port } = new URL(site.origin);
    const { bytes } = await get(`http://quay.example:${port}/`, { effects, limits, agent: "sitroom" });
    expect([Buffer.from(bytes).toString(), times]).toEqual(["here", 1]);
    expect(site.asked[0]!.headers.host).toBe(`quay.example:${port}`);
  });
});

describe("slow and broken servers", () => {
  it("one that never answers is given up when the time is over", async () => {
    await serve({ "/": () => clock.advance(LIMITS.time) });
    await expect(fetchPath("/")).rejects.toThrow(/not done within 60 s/);
  });

  it("a name server that never answers is given up, too", async () => {
    await serve({});
    const resolve = () => {
      clock.advance(LIMITS.time);
      return new Promise<string[]>(() => undefined);
    };
    const effects = { ...testWorld(clock), resolve };
    const fetching = get("http://quay.example/", { effects, limits: LIMITS, agent: "sitroom" });
    await expect(fetching).rejects.toThrow(/not done within 60 s/);
  });

  it("one that trickles is given up as well", async () => {
    await serve({
      "/": (_request, response) => {
        response.writeHead(200);
        response.write("a", () => clock.advance(LIMITS.time));
      },
    });
    await expect(fetchPath("/")).rejects.toThrow(/not done within 60 s/);
  });

  it("one that stops in the middle is told", async () => {
    await serve({
      "/": (_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.destroy());
      },
    });
    await expect(fetchPath("/")).rejects.toThrow(/broke off|shorter than announced/);
  });

  it("one that is not there is told", async () => {
    await serve({});
    const gone = createServer();
    await new Promise<void>((done) => gone.listen(0, "127.0.0.1", done));
    const { port } = gone.address() as { port: number };
    await new Promise((done) => gone.close(done));
    await expect(fetchPath(`http://127.0.0.1:${port}/`)).rejects.toThrow(/refuses the connection/);
  });

  it("Retry-After is handed on", async () => {
    await serve({ "/": { status: 503, headers: { "retry-after": "90" } } });
    await expect(fetchPath("/")).rejects.toMatchObject({ status: 503, retryAfter: 90_000, ofHost: true });
  });
});
