/** Parts of records in words, for people to read. Pure functions. */

import type { EventRecord, Mention, Party, Span, Statement } from "../../api/types";
import { days, number } from "../../text/format";
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

/** What names a mention: its words, or for one that the report does not name what a person took it to be. */
export function wordsOf(mention: Mention): string {
  return mention.span.quote || mention.identity || mention.country || "";
}

/** "Peru; its allies", from mentions or parties; "" for nobody. */
export function names(of: readonly (Mention | Party)[]): string {
  return of.map((one) => ("span" in one ? wordsOf(one) : one.words)).join("; ");
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
  if (toll.high === null) return `at least ${number(toll.low)}`;
  return toll.low === toll.high ? number(toll.low) : `${number(toll.low)} to ${number(toll.high)}`;
}

/** A moment of the store, UTC: "5 March 2024, 14:03". */
export function momentText(moment: string): string {
  const [day = "", time = ""] = moment.split("T");
  return time ? `${days(day)}, ${time.slice(0, 5)}` : days(day);
}

/** A name of a field or code as a person would write it: "claimed_by" is "claimed by". */
export function spaced(name: string): string {
  return name.replaceAll("_", " ");
}

/** Who decided: `user:ana` is "ana", `rule:same_words` is "rule same words". */
export function byText(by: string): string {
  return by.startsWith("user:") ? by.slice(5) : spaced(by.replace(":", " "));
}

/** Who added a record that the machine had missed; null for the machine's own. */
export function addedBy(record: AnyRecord): string | null {
  const step = record.how.find(({ field, by, note }) => field === "record" && by.startsWith("user:") && note.startsWith("added"));
  return step ? byText(step.by) : null;
}
