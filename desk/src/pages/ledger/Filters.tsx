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
  const field = (name: string, title: string, placeholder: string, type: "text" | "date" = "text") => (
    <label>
      {title}
      <input type={type} value={asked[name] ?? ""} placeholder={placeholder} onChange={change(name)} />
    </label>
  );
  return (
    <form class={css["filters"]} aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {choice("outcome", "Outcome", OUTCOMES)}
      {choice("kind", "Kind", KINDS)}
      {field("by", "By", "a name or code")}
      {field("to", "To", "a name or code")}
      {field("text", "Words", "in what was said")}
      {field("due_before", "Due before", "", "date")}
      {field("on", "As things stood on", "", "date")}
    </form>
  );
}
