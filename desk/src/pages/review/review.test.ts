import { describe, expect, test } from "vitest";
import type { EventRecord, Statement } from "../../api/types";
import { isForCopies, isSame } from "./copies";
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

describe("copies", () => {
  const target = (prefix: string) => ({ source: "", selector: [{ type: "TextQuoteSelector", exact: "shelled", prefix, suffix: " a pier" }] });
  const told = { ...event, target: target("Ecuador ") } as unknown as EventRecord;

  test.each([
    ["the same", {}, true],
    ["lines broken elsewhere", { target: target("Ecuador\n") }, true],
    ["other words before it", { target: target("Peru ") }, false],
    ["another actor", { actor: [mention("Chile")] }, false],
    ["another toll", { killed: { low: 13, high: null } }, false],
    ["another place of the text", { trigger: { start: 99 } }, true],
  ])("%s", (_name, more, same) => expect(isSame({ ...told, ...more } as unknown as EventRecord, told)).toBe(same));

  test.each([
    ["words", "actor", "the guards; Peru", true],
    ["no value", "place", null, true],
    ["a day", "date", "2024-03-05", true],
    ["a toll", "killed", "10-15", true],
    ["characters", "actor", "12-20", false],
    ["words and characters", "actor", "Peru; 12-20", false],
    ["characters with an identity", "actor", "12-20=PER", false],
  ])("a correction by %s", (_name, field, value, isFor) => expect(isForCopies({ verdict: "correct", field, value })).toBe(isFor));

  test("a note is about one record", () => expect(isForCopies({ verdict: "note", why: "Ask the desk." })).toBe(false));
});

describe("the queue", () => {
  const items = ["a", "b", "c"].map((key) => ({ key, state: "open", why_first: key }) as Item);
  const answer = (state: string, decision: string, key = "x") => ({ key, state, decisions: [{ id: decision }] }) as unknown as Reviewed;

  test("moves within its ends", () => {
    expect(moved(START, -1, 3).at).toBe(0);
    expect(moved(moved(START, 2, 3), 2, 3).at).toBe(2);
  });

  test("a verdict changes the item and goes on", () => {
    const queue = acted(START, items[0] as Item, [answer("accepted", "d1")], "Accepted", true, items);
    expect(queue.at).toBe(1);
    expect(current(queue, items).map(({ state, why_first }) => `${why_first} ${state}`)).toEqual(["a accepted", "b open", "c open"]);
    expect(queue.acts.at(-1)?.decisions).toEqual(["d1"]);
  });

  test("a verdict on copies changes them all, goes past them, and is undone as one", () => {
    const queue = acted(START, items[0] as Item, [answer("accepted", "d1"), answer("accepted", "d2", "b")], "Accepted", true, items);
    expect(queue.at).toBe(2);
    expect(current(queue, items).map(({ state }) => state)).toEqual(["accepted", "accepted", "open"]);
    expect(queue.acts.at(-1)?.decisions).toEqual(["d1", "d2"]);
    const back = undone(queue, items, null);
    expect(back.at).toBe(0);
    expect(current(back, items).map(({ state }) => state)).toEqual(["open", "open", "open"]);
  });

  test("undo goes back to the item and takes one act back", () => {
    const one = acted(START, items[0] as Item, [answer("accepted", "d1")], "Accepted", true, items);
    const two = acted(one, items[1] as Item, [answer("rejected", "d2")], "Rejected", true, items);
    const back = undone(two, items, answer("open", "d0"));
    expect(back.at).toBe(1);
    expect(back.acts.flatMap(({ decisions }) => decisions)).toEqual(["d1"]);
    expect(current(back, items)[1]?.state).toBe("open");
    expect(undone(START, items, null)).toBe(START);
  });
});
