import { expect, test } from "vitest";
import { given, inWords, searchFrom } from "./types";

test.each([
  ["", "", {}],
  ["q=shelling&kind=statement&act=deny", "shelling · statements · act deny", { q: "shelling", kind: "statement", act: "deny" }],
  ["since=2024-03-05&q=", "since 2024-03-05", { since: "2024-03-05" }],
  ["q=truce&colour=red", "truce", { q: "truce" }],
])("the search of ?%s", (query, words, some) => {
  const search = searchFrom(new URLSearchParams(query));
  expect(inWords(search)).toBe(words);
  expect(given(search)).toEqual(some);
});
