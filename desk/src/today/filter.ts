/** The filter of the period page, as it stands in the address, and what each view asks of the API. */

import type { Params } from "../api/client";

const NAMES = ["since", "until", "actor", "recipient", "pair", "type", "act", "status", "place", "contested", "claimed_by", "min_confidence", "as_of"] as const;

/** A view does not filter itself: the timeline shows all days, and the chosen ones are marked in it. */
export type Own = "period" | "place" | "parties";

const OWN: Readonly<Record<Own, readonly string[]>> = {
  period: ["since", "until"],
  place: ["place"],
  parties: ["actor", "recipient", "pair"],
};

/** What to ask for a view: the whole filter but for what the view itself sets. */
export function asked(query: URLSearchParams, own?: Own): Params {
  const left = own ? OWN[own] : [];
  return Object.fromEntries(
    NAMES.filter((name) => query.has(name) && !left.includes(name)).map((name) => [name, name === "type" ? query.getAll(name) : query.get(name)]),
  );
}

/** One part of the filter that is set, as a person reads it; `changes` take it away. */
export interface Part {
  readonly name: string;
  readonly value: string;
  readonly changes: Readonly<Record<string, string[] | null>>;
}

const SAID: Readonly<Record<string, string>> = {
  actor: "by",
  recipient: "to",
  pair: "between",
  act: "act",
  status: "status",
  place: "at",
  claimed_by: "claimed by",
  min_confidence: "confidence from",
  as_of: "as known on",
  type: "type",
  contested: "only",
};

/** The parts of the filter that are set, in the order of the API's names, the period apart. */
export function parts(query: URLSearchParams): readonly Part[] {
  return NAMES.filter((name) => !OWN.period.includes(name)).flatMap((name) =>
    query.getAll(name).map((value) => {
      const others = query.getAll(name).filter((other) => other !== value);
      return { name: SAID[name] ?? name, value: name === "contested" ? "contested" : value, changes: { [name]: others.length ? others : null } };
    }),
  );
}

/** Changes that take the whole filter away, the period with it. */
export const NOTHING: Readonly<Record<string, null>> = Object.fromEntries(NAMES.map((name) => [name, null]));

/** Two sides out of `pair=A,B`, or null. */
export function pairOf(query: URLSearchParams): readonly [string, string] | null {
  const [a, b] = (query.get("pair") ?? "").split(",");
  return a && b ? [a, b] : null;
}
