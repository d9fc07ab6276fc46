import { useApi } from "../api/hooks";
import type { Report } from "../api/types";
import { Page } from "../components/Page";
import { ErrorState, Loading } from "../components/States";
import type { PageProps } from "../shell/pages";
import { plain } from "../text/visible";
import { Words } from "../text/Words";
import { ReportView } from "./report/ReportView";

/** One report: its text, and over it everything that was read from it. */
export default function ReportPage({ id }: PageProps) {
  const { data, error, loading, reload } = useApi<Report>(`/api/reports/${encodeURIComponent(id)}`);
  const headline = data?.headline?.quote;
  return (
    <Page title={headline ? plain(headline) : "Report"} heading={headline ? <Words text={headline} /> : "Report"}>
      {data && !(loading && data.id !== id) ? <ReportView report={data} loading={loading} onChange={reload} /> : error ? <ErrorState error={error} retry={reload} /> : <Loading what="the report" />}
    </Page>
  );
}
