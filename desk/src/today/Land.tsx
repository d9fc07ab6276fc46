import { memo } from "../components/memo";
import type { Outlines } from "./outlines";
import css from "./WorldMap.module.css";

interface Props {
  readonly outlines: Outlines;
}

/** The countries' land and borders, beneath everything else; drawn once for a size of the map. */
export const Land = memo(({ outlines }: Props) => (
  <>
    {outlines.countries.map(({ name, d }) => (
      <path key={name} class={css["land"]} d={d} />
    ))}
    <path class={css["border"]} d={outlines.borders} />
  </>
));
