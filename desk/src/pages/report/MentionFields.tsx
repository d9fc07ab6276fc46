import type { Mention } from "../../api/types";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { Code, Field } from "../record/Fields";
import css from "../record/record.module.css";
import type { Time } from "./marks";

/** What the words of an actor or a place were taken to mean, and what else they may mean. */
export function MentionFields({ mention, full = false }: { readonly mention: Mention; readonly full?: boolean }) {
  const shown = full ? mention.candidates : mention.candidates.filter(({ identity }) => identity !== mention.identity).slice(0, 3);
  return (
    <dl class={css["fields"]}>
      <Field name={mention.kind}>
        <Words text={mention.span.quote} /> <Code of={mention} />
      </Field>
      {mention.members.length > 0 && <Field name="together">{mention.members.join(", ")}</Field>}
      {mention.why && (
        <Field name="why">
          <Words text={mention.why} />
        </Field>
      )}
      {shown.length > 0 && (
        <Field name={full ? "candidates" : "may also be"}>
          {shown.map(({ identity, score, why }) => (
            <div key={identity}>
              {identity} <span class="soft">{score.toFixed(2)}</span>
              {full && (
                <small>
                  <Words text={why} />
                </small>
              )}
            </div>
          ))}
        </Field>
      )}
    </dl>
  );
}

/** What words of time were reckoned to be. */
export function TimeFields({ time }: { readonly time: Time }) {
  return (
    <dl class={css["fields"]}>
      <Field name={time.type.toLowerCase()}>
        <Words text={time.span.quote} />
      </Field>
      <Field name="days">{time.value ? days(time.value) : "left open"}</Field>
      {time.timex && <Field name="TIMEX3">{[time.timex, time.mod].filter(Boolean).join(" ")}</Field>}
      {time.anchor && <Field name="counted from">{days(time.anchor)}</Field>}
      {time.why && (
        <Field name="why">
          <Words text={time.why} />
        </Field>
      )}
    </dl>
  );
}
