import type { EventRow, EventType } from "../../model/index.ts";
import type { Column } from "../csv.ts";
import { csvOf } from "../csv.ts";
import { EVENT_COLUMNS, featureOf, isOnMap } from "../events.ts";
import { jsonText } from "./names.ts";

/**
 * Quad class of the 16 PLOVER types (PLOVER manual 0.8, 2021): 1 verbal and 2 material cooperation, 3 verbal and 4
 * material conflict. Our extensions have none.
 */
const QUAD: Partial<Record<EventType, 1 | 2 | 3 | 4>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** An event in PLOVER's own terms. */
export interface Plover {
  /** One of the 16 types; null for our extensions. */
  event: EventType | null;
  mode: string | null;
  contexts: string[];
  quad: 1 | 2 | 3 | 4 | null;
  /** PLOVER's marks of what did not simply happen: `historical`, `future`, `hypothetical`, `negation`. */
  auxiliary: string[];
}

const FUTURE = new Set(["planned", "expected", "ordered"]);
const HYPOTHETICAL = new Set(["conditional", "hypothetical", "possible"]);

/** An event in PLOVER's terms. The extensions keep their contexts and marks but have no type and no quad class. */
export function ploverOf({ type, mode, contexts, modality, aspect, polarity }: EventRow): Plover {
  const quad = QUAD[type] ?? null;
  const marks = [
    ["historical", aspect === "historical"],
    ["future", FUTURE.has(modality)],
    ["hypothetical", HYPOTHETICAL.has(modality)],
    ["negation", polarity === "-"],
  ] as const;
  return {
    event: quad === null ? null : type,
    mode: quad === null ? null : mode,
    contexts,
    quad,
    auxiliary: marks.filter(([, holds]) => holds).map(([mark]) => mark),
  };
}

const COLUMNS: readonly Column<EventRow>[] = [
  ...EVENT_COLUMNS,
  ["plover_event", (row) => ploverOf(row).event],
  ["plover_mode", (row) => ploverOf(row).mode],
  ["plover_contexts", (row) => ploverOf(row).contexts.join("; ")],
  ["plover_quad", (row) => ploverOf(row).quad],
  ["plover_auxiliary", (row) => ploverOf(row).auxiliary.join("; ")],
];

/** The table of events with PLOVER's columns. */
export function ploverCsv(rows: readonly EventRow[]): string {
  return csvOf(COLUMNS, rows);
}

/** One event a line, with PLOVER's terms under `plover`. */
export function ploverJsonl(rows: readonly EventRow[]): string {
  return rows.map((row) => `${JSON.stringify({ ...row, plover: ploverOf(row) })}\n`).join("");
}

/** Events with a place as GeoJSON points, with PLOVER's terms under `plover`. */
export function ploverGeojson(rows: readonly EventRow[]): string {
  const features = rows.filter(isOnMap).map((row) => {
    const feature = featureOf(row);
    return { ...feature, properties: { ...feature.properties, plover: ploverOf(row) } };
  });
  return jsonText({ type: "FeatureCollection", features });
}
