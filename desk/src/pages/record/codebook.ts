/** The codebook's words, read from the very tables that the program codes by. */

import acts from "../../../../src/dragoman/data/ontology/acts.tsv?raw";
import types from "../../../../src/dragoman/data/ontology/types.tsv?raw";

/** An event type or an act of speech; `modes` is empty for acts and for types without. */
export interface Term {
  readonly name: string;
  readonly modes: readonly string[];
  readonly meaning: string;
}

export const TYPES: readonly Term[] = terms(types);
export const ACTS: readonly Term[] = terms(acts);

export const STATUSES: readonly Term[] = [
  { name: "actual", modes: [], meaning: "happened, or is happening" },
  { name: "historical", modes: [], meaning: "background from clearly before the news" },
  { name: "future", modes: [], meaning: "planned, scheduled, promised" },
  { name: "hypothetical", modes: [], meaning: "possible, feared, warned of, conditional" },
  { name: "requested", modes: [], meaning: "demanded, urged, called for" },
  { name: "negated", modes: [], meaning: "said not to have happened" },
];

/** The modes of an event type; a type that the codebook lacks has none. */
export function modesOf(type: string): readonly string[] {
  return TYPES.find((term) => term.name === type)?.modes ?? [];
}

/** What a type or act means, or "". */
export function meaningOf(name: string): string {
  return [...TYPES, ...ACTS].find((term) => term.name === name)?.meaning ?? "";
}

/** The rows of a table: tab-separated, `#` opens a comment, the first row names the columns. */
function terms(table: string): readonly Term[] {
  const lines = table.split("\n").filter((line) => line.trim() && !line.startsWith("#"));
  const [head = [], ...rows] = lines.map((line) => line.split("\t"));
  return rows.map((cells) => {
    const cell = (name: string): string => cells[head.indexOf(name)]?.trim() ?? "";
    return { name: cells[0] ?? "", modes: cell("modes").split(" ").filter(Boolean), meaning: cell("meaning") };
  });
}
