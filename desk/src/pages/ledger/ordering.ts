/** What the ledger page may be asked, and the order of its keys. */

export const FILTERS = ["outcome", "kind", "by", "to", "text", "due_before", "on"] as const;

export const OUTCOMES = ["open", "met", "overdue", "broken", "withdrawn", "accepted", "refused", "ignored"] as const;

export const KINDS = ["commitment", "demand", "threat", "plan", "offer"] as const;

/** The entry after or before the one that is open; the first or last where none is; null past the ends. */
export function neighbour<T extends { readonly id: string }>(entries: readonly T[], open: string | null, by: 1 | -1): T | null {
  const here = entries.findIndex(({ id }) => id === open);
  return (here < 0 ? entries.at(by > 0 ? 0 : -1) : entries[here + by]) ?? null;
}

/** How far a due day lies from another: "3 days over", "due today", "in 5 days"; "" where one is no full day. */
export function dueText(due: string | null, on: string | null): string {
  const end = due?.split("/").at(-1);
  if (!end || !on || !DAY.test(end) || !DAY.test(on)) return "";
  const between = Math.round((Date.parse(end) - Date.parse(on)) / 86_400_000);
  if (between === 0) return "due that day";
  const n = Math.abs(between);
  const unit = n === 1 ? "day" : "days";
  return between < 0 ? `${n} ${unit} over` : `in ${n} ${unit}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
