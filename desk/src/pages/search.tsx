import { usePages } from "../api/hooks";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { useQuery } from "../shell/router";
import { Hits } from "./search/Hits";
import { SavedList } from "./search/SavedList";
import { SearchForm } from "./search/SearchForm";
import { given, type Hit, inWords, searchFrom } from "./search/types";
import css from "./search/search.module.css";

/** Full text over reports and records, and the searches that were kept. */
export default function SearchPage() {
  const search = searchFrom(useQuery());
  const asks = Object.keys(given(search)).some((name) => name !== "kind");
  const { items, error, loading, more, reload } = usePages<Hit>(asks ? "/api/search" : null, search);
  return (
    <Page title={search.q ? `Search: ${search.q}` : "Search"} heading="Search">
      <div class={css["columns"]}>
        <div>
          <SearchForm key={inWords(search)} search={search} />
          {error && <ErrorState error={error} retry={reload} />}
          {!asks && (
            <Empty title="What are you looking for?">
              <p>
                Words that all must stand there; <code>"some words"</code> in this order; <code>a OR b</code>; <code>-word</code> must not;{" "}
                <code>begin*</code> any word that begins so. A filter alone will do.
              </p>
            </Empty>
          )}
          {asks && !items && !error && <Loading what="what matches" />}
          {asks && items?.length === 0 && !loading && (
            <Empty title="Nothing matches">
              <p>{inWords(search)}: no report or record has it. Try fewer words, a word's beginning with *, or no filter.</p>
            </Empty>
          )}
          {asks && items && items.length > 0 && <div aria-busy={loading}><Hits hits={items} more={more} /></div>}
        </div>
        <SavedList search={search} canSave={asks && !error} />
      </div>
    </Page>
  );
}
