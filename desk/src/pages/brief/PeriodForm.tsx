import { useState } from "preact/hooks";
import { setQuery } from "../../shell/router";
import css from "./brief.module.css";

interface Props {
  readonly period: { readonly since: string; readonly until: string };
  readonly countries: readonly string[];
}

/** The days and countries of the brief, and the way to the printer; not printed itself. */
export function PeriodForm({ period, countries }: Props) {
  const [since, setSince] = useState(period.since);
  const [until, setUntil] = useState(period.until);
  const [named, setNamed] = useState(countries.join(" "));
  return (
    <form
      class={css["form"]}
      aria-label="Period"
      onSubmit={(event) => {
        event.preventDefault();
        setQuery({ since, until, country: named.split(/[\s,]+/).filter(Boolean) });
      }}
    >
      <label>
        From
        <input type="date" required value={since} max={until} onChange={(event) => setSince(event.currentTarget.value)} />
      </label>
      <label>
        To
        <input type="date" required value={until} min={since} onChange={(event) => setUntil(event.currentTarget.value)} />
      </label>
      <label>
        Countries
        <input value={named} placeholder="all; or codes such as RUS UKR" onInput={(event) => setNamed(event.currentTarget.value)} />
      </label>
      <button type="submit" class="primary">
        Write it
      </button>
      <button type="button" onClick={() => print()}>
        Print
      </button>
    </form>
  );
}
