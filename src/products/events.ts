import type { EventRow } from "../model/index.ts";
import { chainText, oneLine } from "./wording.ts";

type Cell = string | number | null | undefined;

/** Columns of the table, in order, each with where its value comes from. */
const COLUMNS: readonly [name: string, cellOf: (row: EventRow) => Cell][] = [
  ["id", (row) => row.id],
  ["report", (row) => row.report],
  ["start", (row) => row.start],
  ["end", (row) => row.end],
  ["text", (row) => oneLine(row.text)],
  ["type", (row) => row.type],
  ["mode", (row) => row.mode],
  ["contexts", (row) => row.contexts.join("; ")],
  ["actor", (row) => row.actor?.name ?? row.actor?.text],
  ["actor_country", (row) => row.actor?.country],
  ["actor_sector", (row) => row.actor?.sector],
  ["recipient", (row) => row.recipient?.name ?? row.recipient?.text],
  ["recipient_country", (row) => row.recipient?.country],
  ["recipient_sector", (row) => row.recipient?.sector],
  ["place", (row) => row.place?.name ?? row.place?.text],
  ["country", (row) => row.place?.country],
  ["lat", (row) => row.place?.lat],
  ["lon", (row) => row.place?.lon],
  ["radius_km", (row) => row.place?.radiusKm],
  ["earliest", (row) => row.time?.earliest],
  ["latest", (row) => row.time?.latest],
  ["time_precision", (row) => row.time?.precision],
  ["time_basis", (row) => row.time?.basis],
  ["figures", (row) => row.figures.map(figureText).join("; ")],
  ["polarity", (row) => (row.polarity === "-" ? "negative" : "positive")],
  ["modality", (row) => row.modality],
  ["aspect", (row) => row.aspect],
  ["chain", (row) => chainText(row.chain, "")],
  ["condition", (row) => (row.condition === null ? null : oneLine(row.condition))],
  ["incident", (row) => row.incident],
  ["story", (row) => row.story],
  ["origin", (row) => row.origin],
  ["confidence", (row) => row.confidence],
];

function figureText({ role, low, high, comparator, unit }: EventRow["figures"][number]): string {
  const bounds = low === high ? `${low ?? ""}` : `${low ?? ""}..${high ?? ""}`;
  return `${role} ${comparator === "none" || comparator === "=" ? "" : comparator}${bounds} ${unit}`.trim();
}

/** RFC 4180: CRLF, quotes doubled. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function eventsCsv(rows: readonly EventRow[]): string {
  const header = COLUMNS.map(([name]) => name).join(",");
  const lines = rows.map((row) => COLUMNS.map(([, cellOf]) => cellText(cellOf(row))).join(","));
  return [header, ...lines].map((line) => `${line}\r\n`).join("");
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Events with a place as GeoJSON (RFC 7946) points; `radiusKm` says how far around the point the place reaches. */
export function eventsGeojson(rows: readonly EventRow[]): string {
  const features = rows
    .filter(({ place }) => typeof place?.lat === "number" && typeof place.lon === "number")
    .map(featureOf);
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 2)}\n`;
}

function featureOf(row: EventRow) {
  const { id, place, time, actor, recipient, chain, ...rest } = row;
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: [place!.lon, place!.lat] },
    properties: {
      ...rest,
      place: place!.name ?? place!.text,
      country: place!.country,
      radiusKm: place!.radiusKm,
      actor: actor?.name ?? actor?.text ?? null,
      recipient: recipient?.name ?? recipient?.text ?? null,
      earliest: time?.earliest ?? null,
      latest: time?.latest ?? null,
      precision: time?.precision ?? null,
      chain: chainText(chain, ""),
    },
  };
}
