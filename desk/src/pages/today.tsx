import { useApi } from "../api/hooks";
import type { About } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { loadAtlas } from "../today/atlas";
import { Period } from "../today/Period";
import { reportedIn } from "../today/questions";

loadAtlas("coarse").catch(() => undefined); // the map asks for it when it is drawn, and tells of a failure then

/** The period at a glance: when, where, who on whom, and the incidents and statements themselves. */
export default function Today() {
  const { data: about, error, reload } = useApi<About>("/api/about");
  if (error) return <Page title="Period"><ErrorState error={error} retry={reload} /></Page>;
  if (!about) return <Page title="Period"><Loading what="the store" /></Page>;
  const reported = reportedIn(about);
  return reported ? <Period reported={reported} /> : <Page title="Period"><Unread store={about.store} /></Page>;
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
