import { useApi } from "../api/hooks";
import type { About } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { dayNumber, lastDayNumber } from "../today/days";
import { Period } from "../today/Period";

/** The period at a glance: when, where, who on whom, and the incidents and statements themselves. */
export default function Today() {
  const { data: about, error, reload } = useApi<About>("/api/about");
  if (error) return <Page title="Period"><ErrorState error={error} retry={reload} /></Page>;
  if (!about) return <Page title="Period"><Loading what="the store" /></Page>;
  const { first_day, last_day, counts, store } = about;
  if (!first_day || !last_day || counts.reports === 0) return <Page title="Period"><Unread store={store} /></Page>;
  return <Period reported={[dayNumber(first_day), lastDayNumber(last_day)]} />;
}

function Unread({ store }: { readonly store: string }) {
  return (
    <Empty title="Nothing has been read yet">
      <p>Read some reports into the store, then load this page anew:</p>
      <pre><code>dragoman read FOLDER --store {store}</code></pre>
      <p class="soft">Plain text, JSON lines and ninjs are read; <code>dragoman read --help</code> tells more.</p>
    </Empty>
  );
}
