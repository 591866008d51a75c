import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { collect, isDiagnostic } from "../../src/collect/collect.ts";
import type { Capture, Diagnostic, Reading } from "../../src/model/index.ts";
import { readCaptures } from "../../src/pipeline.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Situations by what they are for: whole pictures, or a format of reporting beside plain articles. */
const PARENTS = { whole: ["examples", "test/situations"], format: ["test/formats"] };
export type SituationKind = keyof typeof PARENTS;

/** Folders that hold one situation each: `<folder>/reports/` and what it should give. All of them where no kind is asked. */
export function situationFolders(kind?: SituationKind): string[] {
  const parents = kind ? PARENTS[kind] : Object.values(PARENTS).flat();
  return parents.flatMap((parent) =>
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
