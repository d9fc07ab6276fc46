import { expect, test } from "vitest";
import type { Decision } from "../../api/types";
import { actsOf } from "./acts";

const decision = (id: string, more: Partial<Decision> = {}): Decision => ({
  id,
  kind: "not-same",
  subject: "",
  object: "",
  by: "user:ana",
  why: "Another town.",
  score: null,
  made_at: "2024-03-05T10:00:00Z",
  undone_by: null,
  ...more,
});

test.each([
  ["one act of several decisions", [decision("a"), decision("b")], [["a", "b"]]],
  ["another reason", [decision("a"), decision("b", { why: "Another day." })], [["a"], ["b"]]],
  ["another person", [decision("a"), decision("b", { by: "user:ben" })], [["a"], ["b"]]],
  ["the newest first", [decision("a"), decision("b", { made_at: "2024-03-06T10:00:00Z" })], [["b"], ["a"]]],
  ["what was taken back", [decision("a", { undone_by: "u" }), decision("b")], [["b"]]],
  ["a rule's cannot be taken back", [decision("a", { by: "rule:copy" })], [[]]],
  ["an undoing cannot be taken back", [decision("a", { kind: "undo" })], [[]]],
  ["without a moment each is its own", [decision("a", { made_at: "" }), decision("b", { made_at: "" })], [["a"], ["b"]]],
])("%s", (_name, decisions, holding) => expect(actsOf(decisions).map((act) => act.holding)).toEqual(holding));
