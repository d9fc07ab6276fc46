import { describe, expect, test } from "vitest";
import type { EventRecord, Mention, Report, Statement } from "../../api/types";
import { highlightsOf, layersFrom, layersTo, partsOf, stepFrom, thingsOf } from "./marks";

const TEXT = "Peru said on Monday that Ecuador shelled a pier.";
const span = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length, quote };
};
const mention = (quote: string, kind: "actor" | "place" = "actor") => ({ id: `m${quote}`, span: span(quote), kind }) as Mention;

const shelling = {
  id: "e1",
  trigger: span("shelled"),
  type: "ASSAULT",
  mode: null,
  actor: [mention("Ecuador")],
  recipient: [mention("a pier")],
  claimed_by: [mention("Peru")],
  denied_by: [],
  place: null,
  date: { span: span("Monday"), value: "2024-03-04", anchor: null, why: "" },
  due: null,
  about: null,
  killed: null,
  injured: null,
} as unknown as EventRecord;
const said = {
  id: "s1",
  cue: span("said"),
  content: span("Ecuador shelled a pier"),
  act: "assert",
  speaker: [mention("Peru")],
  addressee: [],
} as unknown as Statement;
const report = {
  events: [shelling],
  statements: [said],
  mentions: [mention("Peru"), mention("Ecuador"), mention("Ecuador"), mention("a pier", "place")],
  times: [{ span: span("Monday"), type: "DATE", timex: null, value: null, mod: null, anchor: null, why: "" }],
} as unknown as Report;
const things = thingsOf(report);

test("things stand in the order of their words, each once", () => {
  expect(things.map(({ id }) => id)).toEqual(["actor:mPeru", "s1", "time:13-19", "actor:mEcuador", "e1", "place:ma pier"]);
});

test("a statement is underlined at its cue and at what is said", () => {
  const words = highlightsOf(things).filter(({ id }) => id === "s1").map(({ start, end }) => TEXT.slice(start, end));
  expect(words).toEqual(["said", "Ecuador shelled a pier"]);
});

test.each([
  ["an event", shelling, ["actor Ecuador", "recipient a pier", "claimed by Peru", "date Monday"]],
  ["a statement", said, ["speaker Peru", "content Ecuador shelled a pier"]],
])("the parts of %s", (_name, record, parts) => {
  expect(partsOf(record).map(({ role, start, end }) => `${role} ${TEXT.slice(start, end)}`)).toEqual(parts);
});

describe("keys", () => {
  const isRecord = (thing: (typeof things)[number]): boolean => thing.kind === "record";
  test.each([
    ["from nowhere to the first", null, 1, "s1"],
    ["from nowhere back to the last", null, -1, "e1"],
    ["over what does not pass", "s1", 1, "e1"],
    ["back", "e1", -1, "s1"],
    ["past the end", "e1", 1, undefined],
    ["from a thing that is passed over", "time:13-19", 1, "e1"],
  ] as const)("%s", (_name, from, by, to) => expect(stepFrom(things, from, by, isRecord)?.id).toBe(to));
});

test.each([
  [null, 5],
  ["event", 1],
  ["event,place", 2],
  ["none", 0],
  ["event,event,shoes", 1],
])("layers %s", (text, size) => {
  const layers = layersFrom(text);
  expect(layers.size).toBe(size);
  expect(layersFrom(layersTo(layers))).toEqual(layers);
});
