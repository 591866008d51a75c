import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sitroom } from "../../test/lib/command-line.ts";
import type { Picture } from "../model/index.ts";

const folder = mkdtempSync(join(tmpdir(), "sitroom-statements-"));
afterAll(() => rmSync(folder, { recursive: true }));

const REPORTS = "examples/obock-strait/reports";

async function pictureWith(file?: string): Promise<{ picture: Picture; err: string }> {
  const more = file === undefined ? [] : ["--statements", file];
  const { out, err } = await sitroom(["picture", REPORTS, ...more]);
  return { picture: JSON.parse(out) as Picture, err };
}

describe("--statements", () => {
  it("applies what is stated and tells each line that is no statement", async () => {
    const { picture } = await pictureWith();
    const { id, exact } = picture.assertions[0]!;
    const base = { author: "Ada Quill", at: "2025-03-12T00:00:00Z" };
    const lines = [
      JSON.stringify({ id: "1", ...base, kind: "reject", assertions: [id], text: "misread" }),
      JSON.stringify({ id: "2", ...base, kind: "reject" }),
      "{",
      JSON.stringify({ id: "3", ...base, kind: "promote", assertions: [id] }),
    ];
    const file = join(folder, "stated.jsonl");
    await writeFile(file, lines.join("\n"));
    const after = await pictureWith(file);
    expect(after.picture.assertions.some((one) => one.id === id)).toBe(false);
    expect(after.picture.statements.map(({ author }) => author)).toEqual(["Ada Quill"]);
    expect(after.err).toContain(`${file}#2: the field "assertions" of a reject is missing or wrong`);
    expect(after.err).toContain(`${file}#3: not a line of JSON`);
    expect(after.err).toContain(`${file}#4: "promote" is no kind of statement`);
    const { out } = await sitroom(["brief", REPORTS, "--statements", file, "--format", "md"]);
    expect(out).toContain("Ada Quill, 2025-03-12 00:00Z, rejected a reading: “misread”");
    expect(exact).not.toBe("");
  });

  it("says where a file cannot be read", async () => {
    const { err, code } = await sitroom(["picture", REPORTS, "--statements", join(folder, "none.jsonl")]);
    expect(err).toContain("--statements: cannot read");
    expect(code).toBe(2);
  });
});
