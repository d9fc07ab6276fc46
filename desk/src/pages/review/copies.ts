/** The same record in copies of its report: wire copies carry one voice, so one word on it may be enough. */

import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client";
import { useApi } from "../../api/hooks";
import type { Items, Report } from "../../api/types";
import { quoteOf } from "../record/selector";
import { type AnyRecord, isEvent } from "../record/telling";
import { fieldsOf, written } from "./fields";
import type { Verdict } from "./types";

/** So many copies are looked into. */
const MOST = 20;
const NONE: readonly AnyRecord[] = [];

/** Records of copies of the report that are the same, and on which nobody has decided yet. */
export function useCopies(record: AnyRecord | undefined): readonly AnyRecord[] {
  const report = useApi<Report>(record ? `/api/reports/${encodeURIComponent(record.report)}` : null).data;
  const [found, setFound] = useState({ of: "", records: NONE });
  const copies = record && report?.id === record.report ? report.copies.slice(0, MOST) : [];
  useEffect(() => {
    if (!record || copies.length === 0) return;
    const stop = new AbortController();
    const kind = isEvent(record) ? "events" : "statements";
    const lists = copies.map((copy) => get<Items<AnyRecord>>(`/api/reports/${encodeURIComponent(copy)}/${kind}`, { limit: 500 }, stop.signal));
    Promise.all(lists).then(
      (pages) => setFound({ of: record.id, records: pages.flatMap(({ items }) => items.filter((one) => isSame(one, record) && !isDecided(one))) }),
      () => undefined, // without its copies the record is reviewed alone
    );
    return () => stop.abort();
  }, [record?.id, copies.join()]);
  return record && found.of === record.id ? found.records : NONE;
}

/** Whether two records of different reports say the same at the same words, with the same words around them. */
export function isSame(a: AnyRecord, b: AnyRecord): boolean {
  return isEvent(a) === isEvent(b) && around(a) === around(b) && fieldsOf(a).every((field) => written(a, field) === written(b, field));
}

/** Whether what a person says of a record can be said of another report's, too: characters of one are not those of another. */
export function isForCopies({ verdict, field, value }: Verdict): boolean {
  if (verdict === "note") return false;
  const isNumber = field === "killed" || field === "injured";
  return isNumber || typeof value !== "string" || !/(^|[;\s])\d+-\d+\s*($|[;=])/.test(value);
}

function around({ target }: AnyRecord): string {
  const quote = quoteOf(target);
  return quote ? `${quote.prefix}|${quote.exact}|${quote.suffix}`.replaceAll(/\s+/g, " ") : "";
}

function isDecided({ how }: AnyRecord): boolean {
  return how.some(({ by }) => by.startsWith("user:"));
}
