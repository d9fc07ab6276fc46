/** The world's countries as shapes: Natural Earth, as world-atlas packs it. Fetched once, from our own server. */

import type { Feature, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import shapes from "world-atlas/countries-50m.json?url";
import { ALPHA3 } from "./iso";

export interface Country {
  /** ISO 3166 alpha-3, or "" where the shape has none. */
  readonly code: string;
  readonly name: string;
  readonly shape: Feature<Geometry>;
}

export interface Atlas {
  readonly countries: readonly Country[];
  readonly borders: Geometry;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

let loading: Promise<Atlas> | null = null;

/** The atlas; a failed fetch is tried anew at the next call. */
export function loadAtlas(): Promise<Atlas> {
  loading ??= fetchAtlas().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchAtlas(): Promise<Atlas> {
  const response = await fetch(shapes);
  if (!response.ok) throw new Error(`The shapes of the map could not be had (${response.status}).`);
  return atlasOf((await response.json()) as World);
}

export function atlasOf(world: World): Atlas {
  const { countries } = world.objects;
  return {
    countries: feature(world, countries).features.map((shape) => ({
      code: codeOf(String(shape.id ?? ""), shape.properties.name),
      name: shape.properties.name,
      shape,
    })),
    borders: mesh(world, countries, (a, b) => a !== b),
  };
}

function codeOf(id: string, name: string): string {
  return ALPHA3.get(id) ?? (name === "Kosovo" ? "XKX" : "");
}
