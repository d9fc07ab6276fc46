import { useState } from "preact/hooks";
import { ApiError, post } from "../../api/client";
import { useApi } from "../../api/hooks";
import { reportPath } from "../../components/links";
import { Empty, ErrorState, Loading } from "../../components/States";
import { count, number } from "../../text/format";
import { Words } from "../../text/Words";
import { spaced } from "../record/telling";
import type { Agreement, Difference } from "./types";
import css from "./review.module.css";

/** How far reviewers agree, field by field, and the differences that wait to be settled. */
export function AgreementView() {
  const { data, error, loading, reload } = useApi<Agreement>("/api/review/agreement");
  const [wrong, setWrong] = useState("");
  if (error) return <ErrorState error={error} retry={reload} />;
  if (!data) return <Loading what="the agreement" />;
  if (data.records === 0) {
    return (
      <Empty title="No record has been reviewed by two people yet">
        <p>A second person opens this page, writes a name into the reviewer box, and goes through the queue.</p>
      </Empty>
    );
  }
  const settle = async (difference: Difference, value: unknown): Promise<void> => {
    setWrong("");
    try {
      await post(`/api/review/${encodeURIComponent(difference.record)}`, { verdict: "settle", field: difference.field, value });
      reload();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setWrong(failure.message);
    }
  };
  const open = data.differences.filter(({ settled }) => !settled);
  return (
    <>
      <p>
        {count(data.records, "record")} reviewed by two or more of {data.reviewers.join(", ")}.
      </p>
      <table class={css["alpha"]}>
        <caption class="soft">Krippendorff's alpha: 1 is full agreement, 0 what chance would give</caption>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col" class="number">
              alpha
            </th>
            <th scope="col" class="number">
              records
            </th>
            <th scope="col">
              <span class="unseen">picture</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(data.alpha).map(([field, alpha]) => (
            <tr key={field}>
              <th scope="row">{field === "record" ? "keep or reject" : spaced(field)}</th>
              <td class="number">{alpha === null ? <span title="too few values, or all the same">–</span> : alpha.toFixed(2)}</td>
              <td class="number">{number(data.values[field] ?? 0)}</td>
              <td>{alpha !== null && <meter min={0} max={1} low={0.667} high={0.8} optimum={1} value={Math.max(0, alpha)} aria-label={`alpha of ${field}`} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{open.length ? `${count(open.length, "difference")} to settle` : "No differences to settle"}</h2>
      {wrong && (
        <p class={css["wrong"]} role="alert">
          {wrong}
        </p>
      )}
      <ul class={css["differences"]} aria-busy={loading}>
        {open.map((difference) => (
          <li key={difference.key + difference.field}>
            <a href={reportPath(difference.report, difference.record)}>
              {difference.field === "record" ? "keep or reject" : spaced(difference.field)}
            </a>
            <dl>
              {Object.entries(difference.values).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <Words text={difference.told[name] ?? ""} />
                  </dd>
                  <dd>
                    <button type="button" onClick={() => settle(difference, value)}>
                      Settle so
                    </button>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
