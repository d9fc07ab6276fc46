import { useState } from "preact/hooks";
import { post } from "../../api/client";
import { useApi } from "../../api/hooks";
import type { EntryDetail } from "../../api/types";
import { reportPath } from "../../components/links";
import { ErrorState, Loading } from "../../components/States";
import { useQuery } from "../../shell/router";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { Decisions } from "../record/Decisions";
import { Sentence } from "../record/Excerpt";
import { WhyForm } from "../record/Why";
import { Moves } from "./Moves";
import { OUTCOMES } from "./ordering";
import css from "./ledger.module.css";

/** One entry: where it was said, what moved it, and what people noted. */
export function EntryPanel({ id, onChange }: { readonly id: string; readonly onChange: () => void }) {
  const on = useQuery().get("on");
  const { data, error, loading, reload } = useApi<EntryDetail>(`/api/ledger/${encodeURIComponent(id)}`, { on });
  const [doing, setDoing] = useState<"note" | "outcome" | null>(null);
  const [outcome, setOutcome] = useState<string>("met");
  if (error) return <ErrorState error={error} retry={reload} />;
  if (!data) return <Loading what="the entry" />;
  const changed = (): void => {
    setDoing(null);
    reload();
    onChange();
  };
  const send = async (kind: "note" | "outcome", object: string, why: string): Promise<void> => {
    await post("/api/decisions", { kind, subject: id, object, why });
    changed();
  };
  return (
    <div class={css["panel"]} aria-busy={loading}>
      <Sentence text={data.words} words={data.what.quote} target={data.target} />
      <p class="small">
        First said {days(data.first_said)}:{" "}
        <a href={reportPath(data.report, data.record)}>
          {data.report_line.publisher ? <Words text={data.report_line.publisher} /> : "open the report"}
        </a>{" "}
        <span class="soft">({data.act})</span>
      </p>
      <h3>What became of it</h3>
      <Moves moves={data.moves} />
      <h3>Notes and decisions</h3>
      <Decisions of={data.decisions} onDone={changed} />
      {doing === null && (
        <p class="row">
          <button type="button" onClick={() => setDoing("note")}>
            Add a note …
          </button>
          <button type="button" onClick={() => setDoing("outcome")}>
            Set the outcome …
          </button>
        </p>
      )}
      {doing === "note" && (
        <WhyForm title="Add a note" act="Keep the note" label="Note" onSend={(why) => send("note", "", why)} onCancel={() => setDoing(null)} />
      )}
      {doing === "outcome" && (
        <WhyForm title="Set the outcome" act="Set it" onSend={(why) => send("outcome", outcome, why)} onCancel={() => setDoing(null)}>
          <label>
            Outcome
            <select value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)}>
              {OUTCOMES.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          </label>
        </WhyForm>
      )}
    </div>
  );
}
