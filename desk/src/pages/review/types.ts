/** The shapes of review, as the API gives them. */

import type { Decision, EventRecord, Statement } from "../../api/types";

export interface Difference {
  readonly record: string;
  readonly key: string;
  readonly report: string;
  readonly field: string;
  /** By reviewer; for the field `record` "kept" or "rejected". */
  readonly values: Readonly<Record<string, unknown>>;
  readonly settled: boolean;
}

/** A record with corrections laid over it, and what was decided about it. */
export interface Reviewed {
  readonly record: EventRecord | Statement;
  readonly kind: "event" | "statement";
  readonly key: string;
  readonly state: "open" | "accepted" | "corrected" | "rejected" | "added" | "to-settle";
  readonly reviewers: readonly string[];
  /** The machine's values of the fields that people corrected. */
  readonly machine: readonly { readonly field: string; readonly value: unknown }[];
  readonly to_settle: readonly Difference[];
  readonly decisions: readonly Decision[];
}

export interface Item extends Reviewed {
  readonly weight: number;
  readonly doubt: number;
  readonly stakes: number;
  readonly why_first: string;
}

export interface Agreement {
  readonly alpha: Readonly<Record<string, number | null>>;
  readonly values: Readonly<Record<string, number>>;
  readonly records: number;
  readonly reviewers: readonly string[];
  readonly differences: readonly Difference[];
}

export interface Verdict {
  readonly verdict: "accept" | "reject" | "correct" | "settle" | "note";
  readonly field?: string;
  readonly value?: unknown;
  readonly why?: string;
}
