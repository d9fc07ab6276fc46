/** The world's countries as shapes: Natural Earth, as world-atlas packs it. */

import type { Feature, Geometry, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import { ALPHA3 } from "./iso";

export interface Country {
  /** ISO 3166 alpha-3, or "" where the shape has none, or is nobody's here. */
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
    countries: feature(world, countries).features.flatMap((shape) => {
      const { name } = shape.properties;
      return parted({ code: codeOf(String(shape.id ?? ""), name), name, shape });
    }),
    borders: mesh(world, countries, (a, b) => a !== b),
  };
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Land that Natural Earth draws with the country that holds it, though its records are mostly of another's. */
const HELD: readonly { readonly code: string; readonly name: string; readonly box: Box }[] = [
  { code: "RUS", name: "Crimea", box: [32, 44, 37, 46.5] },
];

/** The country without what it holds of another, and that as shapes of nobody: what is filled for a country says where its
 * events were, and so must not lie over land where they were not. */
function parted(country: Country): readonly Country[] {
  const { geometry } = country.shape;
  const held = HELD.filter(({ code }) => code === country.code);
  if (held.length === 0 || geometry.type !== "MultiPolygon") return [country];
  const isIn = (polygon: Position[][], [west, south, east, north]: Box): boolean =>
    (polygon[0] ?? []).every(([x = 0, y = 0]) => west < x && x < east && south < y && y < north);
  const some = (name: string, code: string, passes: (polygon: Position[][]) => boolean): Country => {
    const coordinates = geometry.coordinates.filter(passes);
    return { code, name, shape: { ...country.shape, geometry: { ...geometry, coordinates } } };
  };
  return [
    some(country.name, country.code, (polygon) => !held.some(({ box }) => isIn(polygon, box))),
    ...held.map(({ name, box }) => some(name, "", (polygon) => isIn(polygon, box))),
  ];
}

function codeOf(id: string, name: string): string {
  return ALPHA3.get(id) ?? (name === "Kosovo" ? "XKX" : "");
}
