import { describe, expect, test } from "vitest";
import { extentOf, readView, writeView } from "./mapView";

test.each([
  ["31.5,48.2,12", { east: 31.5, north: 48.2, zoom: 12 }],
  ["-75,-12,1", { east: -75, north: -12, zoom: 1 }],
  ["200,48,12", null],
  ["31,48,0.5", null],
  ["31,48", null],
  ["31,48,2,9", null],
  [",,2", null],
  ["a,b,c", null],
  ["", null],
  [null, null],
])("the view of %s", (text, view) => expect(readView(text)).toEqual(view));

test("a view is written as short as it is exact enough", () => {
  expect(writeView({ east: 31.50001, north: -0.004, zoom: 12.04 })).toBe("31.5,0,12");
});

const place = (longitude: number | null, latitude: number | null, n: number) => ({ longitude, latitude, n });

describe("the extent of places", () => {
  test("none", () => expect(extentOf([place(null, null, 3)])).toBeNull());
  test("one has some room", () => expect(extentOf([place(30, 50, 1)])).toEqual([28, 48.5, 32, 51.5]));
  test("a far place with few incidents does not stretch it", () => {
    expect(extentOf([place(30, 50, 60), place(36, 47, 39), place(-100, 20, 1)])).toEqual([28, 45.5, 38, 51.5]);
  });
});
