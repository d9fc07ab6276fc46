import { expect, test } from "vitest";
import { largest, pageAfter } from "./portions";

test.each([
  ["/api/reports/r1/events?limit=300&cursor=a.b", "/api/reports/r1/events?limit=500&cursor=a.b"],
  ["/api/incidents/i1/tellings?account=2&cursor=x", "/api/incidents/i1/tellings?account=2&cursor=x&limit=500"],
])("the largest page of %s", (path, largestPath) => expect(largest(path)).toBe(largestPath));

test("the page after keeps what else was asked", () => {
  expect(pageAfter("/api/incidents/i1/tellings?account=2&cursor=x", "y")).toBe("/api/incidents/i1/tellings?account=2&cursor=y");
});
