/** Tolls as they were told, one row for each event that has one. */

import type { Account, EventRecord } from "../../api/types";
import { names } from "../record/telling";
import { plain } from "../../text/visible";

export interface Told {
  readonly low: number;
  readonly high: number | null;
  readonly quote: string;
}

export interface TollRow {
  readonly event: string;
  readonly report: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly claimant: string;
  readonly killed: Told | null;
  readonly injured: Told | null;
}

/** The rows of all accounts in the order of publication; those without a day last. */
export function tollsOf(accounts: readonly { readonly tellings: readonly Account["tellings"][number][] }[]): readonly TollRow[] {
  const events = new Map(accounts.flatMap(({ tellings }) => tellings.map(({ event }) => [event.id, event] as const)));
  return [...events.values()]
    .filter(({ killed, injured }) => killed || injured)
    .map((event) => ({
      event: event.id,
      report: event.report,
      published: event.report_line.published,
      publisher: event.report_line.publisher,
      claimant: names(event.claimed_by),
      killed: told(event.killed),
      injured: told(event.injured),
    }))
    .sort((a, b) => (a.published ?? "9").localeCompare(b.published ?? "9"));
}

function told(toll: EventRecord["killed"]): Told | null {
  return toll && { low: toll.low, high: toll.high, quote: plain(toll.span.quote) };
}
