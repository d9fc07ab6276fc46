/** Zooming and moving the map by mouse, touch and keys. */

import type { GeoProjection } from "d3-geo";
import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { MAX_ZOOM, type MapView } from "./mapView";

export interface Zoomer {
  /** Grows or shrinks the map around its middle. */
  readonly by: (factor: number) => void;
  /** Moves the map by so many pixels. */
  readonly pan: (dx: number, dy: number) => void;
  readonly to: (view: MapView) => void;
}

interface Props {
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
  /** Called with every step of a movement: put it on the drawing. */
  readonly onMove: (transform: ZoomTransform) => void;
  /** Called when the reader has moved the map, not when `to` has. */
  readonly onSettle: (view: MapView) => void;
}

type Behavior = ZoomBehavior<SVGSVGElement, unknown>;

export function useZoom(svg: { readonly current: SVGSVGElement | null }, props: Props): Zoomer {
  const { projection, width, height } = props;
  const latest = useRef(props);
  latest.current = props;
  const quiet = useRef(false);
  const behavior = useMemo(() => behaviorOf(latest, quiet), []);
  useEffect(() => {
    if (!svg.current || !width) return;
    behavior.extent([[0, 0], [width, height]]).translateExtent([[-width * 0.1, -height * 0.1], [width * 1.1, height * 1.1]]);
    const map = select(svg.current).call(behavior).on("dblclick.zoom", null);
    return () => void map.on(".zoom", null);
  }, [width, height]);
  return useMemo(() => {
    const map = () => select(svg.current as SVGSVGElement);
    return {
      by: (factor) => map().call(behavior.scaleBy, factor),
      pan: (dx, dy) => map().call((s) => behavior.translateBy(s, dx / scaleNow(svg.current), dy / scaleNow(svg.current))),
      to: (view) => {
        quiet.current = true; // the call below is done, events and all, when it returns
        map().call(behavior.transform, transformOf(view, projection, width, height));
        quiet.current = false;
      },
    };
  }, [projection, width, height]);
}

function behaviorOf(latest: { readonly current: Props }, quiet: { readonly current: boolean }): Behavior {
  return zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MAX_ZOOM])
    .filter(isMeant)
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => latest.current.onMove(event.transform))
    .on("end", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      const { projection, width, height, onSettle } = latest.current;
      if (!quiet.current) onSettle(viewOf(event.transform, projection, width, height));
    });
}

/** The page scrolls on over the map: a wheel moves the map once it has the focus, or with Ctrl; fingers when they are two. */
function isMeant(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || hasFocus(event.currentTarget);
  if (event instanceof MouseEvent) return !event.ctrlKey && event.button === 0;
  return !("touches" in event) || (event.touches as TouchList).length > 1;
}

function hasFocus(map: EventTarget | null): boolean {
  return map instanceof Element && map.parentElement?.contains(document.activeElement) === true;
}

function scaleNow(svg: SVGSVGElement | null): number {
  return (svg as (SVGSVGElement & { __zoom?: ZoomTransform }) | null)?.__zoom?.k ?? 1;
}

function transformOf(view: MapView, projection: GeoProjection, width: number, height: number): ZoomTransform {
  const [x, y] = projection([view.east, view.north]) ?? [0, 0];
  return zoomIdentity.translate(width / 2, height / 2).scale(view.zoom).translate(-x, -y);
}

function viewOf(transform: ZoomTransform, projection: GeoProjection, width: number, height: number): MapView {
  const [east, north] = projection.invert?.(transform.invert([width / 2, height / 2])) ?? [0, 0];
  return { east: Math.max(-180, Math.min(180, east)), north: Math.max(-85, Math.min(85, north)), zoom: transform.k };
}
