import { describe, expect, test } from "vitest";
import { address, type Changes, routeOf, withChanges } from "./address";

describe("a query with changes", () => {
  test.each<[string, string, Changes, string]>([
    ["a name is added", "", { since: "2022-02-20" }, "/?since=2022-02-20"],
    ["a name is set anew", "since=2022", { since: "2023" }, "/?since=2023"],
    ["null takes a name away", "since=2022&actor=RUS", { since: null }, "/?actor=RUS"],
    ["so does the empty string", "actor=RUS", { actor: "" }, "/"],
    ["a list repeats its name", "", { type: ["AID", "ASSAULT"] }, "/?type=AID&type=ASSAULT"],
    ["an empty list takes all away", "type=AID&type=ASSAULT", { type: [] }, "/"],
    ["other names stay", "pair=RUS,UKR&type=AID", { type: null }, "/?pair=RUS,UKR"],
    ["the order of changes leaves no trace", "until=2022", { since: "2021" }, "/?since=2021&until=2022"],
    ["what would break the query is escaped", "", { actor: "A&B=C #1" }, "/?actor=A%26B%3DC+%231"],
  ])("%s", (_name, before, changes, after) => {
    expect(address("/", withChanges(new URLSearchParams(before), changes))).toBe(after);
  });
});

describe("routes", () => {
  test.each([
    ["/", { page: "today", id: "" }],
    ["/report/r0123", { page: "report", id: "r0123" }],
    ["/incident/i%C3%A9", { page: "incident", id: "ié" }],
    ["/incident/100%", { page: "incident", id: "100%" }],
    ["/ledger", { page: "ledger", id: "" }],
    ["/report", null],
    ["/report/", null],
    ["/report/a/b", null],
    ["/ledger/x", null],
    ["/today", null],
    ["/__proto__", null],
  ])("%s", (path, route) => expect(routeOf(path)).toEqual(route));
});
