import { expect, test } from "vitest";
import type { Target } from "../../api/types";
import { placeIn } from "./selector";

const target = (prefix: string): Target => ({
  source: "/api/reports/r1",
  selector: [{ type: "TextQuoteSelector", exact: "fire", prefix, suffix: "" }],
});
const SENTENCE = "They opened fire; the fire lasted.";

test.each([
  ["no target: the first place", undefined, 12],
  ["the first by its prefix", target("Quiet. They opened "), 12],
  ["the second by its prefix", target("opened fire; the "), 22],
  ["a prefix broken over lines", target("opened fire;\nthe "), 22],
  ["a prefix that is nowhere: the first place", target("under heavy "), 12],
])("%s", (_name, where, at) => expect(placeIn(SENTENCE, "fire", where)).toBe(at));

test("words that are not there", () => expect(placeIn(SENTENCE, "truce")).toBe(-1));
