import { geoMercator, type GeoProjection } from "d3-geo";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { MapAnswer } from "../api/types";
import { useWidth } from "../components/plot";
import { Loading } from "../components/States";
import { count } from "../text/format";
import { type Atlas, loadAtlas } from "./atlas";
import { Land } from "./Land";
import { extentOf, type MapView, readView, writeView } from "./mapView";
import { outlinesOf } from "./outlines";
import { Places } from "./Places";
import { PlaceList } from "./PlaceList";
import { useZoom, type Zoomer } from "./useZoom";
import css from "./WorldMap.module.css";

interface Props {
  readonly answer: MapAnswer;
  /** The id of the chosen place, or null. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** The view in the address, or null for one that fits what is shown. */
  readonly view: string | null;
  readonly onView: (view: string | null) => void;
}

const HEIGHT = 400;

/** From this zoom on the coarse shapes look it. */
const NEAR = 3.5;

/** Where it happened, each place drawn as precisely as the reports tell it. */
export function WorldMap(props: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [atlas, setAtlas] = useState<Atlas | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [near, setNear] = useState(false);
  const lacks = atlas !== null && lacksShape(props.answer.places, atlas);
  useEffect(() => void loadAtlas(near ? "fine" : "coarse").then(setAtlas, setError), [near]);
  useEffect(() => {
    if (lacks) setNear(true); // and fine it stays, whatever is shown next
  }, [lacks]);
  const { unplaced, left_out } = props.answer;
  return (
    <div>
      <div ref={box} class={css["frame"]}>
        {error && <p role="alert">{error.message}</p>}
        {!atlas && !error && <Loading what="the map" />}
        {atlas && width > 0 && <Drawn {...props} atlas={atlas} width={width} onNear={() => setNear(true)} />}
      </div>
      <div class={css["legend"]}>
        <span class={css["exact"]}>exact or near</span>
        <span class={css["region-key"]}>somewhere in a region; the disc is not its outline</span>
        <span class={css["country-key"]}>somewhere in a country</span>
        {unplaced > 0 && <span>{count(unplaced, "incident")} without a known place</span>}
        {left_out > 0 && <span>{count(left_out, "incident")} at rarer places left out</span>}
        <PlaceList places={props.answer.places} chosen={props.chosen} onChoose={props.onChoose} />
      </div>
      <p class={css["note"]}>
        Shapes and borders are Natural Earth’s: they draw who holds a territory, and say nothing about claims. The country of an event is that of its
        record, not of the shape around it; Crimea is filled for no country.
      </p>
    </div>
  );
}

interface DrawnProps {
  readonly atlas: Atlas;
  readonly width: number;
  readonly onNear: () => void;
}

/** True where the atlas is too coarse to have a country that something is told to have happened in. */
function lacksShape(places: MapAnswer["places"], atlas: Atlas): boolean {
  const codes = new Set(atlas.countries.map((country) => country.code));
  return places.some((place) => place.precision === "country" && place.country !== null && !codes.has(place.country));
}

function Drawn({ answer, chosen, onChoose, view, onView, atlas, width, onNear }: Props & DrawnProps) {
  const svg = useRef<SVGSVGElement>(null);
  const moved = useRef<SVGGElement>(null);
  const hatch = useRef<SVGPatternElement>(null);
  const projection = useMemo(() => projectionFor(width), [width]);
  const outlines = useMemo(() => outlinesOf(atlas, projection), [atlas, projection]);
  const zoomer = useZoom(svg, {
    projection,
    width,
    height: HEIGHT,
    onMove: (transform) => {
      if (transform.k >= NEAR) onNear();
      moved.current?.setAttribute("transform", transform.toString());
      moved.current?.style.setProperty("--k", String(transform.k));
      hatch.current?.setAttribute("patternTransform", `rotate(45) scale(${1 / transform.k})`);
    },
    onSettle: (to) => onView(writeView(to)),
  });
  const fitting = useMemo(() => fit(projection, answer, width), [projection, answer]);
  const wanted = readView(view) ?? fitting;
  useEffect(() => zoomer.to(wanted), [zoomer, wanted.east, wanted.north, wanted.zoom]);
  return (
    <div class={css["map"]} tabIndex={0} role="group" aria-label="Map. Arrow keys move it, plus and minus zoom, 0 fits it; the list of places is below" onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })} onKeyDown={keysOf(zoomer, () => onView(null))}>
      <svg ref={svg} width={width} height={HEIGHT} role="img" aria-label={`Map of ${count(answer.places.length, "place")}`}>
        <defs>
          <pattern ref={hatch} id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="6" class={css["hatch"]} />
          </pattern>
          <pattern id="hatch-words" href="#hatch">
            <rect width="2" height="6" class={css["hatch-words"]} />
          </pattern>
          <radialGradient id="fade" r="0.42">
            <stop offset="0.35" stop-color="#fff" />
            <stop offset="1" stop-color="#fff" stop-opacity="0.08" />
          </radialGradient>
          <mask id="fading" maskContentUnits="objectBoundingBox">
            <rect x="-0.1" y="-0.1" width="1.2" height="1.2" fill="url(#fade)" />
          </mask>
        </defs>
        <g ref={moved}>
          <Land outlines={outlines} />
          <Places places={answer.places} outlines={outlines} projection={projection} chosen={chosen} onChoose={onChoose} />
        </g>
      </svg>
      <div class={css["buttons"]}>
        <button type="button" aria-label="Zoom in" onClick={() => zoomer.by(1.6)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => zoomer.by(1 / 1.6)}>−</button>
        <button type="button" aria-label="Fit the map to what is shown" title="Fit" onClick={() => onView(null)}>⤢</button>
      </div>
    </div>
  );
}

/** The whole world across the width; at zoom 1 its north and south are cut. */
function projectionFor(width: number): GeoProjection {
  // Straight lines of the shapes stay straight: precision 0 spares bending them.
  const projection = geoMercator().scale(width / (2 * Math.PI)).precision(0);
  const [, y] = projection.translate([0, 0])([0, 30]) ?? [0, 0];
  return projection.translate([width / 2, HEIGHT / 2 - y]);
}

/** The view that holds most of the places, not nearer than a small country. */
function fit(projection: GeoProjection, answer: MapAnswer, width: number): MapView {
  const extent = extentOf(answer.places);
  if (!extent) return { east: 10, north: 25, zoom: 1 };
  const [west, south, east, north] = extent;
  const [x0, y1] = projection([west, south]) ?? [0, 0];
  const [x1, y0] = projection([east, north]) ?? [width, HEIGHT];
  const zoom = Math.max(1, Math.min(40, width / (x1 - x0), HEIGHT / (y1 - y0)));
  const [middleEast, middleNorth] = projection.invert?.([(x0 + x1) / 2, (y0 + y1) / 2]) ?? [0, 0];
  return { east: middleEast, north: middleNorth, zoom };
}

function keysOf(zoomer: Zoomer, reset: () => void) {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => zoomer.pan(60, 0),
    ArrowRight: () => zoomer.pan(-60, 0),
    ArrowUp: () => zoomer.pan(0, 60),
    ArrowDown: () => zoomer.pan(0, -60),
    "+": () => zoomer.by(1.6),
    "=": () => zoomer.by(1.6),
    "-": () => zoomer.by(1 / 1.6),
    "0": reset,
  };
  return (event: KeyboardEvent): void => {
    const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
}
