import { describe, expect, test } from "vitest";
import type { EventRecord, Statement } from "../../api/types";
import { choicesOf, fieldsOf, valueOf, written } from "./fields";
import { acted, current, moved, START, undone } from "./queue";
import type { Item, Reviewed } from "./types";

const mention = (quote: string) => ({ span: { quote }, kind: "actor" });
const event = {
  trigger: {},
  type: "ASSAULT",
  mode: null,
  status: "actual",
  actor: [mention("Peru"), mention("its allies"), { span: { quote: "" }, identity: null, country: "BRA" }],
  recipient: [],
  claimed_by: [],
  denied_by: [],
  place: mention("Loja"),
  date: { span: null, value: "2024-03-05", anchor: null, why: "" },
  due: null,
  about: { start: 1, end: 2, quote: "the guns" },
  killed: { low: 12, high: null },
  injured: { low: 10, high: 15 },
} as unknown as EventRecord;
const statement = { act: "deny", speaker: [], addressee: [], content: { quote: "it" } } as unknown as Statement;

test.each([
  ["type", "ASSAULT"],
  ["mode", ""],
  ["actor", "Peru; its allies; BRA"],
  ["recipient", ""],
  ["place", "Loja"],
  ["date", "2024-03-05"],
  ["due", ""],
  ["about", "the guns"],
  ["killed", "at least 12"],
  ["injured", "10-15"],
] as const)("%s is written %s", (field, text) => expect(written(event, field)).toBe(text));

test("an event and a statement have the fields that the program corrects", () => {
  expect(fieldsOf(event)).toContain("claimed_by");
  expect(fieldsOf(statement)).toEqual(["act", "speaker", "addressee", "content"]);
});

test("modes are those of the type, or none", () => {
  const modes = choicesOf(event, "mode")?.map(({ name }) => name);
  expect(modes).toContain("heavy-weapons");
  expect(modes).toContain("");
  expect(modes).not.toContain("ceasefire");
});

test.each([
  ["  ", null],
  [" Peru ", "Peru"],
])("%j is sent as %j", (text, value) => expect(valueOf(text)).toBe(value));

describe("the queue", () => {
  const items = ["a", "b", "c"].map((key) => ({ key, state: "open", why_first: key }) as Item);
  const answer = (state: string, decision: string) => ({ key: "x", state, decisions: [{ id: decision }] }) as unknown as Reviewed;

  test("moves within its ends", () => {
    expect(moved(START, -1, 3).at).toBe(0);
    expect(moved(moved(START, 2, 3), 2, 3).at).toBe(2);
  });

  test("a verdict changes the item and goes on", () => {
    const queue = acted(START, items[0] as Item, answer("accepted", "d1"), "Accepted", true, 3);
    expect(queue.at).toBe(1);
    expect(current(queue, items).map(({ state, why_first }) => `${why_first} ${state}`)).toEqual(["a accepted", "b open", "c open"]);
    expect(queue.acts.at(-1)?.decision).toBe("d1");
  });

  test("undo goes back to the item and takes one act back", () => {
    const one = acted(START, items[0] as Item, answer("accepted", "d1"), "Accepted", true, 3);
    const two = acted(one, items[1] as Item, answer("rejected", "d2"), "Rejected", true, 3);
    const back = undone(two, items, answer("open", "d0"));
    expect(back.at).toBe(1);
    expect(back.acts.map(({ decision }) => decision)).toEqual(["d1"]);
    expect(current(back, items)[1]?.state).toBe("open");
    expect(undone(START, items, null)).toBe(START);
  });
});
