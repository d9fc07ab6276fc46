import { setQuery } from "../../shell/router";
import { KINDS, OUTCOMES } from "./ordering";
import css from "./ledger.module.css";

/** What is shown of the ledger; each change goes into the address. */
export function Filters({ asked }: { readonly asked: Readonly<Record<string, string | null>> }) {
  const change = (name: string) => (event: { readonly currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    setQuery({ [name]: event.currentTarget.value.trim() }, { replace: true });
  };
  const choice = (name: string, title: string, values: readonly string[]) => (
    <label>
      {title}
      <select value={asked[name] ?? ""} onChange={change(name)}>
        <option value="">all</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
  const words = (name: string, title: string, placeholder: string) => (
    <label>
      {title}
      <input value={asked[name] ?? ""} placeholder={placeholder} onChange={change(name)} />
    </label>
  );
  const day = (name: string, title: string) => (
    <label>
      {title}
      <input type="date" value={asked[name] ?? ""} onChange={change(name)} />
    </label>
  );
  return (
    <form class={css["filters"]} aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {choice("outcome", "Outcome", OUTCOMES)}
      {choice("kind", "Kind", KINDS)}
      {words("by", "By", "a name or code")}
      {words("to", "To", "a name or code")}
      {words("text", "Words", "in what was said")}
      {day("due_before", "Due before")}
      {day("on", "As things stood on")}
    </form>
  );
}
