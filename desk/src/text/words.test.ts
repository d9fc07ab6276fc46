import { describe, expect, test } from "vitest";
import { choiceAt, choiceOf, focused, stretchOf, wordAt, wordsOf } from "./words";

const TEXT = "“Stop,” Ana’s aide said — twice.";
const WORDS = wordsOf(TEXT);

/** The words that a choice of the part between two marks gives. */
function chosen(marked: string): string | null {
  const [start = 0, end = 0] = [marked.indexOf("["), marked.indexOf("]") - 1];
  const text = marked.replace("[", "").replace("]", "");
  const words = wordsOf(text);
  const choice = choiceOf(words, { start, end });
  if (!choice) return null;
  const stretch = stretchOf(words, choice);
  return text.slice(stretch.start, stretch.end);
}

describe("what a selection means", () => {
  test.each([
    ["a whole word", "He [shelled] it", "shelled"],
    ["a part of a word", "He sh[ell]ed it", "shelled"],
    ["blanks and marks at the ends", "He[ shelled it.]", "shelled it"],
    ["parts of two words", "H[e shel]led it", "He shelled"],
    ["a blank alone", "He[ ]shelled", null],
    ["a mark alone", "He shelled[.]", null],
    ["after the last word", "He shelled. [!]", null],
    ["no words at all", "[…]", null],
    ["a rocket beside a word", "🚀[🚀 hit] it", "hit"],
    ["two letters of a text without blanks", "昨[日、]政府は", "昨日"],
  ])("%s", (_name, marked, words) => expect(chosen(marked)).toBe(words));
});

test.each([
  ["inside the first word", 2, "Stop"],
  ["between words: the next one", 6, "Ana’s"],
  ["at the end", TEXT.length, "twice"],
])("the word at a place %s", (_name, unit, word) => {
  const { start, end } = WORDS[wordAt(WORDS, unit)] as { start: number; end: number };
  expect(TEXT.slice(start, end)).toBe(word);
});

test.each([
  ["in a word", 3, 0],
  ["before it", 1, 0],
  ["after it", 5, 0],
  ["between words", 7, null],
  ["at the end", TEXT.length, null],
])("the word that is pointed at: %s", (_name, unit, index) => expect(choiceAt(WORDS, unit)?.focus ?? null).toBe(index));

test("no words: no index", () => expect(wordAt([], 0)).toBe(-1));

test.each([
  ["one on", { anchor: 1, focus: 1 }, 2, false, { anchor: 2, focus: 2 }],
  ["one more", { anchor: 1, focus: 1 }, 2, true, { anchor: 1, focus: 2 }],
  ["wider to the front", { anchor: 1, focus: 1 }, 0, true, { anchor: 1, focus: 0 }],
  ["not before the first", { anchor: 0, focus: 0 }, -1, false, { anchor: 0, focus: 0 }],
  ["not beyond the last", { anchor: 4, focus: 4 }, 9, true, { anchor: 4, focus: 4 }],
])("the focus goes %s", (_name, choice, to, isWider, after) => expect(focused(WORDS, choice, to, isWider)).toEqual(after));
