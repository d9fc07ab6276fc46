import type { GeoProjection } from "d3-geo";
import type { MapPlace } from "../api/types";
import { count } from "../text/format";
import { isDeed } from "../text/types";
import { plain } from "../text/visible";
import type { Outlines } from "./outlines";
import css from "./WorldMap.module.css";

interface Props {
  readonly places: readonly MapPlace[];
  readonly outlines: Outlines;
  readonly projection: GeoProjection;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Degrees around a region's middle that are hatched. The record knows neither its outline nor its size, only that it is
 * not a point: the disc fades out instead of ending. */
const REGION = 0.7;

/** Countries as filled shapes, regions as hatched discs, exact and near places as dots; small ones and the chosen one on top. */
export function Places({ places, outlines, projection, chosen, onChoose }: Props) {
  const countries = byCountry(places.filter((p) => p.precision === "country"));
  const most = Math.max(1, ...countries.map((p) => p.n));
  const byNumber = [...countries, ...places.filter((p) => p.precision !== "country")].toSorted((a, b) => Number(a.id === chosen) - Number(b.id === chosen) || b.n - a.n);
  const of = (precisions: readonly string[]) => byNumber.filter((p) => precisions.includes(p.precision));
  const common = (place: MapPlace) => ({
    "data-place": place.id,
    onClick: () => onChoose(place.id === chosen ? null : place.id),
  });
  return (
    <>
      {of(["country"]).map((place) => {
        const outline = outlines.byCode.get(place.country ?? "");
        return (
          outline && (
            <path key={place.id} class={classOf("country", place, chosen)} d={outline} style={{ "--share": Math.sqrt(place.n / most) }} {...common(place)}>
              <title>{tells(place)}</title>
            </path>
          )
        );
      })}
      {of(["region"]).map((place) => {
        const [x, y, r] = discOf(place, projection);
        return (
          Number.isFinite(r) && (
            <circle key={place.id} class={classOf("region", place, chosen)} mask="url(#fading)" cx={x} cy={y} r={r} {...common(place)}>
              <title>{tells(place)}</title>
            </circle>
          )
        );
      })}
      {of(["exact", "near"]).map((place) => {
        const at = pointOf(place);
        const [x, y] = (at && projection(at)) ?? [NaN, NaN];
        return (
          Number.isFinite(x) && (
            <circle key={place.id} class={classOf("dot", place, chosen)} cx={x} cy={y} style={{ "--r": `${radius(place.n)}px` }} {...common(place)}>
              <title>{tells(place)}</title>
            </circle>
          )
        );
      })}
    </>
  );
}

/** One place for each country: the same country may be told as a place of its own, or only by its code. */
function byCountry(places: readonly MapPlace[]): readonly MapPlace[] {
  const merged = new Map<string | null, MapPlace>();
  for (const place of places.toSorted((a, b) => b.n - a.n)) {
    const first = merged.get(place.country);
    merged.set(place.country, first ? { ...first, n: first.n + place.n, contested: first.contested + place.contested } : place);
  }
  return [...merged.values()];
}

function classOf(kind: "country" | "region" | "dot", place: MapPlace, chosen: string | null): string {
  const deeds = Object.entries(place.types).reduce((n, [type, k]) => n + (isDeed(type) ? k : 0), 0);
  const classes = [css[kind], deeds * 2 >= place.n ? css["deeds"] : css["words"]];
  if (place.contested) classes.push(css["contested"]);
  if (place.id === chosen) classes.push(css["chosen"]);
  return classes.join(" ");
}

function pointOf(place: MapPlace): [number, number] | null {
  return place.longitude === null || place.latitude === null ? null : [place.longitude, place.latitude];
}

/** Middle and radius of a region's disc, NaN where it has no point or is too near a pole. The projection keeps angles, so
 * that a small circle stays one: it is as high as what lies a radius north of its middle and a radius south. */
function discOf(place: MapPlace, projection: GeoProjection): readonly [x: number, y: number, r: number] {
  const [east, north] = pointOf(place) ?? [NaN, NaN];
  const [x = NaN, y0 = NaN] = projection([east, north + REGION]) ?? [];
  const [, y1 = NaN] = projection([east, north - REGION]) ?? [];
  return [x, (y0 + y1) / 2, (y1 - y0) / 2];
}

function radius(n: number): number {
  return Math.min(18, 3 + 1.5 * Math.sqrt(n));
}

/** "Kharkiv, exact: 3 incidents, 1 contested". */
function tells(place: MapPlace): string {
  const contested = place.contested ? `, ${place.contested} contested` : "";
  return `${plain(place.name)}, ${PRECISION[place.precision]}: ${count(place.n, "incident")}${contested}`;
}

export const PRECISION: Readonly<Record<MapPlace["precision"], string>> = {
  exact: "exact",
  near: "near it",
  region: "somewhere in the region",
  country: "somewhere in the country",
};
