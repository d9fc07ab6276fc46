import { usePortions } from "../../api/portions";
import type { IncidentDetail } from "../../api/types";
import { More } from "../../components/More";
import { plain } from "../../text/visible";
import { Words } from "../../text/Words";
import { momentText, spaced } from "../record/telling";
import { changesOf } from "./changes";
import css from "./incident.module.css";

/** What the store held of the incident, and what changed when; the newest first. */
export function History({ incident }: { readonly incident: IncidentDetail }) {
  const { items, more, loading, error } = usePortions(incident.history, incident.more.history);
  const steps = changesOf(items, more === null);
  return (
    <section aria-labelledby="history">
      <h2 id="history">What changed when</h2>
      {steps.length === 0 && <p class="soft">Nothing has changed since it was first told.</p>}
      <ol class={css["history"]}>
        {steps.toReversed().map((step) => (
          <li key={step.since}>
            <time dateTime={step.since}>{momentText(step.since)}</time>
            {step.first ? (
              <p>First in the record: <Words text={step.title} /></p>
            ) : (
              <dl>
                {step.changes.map(({ field, before, after }) => (
                  <div key={field}>
                    <dt>{spaced(field)}</dt>
                    <dd>
                      <del>{plain(before) || "nothing"}</del> → <ins>{plain(after) || "nothing"}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      <More more={more} loading={loading} error={error} what="of what was before" />
    </section>
  );
}
