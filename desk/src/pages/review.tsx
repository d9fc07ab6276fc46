import { useState } from "preact/hooks";
import { Page } from "../components/Page";
import { setQuery, useQuery } from "../shell/router";
import { AgreementView } from "./review/AgreementView";
import { QueueView } from "./review/QueueView";
import { Reviewer } from "./review/Reviewer";
import css from "./review/review.module.css";

const VIEWS = [
  ["", "Queue"],
  ["agreement", "Agreement"],
] as const;

/** Records to be looked at by a person, the least certain and most consequential first, and how far people agree. */
export default function ReviewPage() {
  const query = useQuery();
  const view = query.get("view") ?? "";
  const [name, setName] = useState("");
  return (
    <Page title="Review" tools={<Reviewer onChange={setName} />}>
      <nav class={css["views"]} aria-label="Views of the review">
        {VIEWS.map(([value, title]) => (
          <button key={value} type="button" aria-pressed={view === value} onClick={() => setQuery({ view: value })}>
            {title}
          </button>
        ))}
        <a href="/api/review/gold.jsonl" download="gold.jsonl">
          Export as gold records
        </a>
      </nav>
      {view === "agreement" ? <AgreementView key={name} /> : <QueueView key={name} />}
    </Page>
  );
}
