/** The shapes of review by short names. */

import type { components } from "../../api/schema";

type Schemas = components["schemas"];

export type Agreement = Schemas["Agreement"];
export type Difference = Schemas["Difference"];
export type Item = Schemas["ReviewItem"];
export type Reviewed = Schemas["Reviewed"];

export interface Verdict {
  readonly verdict: Schemas["VerdictIn"]["verdict"];
  readonly field?: string;
  readonly value?: unknown;
  readonly why?: string;
}
