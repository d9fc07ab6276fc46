/** Footnotes of a brief. */

import type { Brief } from "../../api/types";

export type Note = Brief["sections"][number]["sentences"][number]["notes"][number];

/** All footnotes in the order of their numbers, each once. */
export function notesOf(brief: Pick<Brief, "sections">): readonly Note[] {
  const all = brief.sections.flatMap(({ sentences, table }) => [...sentences, ...table.flat()]).flatMap(({ notes }) => notes);
  return [...new Map(all.map((note) => [note.n, note])).values()].sort((a, b) => a.n - b.n);
}

/** The seven days that end with a day. */
export function lastWeek(day: string): { readonly since: string; readonly until: string } {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 6);
  return { since: date.toISOString().slice(0, 10), until: day };
}
