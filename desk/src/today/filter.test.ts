import { describe, expect, test } from "vitest";
import { asked, type Own, pairOf, parts } from "./filter";

const QUERY = new URLSearchParams("since=2022-02-20&until=2022-02-27&type=AID&type=ASSAULT&pair=RUS,UKR&place=p1&map=1,2,3&net=words");

describe("what a view asks", () => {
  test.each<[string, Own | undefined, string[]]>([
    ["a list asks for all", undefined, ["since", "until", "pair", "type", "place"]],
    ["the timeline shows all days", "period", ["pair", "type", "place"]],
    ["the map shows all places", "place", ["since", "until", "pair", "type"]],
    ["the network shows all parties", "parties", ["since", "until", "type", "place"]],
  ])("%s", (_name, own, names) => expect(Object.keys(asked(QUERY, own))).toEqual(names));

  test("types are a list", () => expect(asked(QUERY)["type"]).toEqual(["AID", "ASSAULT"]));
});

test("parts of the filter, each with what takes it away", () => {
  expect(parts(QUERY)).toEqual([
    { name: "between", value: "RUS,UKR", changes: { pair: null } },
    { name: "type", value: "AID", changes: { type: ["ASSAULT"] } },
    { name: "type", value: "ASSAULT", changes: { type: ["AID"] } },
    { name: "at", value: "p1", changes: { place: null } },
  ]);
});

test.each([
  ["pair=RUS,UKR", ["RUS", "UKR"]],
  ["pair=RUS", null],
  ["pair=,UKR", null],
  ["", null],
])("the pair of %s", (query, pair) => expect(pairOf(new URLSearchParams(query))).toEqual(pair));
