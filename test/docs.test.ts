import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { modelDocText } from "../scripts/build-schemas.ts";
import * as library from "../src/index.ts";
import { sitroom } from "./lib/command-line.ts";

const ROOT = resolve(import.meta.dirname, "..");
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const COMMANDS = [
  "brief",
  "read",
  "events",
  "picture",
  "changes",
  "explain",
  "export",
  "add",
  "watch",
  "alert",
  "lexicon",
  "schema",
  "serve",
  "mcp",
  "user",
  "store",
];

/** All the TypeScript of the project, for finding words. */
function sources(folder = join(ROOT, "src")): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

/** Paths in backticks or link targets that name a file or folder of the project. */
function pathsIn(markdown: string): string[] {
  const quoted = [
    ...markdown.matchAll(/`((?:src|test|scripts|docs|models|schemas|evaluation|examples)\/[\w./-]+)`/g),
  ];
  const linked = [...markdown.matchAll(/\]\((?!https?:)([\w./-]+)(?:#[\w-]+)?\)/g)];
  return [...quoted, ...linked].map((match) => match[1]!);
}

describe("docs/cli.md", () => {
  it.each(COMMANDS)("has %s with every option it takes", async (command) => {
    const doc = text("docs/cli.md");
    expect(doc).toContain(`## ${command}\n`);
    const { out } = await sitroom([command, "--help"]);
    const options = [...out.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
    for (const option of new Set(options)) if (option !== "--help") expect(doc, option).toContain(option);
  });

  it("names no option that is none", async () => {
    const helps = await Promise.all(
      COMMANDS.map(async (command) => (await sitroom([command, "--help"])).out),
    );
    for (const [option] of text("docs/cli.md").matchAll(/--[a-z][a-z-]+/g))
      expect(helps.join("\n")).toContain(option);
  });

  it("has every command the program has", async () => {
    const { out } = await sitroom(["--help"]);
    const names = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!);
    for (const name of names.filter((one) => one !== "help" && one !== "sitroom"))
      expect(COMMANDS).toContain(name);
  });
});

describe("docs/model.md", () => {
  it("is current (npx tsx scripts/build-schemas.ts)", () => {
    expect(text("docs/model.md")).toBe(modelDocText());
  });
});

describe("README.md and src/index.ts", () => {
  it("names only what the library exports", () => {
    const [, names] = /import \{ ([^}]+) \} from "sitroom"/.exec(text("README.md")) ?? [];
    expect(names).toBeDefined();
    for (const name of names!.split(", ")) expect(Object.keys(library)).toContain(name);
  });

  it("exports nothing without a docstring", () => {
    const all = sources().join("\n");
    for (const name of Object.keys(library)) {
      const declared = new RegExp(`\\*/\\nexport (?:async )?(?:function\\*?|const|class) ${name}\\b`);
      expect(declared.test(all), `${name} has no docstring`).toBe(true);
    }
  });
});

describe("files named in documents", () => {
  it.each([
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/cli.md",
    "docs/concepts.md",
    "docs/export.md",
    "docs/lexicons.md",
    "docs/library.md",
    "docs/store.md",
    "docs/web.md",
    "docs/watch.md",
    "docs/server.md",
  ])("%s", (file) => {
    for (const path of pathsIn(text(file))) {
      const near = join(ROOT, file, "..", path);
      expect(existsSync(join(ROOT, path)) || existsSync(near), `${file} names ${path}`).toBe(true);
    }
  });
});

describe("GLOSSARY.md", () => {
  it("names only types the code has", () => {
    const all = sources().join("\n");
    for (const [, type] of text("GLOSSARY.md").matchAll(/`([A-Z]\w+)`/g))
      expect(new RegExp(`\\b${type}\\b`).test(all), type).toBe(true);
  });

  it("has only words the code or the documents use", () => {
    const all = [...sources(), text("ARCHITECTURE.md"), text("docs/concepts.md")].join("\n").toLowerCase();
    const rows = [...text("GLOSSARY.md").matchAll(/^\| ([a-z][^|]*?) \|/gm)].map((match) => match[1]!);
    const words = rows.flatMap((row) => row.split(", ")).filter((one) => one !== "word");
    for (const word of words) expect(all.includes(word.toLowerCase()), word).toBe(true);
  });
});
