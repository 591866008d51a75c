import { acledCsv } from "./acled.ts";
import { annotationsJson } from "./annotations.ts";
import { liveblogJson } from "./liveblog.ts";
import type { Material } from "./material.ts";
import { ploverCsv, ploverGeojson, ploverJsonl } from "./plover.ts";
import { provJson } from "./prov.ts";
import { stixJson } from "./stix.ts";
import { ucdpCsv } from "./ucdp.ts";

/** The forms for other tools, by name. */
const FORMATS = {
  "events-csv": ({ rows }: Material) => ploverCsv(rows),
  "events-jsonl": ({ rows }: Material) => ploverJsonl(rows),
  "events-geojson": ({ rows }: Material) => ploverGeojson(rows),
  acled: acledCsv,
  ucdp: ucdpCsv,
  stix: stixJson,
  annotations: annotationsJson,
  prov: provJson,
  liveblog: liveblogJson,
} as const;

/** Name of a form for other tools. */
export type ExportFormat = keyof typeof FORMATS;

/** The names, in the order of docs/export.md. */
export const EXPORT_FORMATS = Object.keys(FORMATS) as ExportFormat[];

/** A picture for another tool. Pure; the same reports in any order give the same text. */
export function exported(material: Material, format: ExportFormat): string {
  return FORMATS[format](material);
}
