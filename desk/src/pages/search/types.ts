/** What is searched for, what is found, and what is kept. */

import type { components } from "../../api/schema";

export type Hit = components["schemas"]["SearchHit"];
export type Saved = components["schemas"]["SavedSearchOut"];

/** What may be searched for; also the names in the address. */
export const NAMES = ["q", "kind", "speaker", "act", "actor", "type", "since", "until"] as const;

export type Search = Readonly<Record<(typeof NAMES)[number], string | null>>;

/** The search that an address names. */
export function searchFrom(query: URLSearchParams): Search {
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name)])) as Search;
}

/** A search without what is empty. */
export function given(search: Partial<Record<(typeof NAMES)[number], string | null>>): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
}

/** A search in words: "shelling · statements · act deny · since 2024-03-05". */
export function inWords(search: Partial<Record<(typeof NAMES)[number], string | null>>): string {
  const some = given(search);
  return Object.entries(some)
    .map(([name, value]) => (name === "q" ? value : name === "kind" ? `${value}s` : `${name} ${value}`))
    .join(" · ");
}
