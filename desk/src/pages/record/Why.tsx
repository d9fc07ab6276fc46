import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { ApiError } from "../../api/client";
import css from "./record.module.css";

interface Props {
  readonly title: string;
  /** What the button says. */
  readonly act: string;
  readonly label?: string;
  readonly required?: boolean;
  /** Does it; what it throws is shown, and the words stay. */
  readonly onSend: (why: string) => Promise<void>;
  readonly onCancel: () => void;
  readonly children?: ComponentChildren;
}

/** A small form that asks why before it changes the record. */
export function WhyForm({ title, act, label = "Why", required = true, onSend, onCancel, children }: Props) {
  const [why, setWhy] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const id = useId();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (required && !why.trim()) return setError("Say why in a few words; it is kept with the decision.");
    setBusy(true);
    setError("");
    try {
      await onSend(why.trim());
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class={css["why"]} aria-label={title} aria-busy={busy} onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onCancel()}>
      <h3>{title}</h3>
      {children}
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={why}
        ref={focusOnce}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => setWhy(event.currentTarget.value)}
      />
      {error && (
        <p id={`${id}-error`} class={css["wrong"]} role="alert">
          {error}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={busy}>
          {act}
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function focusOnce(element: HTMLTextAreaElement | null): void {
  if (element && !element.dataset["seen"]) {
    element.dataset["seen"] = "yes";
    if (!element.form?.querySelector("select, input")) element.focus();
  }
}
