import { describe, expect, test } from "vitest";
import { asKind, bodyOf, type Draft, EMPTY, faultsOf, lacking, tintsOf, withType, withWords } from "./draft";

const at = (start: number) => ({ start, end: start + 4 });
const event: Draft = { ...EMPTY, type: "ASSAULT", mode: "aerial", words: { anchor: [at(20)], actor: [at(0), at(8)], place: [at(30)] } };

describe("words of a field", () => {
  test.each([
    ["the first", "actor", 0, at(5), [at(5), at(8)]],
    ["one more", "actor", 2, at(5), [at(0), at(8), at(5)]],
    ["one less", "actor", 0, null, [at(8)]],
    ["into an empty field", "recipient", 0, at(5), [at(5)]],
  ] as const)("%s", (_name, slot, index, words, after) => {
    expect(withWords(event, { slot, index }, words).words[slot]).toEqual(after);
  });
});

test.each([
  ["an empty event", EMPTY, ["anchor", "type"]],
  ["an empty statement", asKind(EMPTY, "statement"), ["anchor", "act", "content"]],
  ["an event with all it needs", event, []],
  ["the same as a statement", asKind(event, "statement"), ["act", "content"]],
])("what is lacking: %s", (_name, draft, fields) => expect(Object.keys(lacking(draft))).toEqual(fields));

test.each([
  ["AID", ""],
  ["ASSAULT", "aerial"],
])("the type %s leaves the mode %j", (type, mode) => expect(withType(event, type).mode).toBe(mode));

test("an event as the server takes it", () => {
  expect(bodyOf("r1", { ...event, date: " 2024-03-05 ", why: " The machine missed it. " })).toEqual({
    report: "r1",
    kind: "event",
    start: 20,
    end: 24,
    fields: {
      type: "ASSAULT",
      mode: "aerial",
      status: "actual",
      date: "2024-03-05",
      actor: [at(0), at(8)],
      recipient: [],
      claimed_by: [],
      place: at(30),
    },
    why: "The machine missed it.",
  });
});

test("a statement brings nothing of an event", () => {
  const statement = withWords({ ...asKind(event, "statement"), act: "deny" }, { slot: "content", index: 0 }, at(40));
  expect(bodyOf("r1", statement).fields).toEqual({ act: "deny", content: at(40), speaker: [], addressee: [] });
});

test("words are tinted, but for those that are being chosen", () => {
  expect(tintsOf(event, { slot: "actor", index: 1 }).map(({ role, start }) => [role, start])).toEqual([
    ["trigger", 20],
    ["actor", 0],
    ["place", 30],
  ]);
});

test("a fault of the server stands at its field", () => {
  expect(faultsOf([{ field: "start", message: "a record stands there already" }])).toEqual({ anchor: "a record stands there already." });
});
