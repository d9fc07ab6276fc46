/** Names for the shapes of the API; `schema.ts` is made from its OpenAPI description by `npm run types`. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type About = Schemas["About"];
export type Account = Schemas["AccountOut"];
export type Actor = Schemas["ActorOut"];
export type Brief = Schemas["Brief"];
export type Decision = Schemas["DecisionOut"];
export type DecisionIn = Schemas["DecisionIn"];
export type Edge = Schemas["Edge"];
export type Entry = Schemas["EntryOut"];
export type EntryDetail = Schemas["EntryDetail"];
export type EventRecord = Schemas["EventOut"];
export type Incident = Schemas["IncidentLine"];
export type IncidentDetail = Schemas["IncidentDetail"];
export type MapPlace = Schemas["MapPlace"];
export type MapAnswer = Schemas["Map"];
export type Mention = Schemas["Mention"];
export type Network = Schemas["Network"];
export type NetworkNode = Schemas["Node"];
export type Party = Schemas["Party"];
export type Problem = Schemas["Problem"];
export type Report = Schemas["ReportDetail"];
export type ReportLine = Schemas["ReportLine"];
export type Series = Schemas["Series"];
export type Span = Schemas["Span"];
export type Statement = Schemas["StatementOut"];
export type Tally = Schemas["Tally"];
export type Target = Schemas["Target"];
export type Timeline = Schemas["Timeline"];
export type TimelineRow = Schemas["TimelineRow"];

/** A list as the API gives it; `next` asks for the following page. */
export interface Items<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
