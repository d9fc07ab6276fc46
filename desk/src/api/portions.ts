/** What one record holds so much of that its answer gives the first alone, and where the rest is. */

import { useEffect, useRef, useState } from "preact/hooks";
import { type ApiError, get } from "./client";
import type { Items } from "./types";

/** The path of a following page, with as many on it as the server gives. */
export function largest(path: string): string {
  const [name = "", query = ""] = path.split("?");
  const asked = new URLSearchParams(query);
  asked.set("limit", "500");
  return `${name}?${asked}`;
}

/** The path with another cursor. */
export function pageAfter(path: string, cursor: string): string {
  const [name = "", query = ""] = path.split("?");
  const asked = new URLSearchParams(query);
  asked.set("cursor", cursor);
  return `${name}?${asked}`;
}

/** Everything that follows, page by page; `path` is that of the first page. Throws ApiError. */
export async function* following<T>(path: string, signal: AbortSignal): AsyncGenerator<readonly T[]> {
  for (let next: string | null = largest(path); next !== null; ) {
    const page: Items<T> = await get<Items<T>>(next, {}, signal);
    yield page.items;
    next = page.next === null ? null : pageAfter(next, page.next);
  }
}

export interface Portions<T> {
  readonly items: readonly T[];
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** Asks for the next page; null where all is here. */
  readonly more: (() => void) | null;
}

interface Grown<T> {
  readonly items: readonly T[];
  readonly path: string | null;
}

/** A list whose beginning is here, and which grows page by page; it begins anew with another `first`. */
export function usePortions<T>(first: readonly T[], path: string | null): Portions<T> {
  const [grown, setGrown] = useState<Grown<T> & { readonly of: readonly T[] }>({ of: first, items: first, path });
  const [error, setError] = useState<ApiError | null>(null);
  const [loading, setLoading] = useState(false);
  const latest = useRef(first);
  latest.current = first;
  useEffect(() => setError(null), [first]);
  const now = grown.of === first ? grown : { of: first, items: first, path };
  const more = async (from: string): Promise<void> => {
    if (loading) return;
    setLoading(true);
    setError(null);
    try {
      const page = await get<Items<T>>(from);
      const next = page.next === null ? null : pageAfter(from, page.next);
      if (latest.current === first) setGrown({ of: first, items: [...now.items, ...page.items], path: next });
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      setLoading(false);
    }
  };
  const next = now.path;
  return { items: now.items, error, loading, more: next === null ? null : () => void more(next) };
}
