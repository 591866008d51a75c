import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { collect, isDiagnostic } from "../../src/collect/collect.ts";
import type { Capture, Diagnostic, Reading } from "../../src/model/index.ts";
import { readCaptures } from "../../src/pipeline.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Folders that hold one situation each: `<folder>/reports/` and what it should give. */
export function situationFolders(): string[] {
  return ["examples", "test/situations"].flatMap((parent) =>
    readdirSync(join(ROOT, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(ROOT, parent, entry.name))
      .sort(),
  );
}

export async function collectAll(
  paths: string[],
): Promise<{ captures: Capture[]; diagnostics: Diagnostic[] }> {
  const captures: Capture[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const item of collect(paths)) {
    if (isDiagnostic(item)) diagnostics.push(item);
    else captures.push(item);
  }
  return { captures, diagnostics };
}

export async function readSituation(folder: string): Promise<Reading[]> {
  const { captures } = await collectAll([join(folder, "reports")]);
  return readCaptures(captures).readings;
}
