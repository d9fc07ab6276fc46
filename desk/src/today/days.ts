/** Days as numbers, for scales and brushes: whole days since 1970, in UTC. */

export type Step = "day" | "week" | "month";

const MS = 86_400_000;

/** True for an ISO day, month or year of the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The first day of an ISO day, month or year. */
export function dayNumber(iso: string): number {
  const [y = 1970, m = 1, d = 1] = iso.split("-").map(Number);
  return Math.round(Date.UTC(y, m - 1, d) / MS);
}

/** The last day of an ISO day, month or year. */
export function lastDayNumber(iso: string): number {
  const [y = 1970, m, d] = iso.split("-").map(Number);
  if (d !== undefined) return dayNumber(iso);
  return Math.round(Date.UTC(m === undefined ? y + 1 : y, m ?? 0, 0) / MS);
}

export function isoDay(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

export function dateOf(day: number): Date {
  return new Date(day * MS);
}

/** The step that gives between about 20 and 200 bars. */
export function stepFor(first: number, last: number): Step {
  const span = last - first + 1;
  return span <= 150 ? "day" : span <= 1000 ? "week" : "month";
}

/** The first day of the period that a day lies in; weeks begin on Monday. */
export function periodStart(day: number, step: Step): number {
  if (step === "day") return day;
  if (step === "week") return day - ((day + 3) % 7);
  const date = dateOf(day);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MS);
}

/** The first day of the period after the one that begins on `start`. */
export function nextPeriod(start: number, step: Step): number {
  if (step === "day") return start + 1;
  if (step === "week") return start + 7;
  const date = dateOf(start);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / MS);
}
