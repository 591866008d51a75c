import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { SCHEMAS, schemaText } from "../scripts/build-schemas.ts";
import { eventRows, pictureOf } from "../src/desk.ts";
import { readSituation, situationFolders } from "./lib/situations.ts";

const ROOT = resolve(import.meta.dirname, "..");

function held(file: string): string {
  return readFileSync(join(ROOT, "schemas", file), "utf8");
}

describe("schemas", () => {
  it.each(Object.entries(SCHEMAS))("%s is current (npx tsx scripts/build-schemas.ts)", (file, type) => {
    expect(held(file)).toBe(schemaText(type));
  });

  it.each(Object.entries(SCHEMAS))("%s describes the fields of %s", (file) => {
    expect(held(file)).toContain('"description":');
  });
});

describe.each(situationFolders())("real output of %s", (folder) => {
  const ajv = new Ajv({ strict: false, allErrors: false });
  const check = (file: string, value: unknown) => {
    const validate = ajv.compile(JSON.parse(held(file)));
    const valid = validate(value);
    expect(validate.errors ?? [], file).toEqual([]);
    expect(valid).toBe(true);
  };

  it("fits the schemas", async () => {
    const readings = await readSituation(folder);
    for (const reading of readings) check("reading.json", JSON.parse(JSON.stringify(reading)));
    check("picture.json", JSON.parse(JSON.stringify(pictureOf(readings))));
    for (const row of eventRows(readings)) check("event.json", JSON.parse(JSON.stringify(row)));
  });
});
