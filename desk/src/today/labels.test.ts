import { describe, expect, test } from "vitest";
import { fitting, type Name, shortened } from "./labels";

test.each([
  ["a short name", "Ecuador", "Ecuador"],
  ["a long one, at a blank", "Organisation for Security and Co-operation in Europe", "Organisation for Security…"],
  ["one long word", "Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsges…"],
  ["what tells a side from its country stays", "Democratic Republic of the Congo: rebels", "Democratic…: rebels"],
  ["one that turns the text around", "a\u202eb", "a⟨RLO⟩b"],
])("%s", (_name, name, short) => expect(shortened(name)).toBe(short));

describe("room for names", () => {
  const name = (text: string, x: number, y: number, more: Partial<Name> = {}): Name => ({ text, x, y, radius: 6, isWanted: false, ...more });
  /** Where the names stand, each letter ten pixels wide and twelve high, in a drawing of 300. */
  const placed = (...names: Name[]) =>
    Object.fromEntries(fitting(names, (text) => 10 * text.length, 12, 300).map(({ text, left }) => [text, left]));

  test.each([
    ["one stands right of its node", [name("Peru", 100, 50)], { Peru: 110 }],
    ["left where it would leave the drawing", [name("Peru", 280, 50)], { Peru: 230 }],
    ["left where another stands", [name("Peru", 100, 50, { radius: 9 }), name("Chad", 98, 50)], { Peru: 113, Chad: 48 }],
    ["nowhere where both sides are taken", [name("Peru", 100, 50, { radius: 9 }), name("Chad", 120, 50, { radius: 1 })], { Peru: 113 }],
    ["beside one that is lower", [name("Peru", 100, 50), name("Chad", 100, 63)], { Peru: 110, Chad: 110 }],
    ["the smaller node's gives way", [name("Chad", 105, 52), name("Peru", 100, 50, { radius: 9 })], { Peru: 113, Chad: 55 }],
    ["the chosen one's does not", [name("Peru", 150, 50, { radius: 9 }), name("Chad", 20, 50, { isWanted: true })], { Chad: 30, Peru: 163 }],
    ["a wanted name too wide for the drawing", [name("P".repeat(40), 10, 50, { isWanted: true })], { ["P".repeat(40)]: 20 }],
  ])("%s", (_case, names, where) => expect(placed(...names)).toEqual(where));
});
