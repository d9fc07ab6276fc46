import { describe, expect, test } from "vitest";
import { plain, visible } from "./visible";

describe("hidden characters", () => {
  test.each([
    ["plain text is left alone", "Peru said", "Peru said"],
    ["tabs and line breaks are left alone", "a\tb\r\nc", "a\tb\r\nc"],
    ["Arabic and Hebrew letters are left alone", "قال שלום", "قال שלום"],
    ["emoji and their joiners are left alone", "👩‍🚒", "👩‍🚒"],
    ["an override", "a\u202eb", "a⟨RLO⟩b"],
    ["an isolate and its end", "\u2067x\u2069", "⟨RLI⟩x⟨PDI⟩"],
    ["marks without width", "a\u200bb\ufeff", "a⟨ZWSP⟩b⟨BOM⟩"],
    ["a null", "a\u0000b", "a⟨0000⟩b"],
    ["an escape", "\u001b[31m", "⟨001B⟩[31m"],
    ["a lone surrogate beside an emoji", "🙂\ud83d", "🙂⟨D83D⟩"],
    ["a tag character", "a\u{e0041}", "a⟨E0041⟩"],
    ["nothing", "", ""],
  ])("%s", (_name, text, shown) => expect(plain(text)).toBe(shown));

  test("a mark tells what it is", () => {
    expect(visible("\u202e")).toEqual([{ short: "RLO", title: "right-to-left override, U+202E", units: 1 }]);
  });
});
