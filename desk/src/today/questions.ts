/** What the views of the period ask of the API. The first page asks it before the views themselves are here. */

import { ahead, type Params } from "../api/client";
import type { About } from "../api/types";
import type { Range } from "./Brush";
import { dayNumber, lastDayNumber, stepFor } from "./days";
import { asked } from "./filter";

export type Question = readonly [path: string, params: Params];

const PAGE = 25;
const MARGIN = 7;

/** The first and last day of the reports; null in a store without any. */
export function reportedIn({ first_day, last_day, counts }: About): Range | null {
  return first_day && last_day && counts.reports > 0 ? [dayNumber(first_day), lastDayNumber(last_day)] : null;
}

/** The days of the reports with some before and after: what they tell of may lie there. */
export function around([from, to]: Range): Range {
  return [from - MARGIN, to + MARGIN];
}

export function timelineOf(query: URLSearchParams, domain: Range): Question {
  return ["/api/timeline", { ...asked(query, "period"), by: stepFor(...domain) }];
}

export function mapOf(query: URLSearchParams): Question {
  return ["/api/map", asked(query, "place")];
}

export function networkOf(query: URLSearchParams): Question {
  return ["/api/network", { ...asked(query, "parties"), kind: query.get("net") === "words" ? "words" : "deeds" }];
}

export function incidentsOf(query: URLSearchParams): Question {
  return ["/api/incidents", { ...asked(query), limit: PAGE }];
}

export function statementsOf(query: URLSearchParams): Question {
  return ["/api/statements", { ...asked(query), limit: PAGE }];
}

/** Asks everything that the page will ask, the timeline as soon as the days of the store are known. */
export function askAhead(query: URLSearchParams): void {
  const about = ahead<About>("/api/about");
  for (const question of [mapOf(query), networkOf(query), incidentsOf(query), statementsOf(query)]) void ahead(...question);
  about.then(
    (answer) => {
      const reported = reportedIn(answer);
      if (reported) void ahead(...timelineOf(query, around(reported)));
    },
    () => undefined, // the page tells of it when it asks
  );
}
