/** How an incident's record changed from version to version. */

import type { Incident, IncidentDetail, Party } from "../../api/types";
import { days, tally } from "../../text/format";

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Step {
  readonly since: string;
  readonly title: string;
  readonly first: boolean;
  readonly changes: readonly Change[];
}

type Version = IncidentDetail["history"][number];

/**
 * A step for each version, oldest first; fields whose words stay the same are left out.
 *
 * Without the beginning of the history its oldest version has no step: what it changed is not known.
 */
export function changesOf(history: readonly Version[], isWhole: boolean): readonly Step[] {
  const versions = history.toSorted((a, b) => a.since.localeCompare(b.since));
  const steps = versions.map((version, i) => {
    const last = versions[i - 1]?.incident;
    const changes = last ? version.changed.map((field) => change(field, last, version.incident)) : [];
    return {
      since: version.since,
      title: version.incident.title,
      first: !last,
      changes: changes.filter(({ before, after }) => before !== after),
    };
  });
  return isWhole ? steps : steps.slice(1);
}

function change(field: string, before: Incident, after: Incident): Change {
  return { field: NAMES[field] ?? field, before: told(field, before), after: told(field, after) };
}

const NAMES: Readonly<Record<string, string>> = { value: "days", why: "contested because", actor: "who", recipient: "to whom" };

/** The value of one field in words; "" for nothing. */
function told(field: string, incident: Incident): string {
  const value = (incident as unknown as Readonly<Record<string, unknown>>)[field];
  if (value === null || value === undefined) return "";
  if (field === "actor" || field === "recipient") return (value as readonly Party[]).map(({ words }) => words).join("; ");
  if (field === "place") return (value as Party).words;
  if (field === "killed" || field === "injured") return tally(value as Parameters<typeof tally>[0]);
  if (field === "value" || field.endsWith("_published")) return days(value as string);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
