/** Where the map looks, as it stands in the address: `map=EAST,NORTH,ZOOM`. */

export interface MapView {
  readonly east: number;
  readonly north: number;
  readonly zoom: number;
}

export const MAX_ZOOM = 200;

/** The view that the address names, or null where it names none that can be. */
export function readView(text: string | null): MapView | null {
  const [east = NaN, north = NaN, zoom = NaN, ...rest] = (text ?? "").split(",").map((part) => (part.trim() ? Number(part) : NaN));
  const fits = Math.abs(east) <= 180 && Math.abs(north) <= 85 && zoom >= 1 && zoom <= MAX_ZOOM;
  return fits && rest.length === 0 ? { east, north, zoom } : null;
}

export function writeView({ east, north, zoom }: MapView): string {
  return [east.toFixed(2), north.toFixed(2), zoom.toFixed(1)].map((part) => String(Number(part))).join(",");
}

interface Weighed {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly n: number;
}

/** The longitudes and latitudes that hold most of what is shown: the middle 90 in 100 by number, with some room. */
export function extentOf(places: readonly Weighed[]): readonly [west: number, south: number, east: number, north: number] | null {
  const placed = places.filter((p) => p.latitude !== null && p.longitude !== null);
  if (placed.length === 0) return null;
  const [west, east] = middle(placed, (p) => p.longitude as number);
  const [south, north] = middle(placed, (p) => p.latitude as number);
  const [w, h] = [Math.max(2, (east - west) * 0.12), Math.max(1.5, (north - south) * 0.12)];
  return [Math.max(-180, west - w), Math.max(-80, south - h), Math.min(180, east + w), Math.min(80, north + h)];
}

function middle<T extends Weighed>(places: readonly T[], of: (place: T) => number): readonly [number, number] {
  const sorted = places.toSorted((a, b) => of(a) - of(b));
  const total = sorted.reduce((sum, p) => sum + p.n, 0);
  return [quantile(sorted, of, 0.05 * total), quantile(sorted, of, 0.95 * total)];
}

/** Where, going through the sorted places, the number of incidents first reaches `share`. */
function quantile<T extends Weighed>(sorted: readonly T[], of: (place: T) => number, share: number): number {
  let sum = 0;
  for (const place of sorted) {
    sum += place.n;
    if (sum >= share) return of(place);
  }
  return of(sorted.at(-1) as T);
}
