import { geoContains } from "d3-geo";
import { describe, expect, test } from "vitest";
import coarse from "world-atlas/countries-110m.json?raw";
import fine from "world-atlas/countries-50m.json?raw";
import { atlasOf } from "./atlas";

describe.each([
  ["coarse", coarse],
  ["fine", fine],
])("the %s atlas", (_name, text) => {
  const { countries } = atlasOf(JSON.parse(text));
  const at = (place: [number, number]) => countries.filter(({ shape }) => geoContains(shape, place)).map(({ code, name }) => code || name);

  test.each([
    ["Moscow", [37.6, 55.7], "RUS"],
    ["Kyiv", [30.5, 50.4], "UKR"],
    ["Simferopol is filled for no country", [34.1, 44.95], "Crimea"],
    ["Krasnodar, beyond the strait", [39, 45], "RUS"],
  ] as const)("%s", (_place, [x, y], country) => expect(at([x, y])).toEqual([country]));
});
