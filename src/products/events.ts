import type { EventRow } from "../model/index.ts";
import { type Column, csvOf } from "./csv.ts";
import { chainText, oneLine } from "./wording.ts";

/** Columns of the table, in order, each with where its value comes from. */
export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
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

/** Event mentions as a table. */
export function eventsCsv(rows: readonly EventRow[]): string {
  return csvOf(EVENT_COLUMNS, rows);
}

/** Events with a place as GeoJSON (RFC 7946) points; `radiusKm` says how far around the point the place reaches. */
export function eventsGeojson(rows: readonly EventRow[]): string {
  const features = rows.filter(isOnMap).map(featureOf);
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 2)}\n`;
}

/** Whether its place was resolved to a point. */
export function isOnMap({ place }: EventRow): boolean {
  return typeof place?.lat === "number" && typeof place.lon === "number";
}

/** One event as a GeoJSON feature; only for those on the map. */
export function featureOf(row: EventRow) {
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
