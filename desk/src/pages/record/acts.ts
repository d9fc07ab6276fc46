/** A person's act may be kept as several decisions: a telling is split off from each of the others. */

import type { Decision } from "../../api/types";

export interface Act {
  readonly decision: Decision;
  /** All decisions of the act that hold, to be taken back together. */
  readonly holding: readonly string[];
}

/** The acts that decisions belong to, newest first: those of one kind by one person with one reason at one moment. */
export function actsOf(decisions: readonly Decision[]): readonly Act[] {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const { id, kind, by, why, made_at } = decision;
    const key = JSON.stringify(made_at ? [kind, by, why, made_at] : [id]);
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [...groups.values()]
    .map((group) => ({
      decision: group[0] as Decision,
      holding: group.filter(canUndo).map(({ id }) => id),
    }))
    .sort((a, b) => b.decision.made_at.localeCompare(a.decision.made_at));
}

/** Whether a person may take it back. */
function canUndo(decision: Decision): boolean {
  return decision.by.startsWith("user:") && decision.kind !== "undo" && !decision.undone_by;
}
