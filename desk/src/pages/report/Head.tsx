import { usePortions } from "../../api/portions";
import type { Report } from "../../api/types";
import { More } from "../../components/More";
import { reportPath } from "../../components/links";
import { count, days } from "../../text/format";
import { Words } from "../../text/Words";
import { spaced } from "../record/telling";
import css from "./report.module.css";

/** Who published the report and when, whether it stands, and which others are one voice with it. */
export function Head({ report }: { readonly report: Report }) {
  return (
    <>
      <p class={css["facts"]}>
        <b>{report.publisher ? <Words text={report.publisher} /> : "publisher unknown"}</b>
        <span>
          {report.published ? days(report.published) : "no day known"}
          {report.published_from && <span class="soft"> (from the {spaced(report.published_from)})</span>}
        </span>
        {report.version && <span>version <Words text={report.version} /></span>}
        {report.origin && <span class="soft"><Words text={report.origin} /></span>}
        {report.uri && <span class="soft"><Words text={report.uri} /></span>}
      </p>
      <Standing report={report} />
      <Voices report={report} />
    </>
  );
}

/** The reports that are one voice with this one: its versions and copies. */
function Voices({ report }: { readonly report: Report }) {
  const { items, more, loading, error } = usePortions(report.versions, report.more.versions);
  if (report.counts.versions === 0) return null;
  return (
    <details class={css["copies"]}>
      <summary>One voice with {count(report.counts.versions, "other report")}</summary>
      <ul>
        {items.map((other) => (
          <li key={other.id}>
            <a href={reportPath(other.id)}>{other.headline ? <Words text={other.headline} /> : other.id}</a>{" "}
            <span class="soft">
              {other.publisher && <Words text={other.publisher} />} {days(other.published)}
              {other.version && <>, version <Words text={other.version} /></>}
              {other.state !== "current" && `, ${other.state}`}
            </span>
          </li>
        ))}
      </ul>
      <More more={more} loading={loading} error={error} what="reports" />
    </details>
  );
}

/** Says loudly that a report no longer stands, and softly that one that stands was corrected. */
function Standing({ report }: { readonly report: Report }) {
  const { state, by, why } = report.standing;
  if (state === "current" && !by) return null;
  const other = by && by !== report.id && (
    <>
      {" "}
      <a href={reportPath(by)}>Open {state === "current" ? "the correction" : "what took its place"}</a>
    </>
  );
  return (
    <p class={state === "current" ? css["corrected"] : css["fallen"]} role="note">
      <b>{state === "withdrawn" ? "Withdrawn." : state === "superseded" ? "Superseded." : "Corrected."}</b> {why && <Words text={why} />}
      {state !== "current" && " Its records are left out of incidents and lists."}
      {other}
    </p>
  );
}
