/** Parts of records in words, for people to read. Pure functions. */

import type { EventRecord, Mention, Party, Span, Statement, Tally } from "../../api/types";
import { plain } from "../../text/visible";

export type AnyRecord = EventRecord | Statement;

export function isEvent(record: AnyRecord): record is EventRecord {
  return "trigger" in record;
}

/** Where a record's own words stand: an event's trigger, a statement's cue. */
export function anchorOf(record: AnyRecord): Span {
  return isEvent(record) ? record.trigger : record.cue;
}

/** An event's type with its mode, or a statement's act. */
export function labelOf(record: AnyRecord): string {
  return isEvent(record) ? [record.type, record.mode].filter(Boolean).join(" ") : record.act;
}

/** "Peru; its allies", from mentions or parties; "" for nobody. */
export function names(of: readonly (Mention | Party)[]): string {
  return of.map((one) => ("span" in one ? one.span.quote : one.words)).join("; ");
}

/** A record in one line, hidden characters shown: "ASSAULT heavy-weapons: Ecuador → a pumping station". */
export function lineOf(record: AnyRecord): string {
  const [from, to] = isEvent(record) ? [record.actor, record.recipient] : [record.speaker, record.addressee];
  const sides = [names(from), names(to)];
  const parties = sides[1] ? `${sides[0] || "someone"} → ${sides[1]}` : (sides[0] ?? "");
  return plain(parties ? `${labelOf(record)}: ${parties}` : labelOf(record));
}

/** A number of people as stated: "12", "3 to 9", "at least 12". */
export function tollText(toll: { readonly low: number; readonly high: number | null }): string {
  if (toll.high === null) return `at least ${toll.low}`;
  return toll.low === toll.high ? `${toll.low}` : `${toll.low} to ${toll.high}`;
}

/** A tally over all accounts: "3 to 9, best 6". */
export function tallyText(tally: Tally): string {
  const range = tollText(tally);
  return range === `${tally.best}` ? range : `${range}, best ${tally.best}`;
}

/** "5 March 2024", "March 2024", "5 to 7 March 2024"; an ISO day, month, year or interval, null as "no date". */
export function dayText(value: string | null): string {
  if (!value) return "no date";
  const [from = "", to] = value.split("/");
  if (!to || to === from) return oneDay(from);
  const [a, b] = [from.split("-"), to.split("-")];
  if (a.length === 3 && b.length === 3 && a[0] === b[0] && a[1] === b[1]) return `${Number(a[2])} to ${oneDay(to)}`;
  return `${oneDay(from)} to ${oneDay(to)}`;
}

function oneDay(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  const name = month ? MONTHS[month - 1] : undefined;
  if (!year || (month && !name)) return iso;
  return [day, name, year].filter(Boolean).join(" ");
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** A moment of the store, UTC: "5 March 2024, 14:03". */
export function momentText(moment: string): string {
  const [day = "", time = ""] = moment.split("T");
  return time ? `${dayText(day)}, ${time.slice(0, 5)}` : dayText(day);
}

/** "1 report", "3 reports". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** A name of a field or code as a person would write it: "claimed_by" is "claimed by". */
export function spaced(name: string): string {
  return name.replaceAll("_", " ");
}

/** Who decided: `user:ana` is "ana", `rule:same_words` is "rule same words". */
export function byText(by: string): string {
  return by.startsWith("user:") ? by.slice(5) : spaced(by.replace(":", " "));
}
