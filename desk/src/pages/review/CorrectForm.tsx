import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/client";
import { useApi } from "../../api/hooks";
import type { Report } from "../../api/types";
import { type AnyRecord, spaced } from "../record/telling";
import { choicesOf, type Field, fieldsOf, hintOf, valueOf, written } from "./fields";
import type { Verdict } from "./types";
import css from "./review.module.css";

interface Props {
  readonly record: AnyRecord;
  readonly onSend: (verdict: Verdict) => Promise<void>;
  readonly onCancel: () => void;
}

/** Corrects one field: the codebook's values as choices, words of the report as suggestions. */
export function CorrectForm({ record, onSend, onCancel }: Props) {
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const [field, setField] = useState<Field>(fieldsOf(record)[0] as Field);
  const [value, setValue] = useState(written(record, field));
  const [why, setWhy] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => first.current?.focus(), []);
  const choose = (next: Field): void => {
    setField(next);
    setValue(written(record, next));
    setError("");
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError("");
    try {
      await onSend({ verdict: "correct", field, value: valueOf(value), why: why.trim() });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError([failure.message, ...(failure.problem?.errors ?? []).map(({ message }) => message)].filter(isFirst).join(" "));
    } finally {
      setBusy(false);
    }
  };
  const choices = choicesOf(record, field);
  return (
    <form class={css["correct"]} aria-label="Correct a field" aria-busy={busy} onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onCancel()}>
      <label for={`${id}-field`}>Field</label>
      <select ref={first} id={`${id}-field`} value={field} onChange={(event) => choose(event.currentTarget.value as Field)}>
        {fieldsOf(record).map((name) => (
          <option key={name} value={name}>
            {spaced(name)}
          </option>
        ))}
      </select>
      <label for={`${id}-value`}>Value</label>
      {choices ? (
        <select id={`${id}-value`} value={value} onChange={(event) => setValue(event.currentTarget.value)}>
          {choices.map(({ name, meaning }) => (
            <option key={name} value={name}>
              {[name, meaning].filter(Boolean).join(": ")}
            </option>
          ))}
        </select>
      ) : (
        <div>
          <input
            id={`${id}-value`}
            value={value}
            list={`${id}-words`}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
          <p id={`${id}-hint`} class="soft small">
            {hintOf(field)}
          </p>
          <Suggestions id={`${id}-words`} record={record} field={field} />
        </div>
      )}
      <label for={`${id}-why`}>Why (if you like)</label>
      <input id={`${id}-why`} value={why} maxLength={2000} onInput={(event) => setWhy(event.currentTarget.value)} />
      {error && (
        <p class={css["wrong"]} role="alert">
          {error}
        </p>
      )}
      <p class="row">
        <button type="submit" class="primary" disabled={busy}>
          Correct <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  );
}

/** The report's actors or places, or its days, as suggestions for a field. */
function Suggestions({ id, record, field }: { readonly id: string; readonly record: AnyRecord; readonly field: Field }) {
  const { data } = useApi<Report>(`/api/reports/${encodeURIComponent(record.report)}`);
  if (!data || field === "content" || field === "about" || field === "killed" || field === "injured") return null;
  const isTime = field === "date" || field === "due";
  const kind = field === "place" ? "place" : "actor";
  const values = isTime ? data.times.map(({ value }) => value ?? "") : data.mentions.filter((m) => m.kind === kind).map(({ span }) => span.quote);
  return (
    <datalist id={id}>
      {[...new Set(values)].filter(Boolean).map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

function isFirst(text: string, i: number, all: readonly string[]): boolean {
  return Boolean(text) && all.indexOf(text) === i;
}
