/** The days about an incident. */

import type { Incident } from "../../api/types";

const SLACK = 3;

/** Since and until, three days before and after; empty where the incident has no day. */
export function around(incident: Pick<Incident, "value" | "first_published" | "last_published">): { since?: string; until?: string } {
  const [first, last = first] = (incident.value ?? "").split("/");
  const since = moved(full(first) ?? full(incident.first_published), -SLACK);
  const until = moved(full(last) ?? full(incident.last_published), SLACK);
  return { ...(since ? { since } : {}), ...(until ? { until } : {}) };
}

/** A day; null for months, years and nothing. */
function full(day: string | null | undefined): string | null {
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

function moved(day: string | null, by: number): string | null {
  if (!day) return null;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
