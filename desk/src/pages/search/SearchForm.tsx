import { useEffect, useRef, useState } from "preact/hooks";
import { address } from "../../shell/address";
import { navigate } from "../../shell/router";
import { ACTS, TYPES } from "../record/codebook";
import { given, type Search } from "./types";
import css from "./search.module.css";

/** Words and filters; they go into the address when the form is sent. */
export function SearchForm({ search }: { readonly search: Search }) {
  const [fields, setFields] = useState<Record<string, string | null>>(search);
  const words = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!search.q) words.current?.focus();
  }, []);
  const send = (next: Record<string, string | null>): void => navigate(address("/search", new URLSearchParams(given(next))));
  const set = (name: string, now = false) => (event: { readonly currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    const next = { ...fields, [name]: event.currentTarget.value };
    setFields(next);
    if (now) send(next);
  };
  const field = (name: string, title: string, placeholder: string) => (
    <label>
      {title}
      <input value={fields[name] ?? ""} placeholder={placeholder} maxLength={200} onInput={set(name)} />
    </label>
  );
  const day = (name: string, title: string) => (
    <label>
      {title}
      <input type="date" value={fields[name] ?? ""} onChange={set(name)} />
    </label>
  );
  const choice = (name: string, title: string, values: readonly (readonly [value: string, title: string])[]) => (
    <label>
      {title}
      <select value={fields[name] ?? ""} onChange={set(name, true)}>
        <option value="">any</option>
        {values.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      class={css["form"]}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        send(fields);
      }}
    >
      <div class={css["words"]}>
        <input
          ref={words}
          type="search"
          aria-label="Words"
          placeholder="words of reports"
          maxLength={500}
          value={fields["q"] ?? ""}
          onInput={set("q")}
        />
        <button type="submit" class="primary">
          Search
        </button>
      </div>
      <div class={css["filters"]}>
        {choice("kind", "In", KINDS)}
        {field("speaker", "Speaker", "a name or code")}
        {choice("act", "Act", ACTS.map(({ name }) => [name, name]))}
        {field("actor", "Actor", "a name or code")}
        {choice("type", "Type", TYPES.map(({ name }) => [name, name]))}
        {day("since", "Since")}
        {day("until", "Until")}
      </div>
    </form>
  );
}

const KINDS = [
  ["report", "reports"],
  ["event", "events"],
  ["statement", "statements"],
] as const;
