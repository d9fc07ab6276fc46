/** The shapes of search, as the API gives them. */

export interface Hit {
  readonly kind: "report" | "event" | "statement";
  readonly id: string;
  readonly report: string;
  readonly day: string | null;
  readonly publisher: string | null;
  readonly label: string;
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
}

export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string | null>>;
  readonly by: string;
  readonly made_at: string;
  /** The path of its Atom feed. */
  readonly feed: string;
}

/** What may be searched for; also the names in the address. */
export const NAMES = ["q", "kind", "speaker", "act", "actor", "type", "since", "until"] as const;

export type Search = Readonly<Record<(typeof NAMES)[number], string | null>>;

/** The search that an address names. */
export function searchFrom(query: URLSearchParams): Search {
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name)])) as Search;
}

/** A search without what is empty. */
export function given(search: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
}

/** A search in words: "shelling · statements · act deny · since 2024-03-05". */
export function inWords(search: Readonly<Record<string, string | null | undefined>>): string {
  const some = given(search);
  return Object.entries(some)
    .map(([name, value]) => (name === "q" ? value : name === "kind" ? `${value}s` : `${name} ${value}`))
    .join(" · ");
}
