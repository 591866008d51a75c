import type { FeatureCollection, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-50m.json?url";

export interface Shapes {
  land: FeatureCollection;
  borders: MultiLineString;
}

let held: Promise<Shapes> | null = null;

/** The shapes of the countries (Natural Earth, 1:50 million), fetched from this page's own server once. */
export function loadShapes(): Promise<Shapes> {
  held ??= fetchShapes().catch((error: unknown) => {
    held = null;
    throw error;
  });
  return held;
}

async function fetchShapes(): Promise<Shapes> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`shapes: ${response.status}`);
  const atlas = (await response.json()) as Topology<{
    countries: GeometryCollection;
    land: GeometryCollection;
  }>;
  return {
    land: feature(atlas, atlas.objects.land) as FeatureCollection,
    borders: mesh(atlas, atlas.objects.countries, (one, other) => one !== other),
  };
}
