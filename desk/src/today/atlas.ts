/** The world's countries as shapes: Natural Earth, as world-atlas packs it. */

import type { Feature, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
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

/** Coarse shapes are quick to draw and leave the smallest countries out; fine ones are for a near view. */
export type Detail = "coarse" | "fine";

const ADDRESSES: Readonly<Record<Detail, string>> = { coarse, fine };
const loading = new Map<Detail, Promise<Atlas>>();

/** The atlas, fetched once; a failed fetch is tried anew at the next call. */
export function loadAtlas(detail: Detail): Promise<Atlas> {
  const known = loading.get(detail);
  if (known) return known;
  const asked = fetchAtlas(detail);
  loading.set(detail, asked);
  asked.catch(() => loading.delete(detail));
  return asked;
}

async function fetchAtlas(detail: Detail): Promise<Atlas> {
  const response = await fetch(ADDRESSES[detail]);
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
