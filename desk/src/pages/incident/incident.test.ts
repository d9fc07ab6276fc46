import { expect, test } from "vitest";
import type { Incident, IncidentDetail } from "../../api/types";
import { around } from "./around";
import { changesOf } from "./changes";
import { tollsOf } from "./tolls";

test.each([
  ["one day", "2024-03-01", "2024-02-27", "2024-03-04"],
  ["an interval", "2024-03-05/2024-03-07", "2024-03-02", "2024-03-10"],
  ["a month: the days it was told", "2024-03", "2024-05-05", "2024-05-12"],
  ["no date: the days it was told", null, "2024-05-05", "2024-05-12"],
])("the days about %s", (_name, value, since, until) => {
  expect(around({ value, first_published: "2024-05-08", last_published: "2024-05-09" })).toEqual({ since, until });
});

test("the days about nothing", () => {
  expect(around({ value: null, first_published: null, last_published: null })).toEqual({});
});

test("changes tell before and after, oldest version first", () => {
  const version = (since: string, changed: string[], incident: Partial<Incident>) => ({ since, until: null, changed, incident });
  const history = [
    version("2024-03-06T08:00", ["killed", "actor", "why"], { title: "b", killed: { low: 2, best: 4, high: 4, sources: [] }, actor: [], why: "" }),
    version("2024-03-05T08:00", [], { title: "a", killed: null, actor: [{ words: "Peru" }] as never, why: "" }),
  ];
  const [first, second] = changesOf(history as unknown as IncidentDetail["history"], true);
  expect(first).toEqual({ since: "2024-03-05T08:00", title: "a", first: true, changes: [] });
  expect(second?.changes).toEqual([
    { field: "killed", before: "", after: "2 to 4, best 4" },
    { field: "who", before: "Peru", after: "" },
  ]);
});

test("what the oldest version changed is not known where the history began before it", () => {
  const history = ["2024-03-05T08:00", "2024-03-06T08:00"].map((since) => ({ since, until: null, changed: [], incident: { title: since } }));
  const steps = changesOf(history as unknown as IncidentDetail["history"], false);
  expect(steps.map(({ title, first }) => [title, first])).toEqual([["2024-03-06T08:00", false]]);
});

test("tolls are in the order of publication, each event once", () => {
  const telling = (id: string, published: string | null, killed: number | null) => ({
    event: {
      id,
      report: "r",
      report_line: { published, publisher: "Wire" },
      claimed_by: [{ span: { quote: "Peru" } }],
      killed: killed === null ? null : { low: killed, high: killed, span: { quote: `${killed} people` } },
      injured: null,
    },
    words: "",
  });
  const accounts = [
    { tellings: [telling("late", "2024-03-07", 3), telling("none", "2024-03-01", null)] },
    { tellings: [telling("undated", null, 9), telling("early", "2024-03-05", 2), telling("late", "2024-03-07", 3)] },
  ];
  expect(tollsOf(accounts as unknown as IncidentDetail["accounts"]).map(({ event }) => event)).toEqual(["early", "late", "undated"]);
});
