/** The atlas as paths of one projection. Projecting is what a map's drawing takes longest for, so each shape is projected once. */

import { geoPath, type GeoProjection } from "d3-geo";
import type { Atlas } from "./atlas";

export interface Outlines {
  readonly countries: readonly { readonly name: string; readonly d: string }[];
  readonly borders: string;
  /** The path of a country by its ISO 3166 alpha-3. */
  readonly byCode: ReadonlyMap<string, string>;
}

export function outlinesOf(atlas: Atlas, projection: GeoProjection): Outlines {
  const path = geoPath(projection);
  const countries = atlas.countries.map(({ code, name, shape }) => ({ code, name, d: path(shape) ?? "" }));
  return { countries, borders: path(atlas.borders) ?? "", byCode: new Map(countries.flatMap(({ code, d }) => (code ? [[code, d]] : []))) };
}
