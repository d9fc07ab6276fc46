import { useEffect, useState } from "preact/hooks";
import { type ApiError, get } from "../../api/client";
import { pageAfter, usePortions } from "../../api/portions";
import type { Account, IncidentDetail, Items } from "../../api/types";

type Telling = Account["tellings"][number];

/** An account with as many of its tellings as are here. */
export interface Heard {
  readonly account: Account;
  readonly tellings: readonly Telling[];
  /** Asks for its next tellings; null where all are here. */
  readonly more: (() => void) | null;
}

interface Grown {
  readonly tellings: readonly Telling[];
  readonly path: string | null;
}

/** The accounts of an incident with their tellings; of both the rest is had when it is asked for. */
export function useTellings(incident: IncidentDetail) {
  const accounts = usePortions(incident.accounts, incident.more.accounts);
  const [grown, setGrown] = useState<ReadonlyMap<Account, Grown>>(new Map());
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    setGrown(new Map());
    setError(null);
  }, [incident]);
  const ask = async (account: Account, before: Grown, path: string): Promise<void> => {
    if (loading) return;
    setLoading(true);
    setError(null);
    try {
      const page = await get<Items<Telling>>(path);
      const next = page.next === null ? null : pageAfter(path, page.next);
      setGrown((now) => new Map(now).set(account, { tellings: [...before.tellings, ...page.items], path: next }));
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      setLoading(false);
    }
  };
  const heard = accounts.items.map((account): Heard => {
    const now = grown.get(account) ?? { tellings: account.tellings, path: account.more };
    const { path } = now;
    return { account, tellings: now.tellings, more: path === null ? null : () => void ask(account, now, path) };
  });
  return { heard, loading: loading || accounts.loading, error: error ?? accounts.error, more: accounts.more };
}
