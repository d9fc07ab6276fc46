/** The address is the whole state of a view: path and query. Pure functions; `router.ts` ties them to the browser. */

export type Changes = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** A query with some names set anew; null, undefined, "" and [] remove a name. Names stay in order. */
export function withChanges(query: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  }
  next.sort();
  return next;
}

/** Path and query as one address, with commas and colons left readable. */
export function address(path: string, query: URLSearchParams): string {
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? `${path}?${text}` : path;
}

/** A page's name and the id that its path holds, or null for a path that is no page. */
export function routeOf(path: string): { readonly page: PageName; readonly id: string } | null {
  const [first = "", id = "", ...rest] = path.split("/").slice(1);
  if (rest.length > 0) return null;
  if (first === "") return id ? null : { page: "today", id: "" };
  if (WITH_ID.has(first)) return id ? { page: first as PageName, id: decode(id) } : null;
  return ALONE.has(first) && !id ? { page: first as PageName, id: "" } : null;
}

export type PageName = "today" | "report" | "incident" | "ledger" | "review" | "search" | "brief";

const WITH_ID = new Set(["report", "incident"]);
const ALONE = new Set(["ledger", "review", "search", "brief"]);

/** An id with its escapes undone; one that is no valid escape stays as it is. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    if (error instanceof URIError) return id;
    throw error;
  }
}
