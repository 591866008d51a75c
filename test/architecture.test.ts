import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../src");

/** Rooms and the rooms they may import; a room may always import itself. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  text: [],
  lexicon: ["model", "text"],
  clean: ["model", "text", "lexicon"],
  read: ["model", "text", "lexicon"],
  link: ["model", "text", "lexicon"],
  fuse: ["model", "text"],
  picture: ["model", "text"],
  products: ["model", "text", "lexicon"],
  collect: ["model", "text"],
  store: ["model", "text"],
  watch: ["collect", "store", "model", "text"],
  pipeline: ["model", "text", "lexicon", "clean", "read", "link", "fuse", "picture", "store"],
  desk: ["model", "text", "picture", "pipeline"],
  workers: ["model", "text", "lexicon", "pipeline"],
  server: ["pipeline", "desk", "products", "store", "collect", "watch", "model", "text", "picture"],
  cli: [
    "pipeline",
    "desk",
    "products",
    "store",
    "collect",
    "watch",
    "model",
    "text",
    "picture",
    "server",
    "workers",
  ],
  web: ["model"],
  index: [
    "model",
    "text",
    "collect",
    "clean",
    "read",
    "link",
    "fuse",
    "picture",
    "products",
    "pipeline",
    "desk",
  ],
};

/** Rooms without the world: no Node modules, clock, chance or environment. */
const PURE = new Set([
  "model",
  "text",
  "clean",
  "read",
  "link",
  "fuse",
  "picture",
  "products",
  "pipeline",
  "desk",
]);
const WORLD =
  /\bfrom "node:|\bimport\("node:|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\./;

interface File {
  path: string;
  room: string;
  text: string;
  imports: string[];
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(?:ts|svelte)$/.test(path) && !/\.(?:test|suite)\.ts$/.test(path) ? [path] : [];
  });
}

function roomOf(path: string): string {
  const [first] = relative(SOURCE, path).split(sep);
  return first!.replace(/\.ts$/, "");
}

const files: File[] = sourceFiles(SOURCE).map((path) => {
  const text = readFileSync(path, "utf8");
  const imports = [...text.matchAll(/(?:from|import\()\s*"(\.{1,2}\/[^"]+)"/g)].map(([, target]) =>
    resolve(dirname(path), target!),
  );
  return { path: relative(SOURCE, path), room: roomOf(path), text, imports };
});

describe("the house", () => {
  it("has files in every stage", () => {
    const rooms = new Set(files.map(({ room }) => room));
    for (const room of [
      "model",
      "text",
      "lexicon",
      "collect",
      "clean",
      "read",
      "link",
      "fuse",
      "picture",
      "products",
      "store",
      "watch",
      "cli",
      "web",
    ]) {
      expect(rooms, room).toContain(room);
    }
  });

  it.each(files.map((file) => [file.path, file] as const))(
    "%s imports only what its room may",
    (_path, file) => {
      const allowed = MAY_IMPORT[file.room];
      expect(allowed, `room "${file.room}" is not in the table`).toBeDefined();
      const foreign = file.imports
        .map(roomOf)
        .filter((room) => room !== file.room && !allowed!.includes(room));
      expect(foreign).toEqual([]);
    },
  );

  it.each(files.filter(({ room }) => PURE.has(room)).map((file) => [file.path, file] as const))(
    "%s knows nothing of the world",
    (_path, file) => {
      expect(WORLD.exec(file.text)?.[0]).toBeUndefined();
    },
  );

  it("knows the database only in store/sqlite", () => {
    const knowing = files.filter(({ text }) => text.includes('"@photostructure/sqlite"'));
    expect(knowing.length).toBeGreaterThan(0);
    for (const { path } of knowing) expect(path).toMatch(/^store.sqlite./);
  });

  it("lets the page see nothing but the model's types, and never set markup from text", () => {
    const page = files.filter(({ room }) => room === "web");
    expect(page.length).toBeGreaterThan(0);
    for (const { path, text } of page) {
      expect(text, path).not.toMatch(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
      for (const [line] of text.matchAll(/^ *import [^;]*?from "[^"]*\/model\/[^"]+";/gm))
        expect(line.trim(), path).toMatch(/^import type /);
    }
  });

  it("has no cycle of imports", () => {
    expect(cycleIn(new Map(files.map((file) => [join(SOURCE, file.path), file.imports])))).toEqual([]);
  });
});

/** One cycle of the graph, or an empty list. */
function cycleIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    trail.push(path);
    for (const target of graph.get(path) ?? []) {
      const cycle = visit(target);
      if (cycle.length > 0) return cycle;
    }
    trail.pop();
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const cycle = visit(path);
    if (cycle.length > 0) return cycle.map((file) => relative(SOURCE, file));
  }
  return [];
}
