/**
 * Writes schemas/*.json (JSON Schema of what the commands print) and docs/model.md, out of the types of src/model and their
 * docstrings.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { modelDoc } from "./model-doc.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** Schema file -> the type it describes. */
export const SCHEMAS: Record<string, string> = {
  "reading.json": "Reading",
  "event.json": "EventRow",
  "picture.json": "Picture",
};

/** The text of one schema file as it should be. */
export function schemaText(type: string): string {
  const schema = createGenerator({
    path: join(ROOT, "src/model/index.ts"),
    tsconfig: join(ROOT, "tsconfig.json"),
    type,
    skipTypeCheck: true,
    sortProps: false,
    additionalProperties: false,
  }).createSchema(type);
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The text of docs/model.md as it should be. */
export function modelDocText(): string {
  return modelDoc(Object.fromEntries(Object.values(SCHEMAS).map((type) => [type, schemaText(type)])));
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  mkdirSync(join(ROOT, "schemas"), { recursive: true });
  for (const [file, type] of Object.entries(SCHEMAS))
    writeFileSync(join(ROOT, "schemas", file), schemaText(type));
  mkdirSync(join(ROOT, "docs"), { recursive: true });
  writeFileSync(join(ROOT, "docs/model.md"), modelDocText());
}
