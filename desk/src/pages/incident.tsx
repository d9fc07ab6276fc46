import { useApi } from "../api/hooks";
import type { IncidentDetail } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import type { PageProps } from "../shell/pages";
import { plain } from "../text/visible";
import { Words } from "../text/Words";
import { IncidentView } from "./incident/IncidentView";

/** One incident: what each side says of it, what changed when, and what people decided about it. */
export default function IncidentPage({ id }: PageProps) {
  const { data, error, loading, reload } = useApi<IncidentDetail>(`/api/incidents/${encodeURIComponent(id)}`);
  return (
    <Page title={data ? plain(data.title) : "Incident"} heading={data ? <Words text={data.title} /> : "Incident"}>
      {data ? (
        <div aria-busy={loading}>
          <IncidentView incident={data} onChange={reload} />
        </div>
      ) : error?.status === 404 ? (
        <Empty title="This incident is not in the store">
          <p>It may have been merged with another, or split, since the address was made.</p>
          <p>
            <a href="/">Look through the period</a> or <a href="/search">search</a>.
          </p>
        </Empty>
      ) : error ? (
        <ErrorState error={error} retry={reload} />
      ) : (
        <Loading what="the incident" />
      )}
    </Page>
  );
}
