import { useApi } from "../api/hooks";
import type { About, Brief } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { useQuery } from "../shell/router";
import { plain } from "../text/visible";
import { BriefText } from "./brief/BriefText";
import { PeriodForm } from "./brief/PeriodForm";
import { lastWeek } from "./brief/notes";

/** The page of a period, for reading and for print: every sentence with the words that it rests on. */
export default function BriefPage() {
  const query = useQuery();
  const about = useApi<About>("/api/about");
  const period = periodOf(query, about.data);
  const { data, error, loading, reload } = useApi<Brief>(period && "/api/brief", { ...period, country: query.getAll("country") });
  const isEmpty = about.data !== null && period === null;
  return (
    <Page title={data ? plain(data.title) : "Brief"} heading={data ? plain(data.title) : "Brief"}>
      {period && <PeriodForm key={`${period.since}${period.until}`} period={period} countries={query.getAll("country")} />}
      {isEmpty ? (
        <Empty title="There is nothing to tell yet">
          <p>The store holds no report with a day. Read some with dragoman read, then come back.</p>
        </Empty>
      ) : error || about.error ? (
        <ErrorState error={(error ?? about.error) as NonNullable<typeof error>} retry={error ? reload : about.reload} />
      ) : data ? (
        <div aria-busy={loading}><BriefText brief={data} /></div>
      ) : (
        <Loading what="the brief" />
      )}
    </Page>
  );
}

/** The address's period; without one the last week of the news; null in a store without days. */
function periodOf(query: URLSearchParams, about: About | null): { readonly since: string; readonly until: string } | null {
  const [since, until] = [query.get("since"), query.get("until")];
  if (since && until) return { since, until };
  if (!about?.last_day) return null;
  const week = lastWeek(about.last_day);
  return { since: since ?? week.since, until: until ?? week.until };
}
