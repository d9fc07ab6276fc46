/** The fields that a reviewer may correct: what they hold now, in the form in which they are written. */

import type { EventRecord, Mention, Statement } from "../../api/types";
import { ACTS, modesOf, STATUSES, type Term, TYPES } from "../record/codebook";
import { type AnyRecord, isEvent, wordsOf } from "../record/telling";

const EVENT = ["type", "mode", "status", "actor", "recipient", "claimed_by", "denied_by", "place", "date", "due", "about", "killed", "injured"] as const;
const STATEMENT = ["act", "speaker", "addressee", "content"] as const;

export type Field = (typeof EVENT)[number] | (typeof STATEMENT)[number];

/** The fields of a record in the order in which they are shown. */
export function fieldsOf(record: AnyRecord): readonly Field[] {
  return isEvent(record) ? EVENT : STATEMENT;
}

/** What a field holds, as a reviewer would write it; "" for nothing. */
export function written(record: AnyRecord, field: Field): string {
  const value = (record as EventRecord & Statement)[field];
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return (value as readonly Mention[]).map(wordsOf).join("; ");
  if ("low" in value) return value.high === null ? `at least ${value.low}` : value.low === value.high ? `${value.low}` : `${value.low}-${value.high}`;
  if ("anchor" in value) return value.value ?? "";
  return "span" in value ? wordsOf(value as Mention) : (value as { quote: string }).quote;
}

/** The codebook's words for a field; null for fields that take words of the report, days or numbers. */
export function choicesOf(record: AnyRecord, field: Field): readonly Term[] | null {
  if (field === "type") return TYPES;
  if (field === "status") return STATUSES;
  if (field === "act") return ACTS;
  if (field !== "mode") return null;
  const modes = isEvent(record) ? modesOf(record.type) : [];
  return [{ name: "", modes: [], meaning: "none fits" }, ...modes.map((name) => ({ name, modes: [], meaning: "" }))];
}

/** How to write a field that is not chosen from the codebook. */
export function hintOf(field: Field): string {
  if (field === "date" || field === "due") return "a day 2024-03-05, a month 2024-03, or 2024-03-05/2024-03-07; nothing where the text gives none";
  if (field === "killed" || field === "injured") return "12, at least 12, or 10-15; nothing where no number is stated";
  if (field === "content" || field === "about") return "the very words of the report";
  if (field === "place") return "words of the report; an identity after =, as in the port=URY";
  return "words of the report; several with ; between; a country or identity after =, as in the two leaders=state:RUS";
}

/** The value to send: nothing is null. */
export function valueOf(text: string): string | null {
  return text.trim() || null;
}
