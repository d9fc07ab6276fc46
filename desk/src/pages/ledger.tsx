import { useApi, usePages } from "../api/hooks";
import type { About, Entry } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { useKeys } from "../shell/keys";
import { setQuery, useQuery } from "../shell/router";
import { days } from "../text/format";
import { EntryList } from "./ledger/EntryList";
import { Filters } from "./ledger/Filters";
import { FILTERS, neighbour } from "./ledger/ordering";
import css from "./ledger/ledger.module.css";

/** Promises, offers, demands, threats and plans, and what became of them; those overdue first. */
export default function LedgerPage() {
  const query = useQuery();
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name)]));
  const about = useApi<About>("/api/about").data;
  const late = usePages<Entry>(asked["outcome"] ? null : "/api/ledger", { ...asked, outcome: "overdue" });
  const all = usePages<Entry>("/api/ledger", asked);
  const rest = asked["outcome"] ? all.items : (all.items?.filter(({ outcome }) => outcome !== "overdue") ?? null);
  const shown = [...(late.items ?? []), ...(rest ?? [])];
  const open = query.get("entry");
  const go = (by: 1 | -1): void => {
    const next = neighbour(shown, open, by);
    if (next) setQuery({ entry: next.id }, { replace: true });
  };
  useKeys("Ledger", [
    { key: "j", tells: "Next entry", run: () => go(1) },
    { key: "k", tells: "Entry before", run: () => go(-1) },
    { key: "Escape", tells: "Close the entry", run: () => setQuery({ entry: null }, { replace: true }) },
  ]);
  const reload = (): void => (late.reload(), all.reload());
  const error = all.error ?? late.error;
  const on = query.get("on") ?? about?.last_day ?? null;
  return (
    <Page title="Ledger" tools={on && <span class="soft">outcomes as of {days(on)}</span>}>
      <Filters asked={asked} />
      {error && <ErrorState error={error} retry={reload} />}
      {!error && !all.items && <Loading what="the ledger" />}
      {all.items && shown.length === 0 && !all.loading && (
        <Empty title={FILTERS.some((name) => asked[name]) ? "No entry matches" : "The ledger is empty"}>
          {FILTERS.some((name) => asked[name]) ? (
            <button type="button" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
              Take all filters away
            </button>
          ) : (
            <p>Promises, offers, demands, threats and plans come here as reports are read.</p>
          )}
        </Empty>
      )}
      {late.items && late.items.length > 0 && (
        <section aria-labelledby="late" class={css["overdue"]} aria-busy={late.loading}>
          <h2 id="late">Overdue</h2>
          <EntryList entries={late.items} more={late.more} open={open} on={on} onChange={reload} />
        </section>
      )}
      {rest && rest.length > 0 && (
        <section aria-labelledby="rest" aria-busy={all.loading}>
          <h2 id="rest">{asked["outcome"] ? "By due day" : "All others, by due day"}</h2>
          <EntryList entries={rest} more={all.more} open={open} on={on} onChange={reload} />
        </section>
      )}
    </Page>
  );
}
