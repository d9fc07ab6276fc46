/** Answers of the API as the state of a component. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { type ApiError, get, type Params, remembered, url } from "./client";
import type { Items } from "./types";

/** `data` stays that of the last answer while a new one is on its way, so that a page need not flicker. */
export interface Answer<T> {
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** Asks again, for instance after a decision. */
  readonly reload: () => void;
}

interface State<T> {
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
}

/** GETs `path`, again whenever it or `params` change; null asks for nothing. */
export function useApi<T>(path: string | null, params: Params = {}): Answer<T> {
  const address = path === null ? null : url(path, params);
  const [state, setState] = useState<State<T>>(() => ({ data: recall<T>(address), error: null, loading: address !== null }));
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (address === null) return setState({ data: null, error: null, loading: false });
    const stop = new AbortController();
    setState((last) => ({ data: recall<T>(address) ?? last.data, error: null, loading: true }));
    get<T>(address, {}, stop.signal).then(
      (data) => stop.signal.aborted || setState({ data, error: null, loading: false }),
      (error: ApiError) => stop.signal.aborted || setState((last) => ({ data: last.data, error, loading: false })),
    );
    return () => stop.abort();
  }, [address, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { ...state, reload };
}

function recall<T>(address: string | null): T | null {
  return address === null ? null : (remembered<T>(address) ?? null);
}

/** A list that grows by pages: `more` asks for the next, null on the last. */
export interface Pages<T> {
  readonly items: readonly T[] | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  readonly more: (() => void) | null;
  readonly reload: () => void;
}

/** GETs a list page by page, from its beginning whenever `path` or `params` change; null asks for nothing. */
export function usePages<T>(path: string | null, params: Params = {}): Pages<T> {
  const first = useApi<Items<T>>(path, params);
  const [rest, setRest] = useState<{ of: Items<T> | null; items: readonly T[]; next: string | null }>(NOTHING);
  const [error, setError] = useState<ApiError | null>(null);
  const [loading, setLoading] = useState(false);
  const grown = rest.of === first.data && rest.of !== null;
  const next = grown ? rest.next : (first.data?.next ?? null);
  const items = grown ? [...(first.data?.items ?? []), ...rest.items] : (first.data?.items ?? null);
  const more = (): void => {
    if (path === null || next === null || loading) return;
    const of = first.data;
    setLoading(true);
    setError(null);
    get<Items<T>>(path, { ...params, cursor: next })
      .then((page) => setRest({ of, items: [...(grown ? rest.items : []), ...page.items], next: page.next }))
      .catch((e: ApiError) => setError(e))
      .finally(() => setLoading(false));
  };
  return {
    items,
    error: first.error ?? error,
    loading: first.loading || loading,
    more: next === null ? null : more,
    reload: first.reload,
  };
}

const NOTHING = { of: null, items: [], next: null };
