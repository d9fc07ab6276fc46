import type { GeoPath } from "d3-geo";
import { memo } from "../components/memo";
import type { Atlas } from "./atlas";
import css from "./WorldMap.module.css";

interface Props {
  readonly atlas: Atlas;
  readonly path: GeoPath;
}

/** The countries' land and borders, beneath everything else; drawn once for a size of the map. */
export const Land = memo(({ atlas, path }: Props) => (
  <>
    {atlas.countries.map(({ name, shape }) => (
      <path key={name} class={css["land"]} d={path(shape) ?? ""} />
    ))}
    <path class={css["border"]} d={path(atlas.borders) ?? ""} />
  </>
));
