import { expect, test } from "vitest";
import type { Brief } from "../../api/types";
import { lastWeek, notesOf } from "./notes";

test("notes of sentences and tables, in order, each once", () => {
  const sentence = (...ns: number[]) => ({ text: "", notes: ns.map((n) => ({ n })) });
  const sections = [
    { sentences: [sentence(3, 1)], table: [] },
    { sentences: [], table: [[sentence(2), sentence(3)]] },
  ] as unknown as Brief["sections"];
  expect(notesOf({ sections }).map(({ n }) => n)).toEqual([1, 2, 3]);
});

test("the week that ends with a day", () => expect(lastWeek("2024-03-05")).toEqual({ since: "2024-02-28", until: "2024-03-05" }));
