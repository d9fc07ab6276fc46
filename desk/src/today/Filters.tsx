import { useEffect, useRef } from "preact/hooks";
import type { Network } from "../api/types";
import { setQuery } from "../shell/router";
import { label } from "../text/format";
import { TYPES } from "../text/types";
import { plain } from "../text/visible";
import { Words } from "../text/Words";
import type { Range } from "./Brush";
import { isoDay } from "./days";
import { NOTHING, type Part, parts } from "./filter";
import css from "./Filters.module.css";

interface Props {
  readonly query: URLSearchParams;
  /** First and last day of the reports. */
  readonly reported: Range;
  readonly nodes: Network["nodes"];
  /** Names of ids that are in the filter, so that people need not read codes. */
  readonly nameOf: (id: string) => string;
}

const STATUSES = ["actual", "historical", "future", "hypothetical", "requested", "negated"];

/** The filter that all views share. Every change goes into the address. */
export function Filters({ query, reported, nodes, nameOf }: Props) {
  const set = parts(query);
  return (
    <div class={css["filters"]}>
      <div class="row">
        <Day name="From" param="since" query={query} bound={reported[0]} />
        <Day name="to" param="until" query={query} bound={reported[1]} />
        {(query.has("since") || query.has("until")) && <button type="button" class="quiet" onClick={() => setQuery({ since: null, until: null })}>All days</button>}
        <Types query={query} />
        <select aria-label="Status" value={query.get("status") ?? ""} onChange={(e) => setQuery({ status: e.currentTarget.value })}>
          <option value="">Any status</option>
          {STATUSES.map((status) => <option key={status} value={status}>{label(status)}</option>)}
        </select>
        <Name param="actor" hint="Who acts" query={query} nodes={nodes} />
        <Name param="recipient" hint="To whom" query={query} nodes={nodes} />
        <button type="button" aria-pressed={query.get("contested") === "true"} onClick={() => setQuery({ contested: query.get("contested") === "true" ? null : "true" })}>
          Contested
        </button>
      </div>
      {set.length > 0 && (
        <ul class={css["set"]} aria-label="Filters that are set">
          {set.map((part) => <Chip key={part.name + part.value} part={part} nameOf={nameOf} />)}
          <li><button type="button" class="quiet" onClick={() => setQuery(NOTHING)}>Clear all</button></li>
        </ul>
      )}
    </div>
  );
}

interface DayProps {
  readonly name: string;
  readonly param: "since" | "until";
  readonly query: URLSearchParams;
  /** Shown where the address names no day. */
  readonly bound: number;
}

function Day({ name, param, query, bound }: DayProps) {
  return (
    <label class={css["day"]}>
      {name}{" "}
      <input type="date" value={query.get(param) ?? isoDay(bound)} onChange={(e) => setQuery({ [param]: e.currentTarget.value })} />
    </label>
  );
}

function Types({ query }: { readonly query: URLSearchParams }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const chosen = query.getAll("type");
  useEffect(() => {
    const close = (event: Event): void => {
      const outside = event instanceof KeyboardEvent ? event.key === "Escape" : !menu.current?.contains(event.target as Node);
      if (outside && menu.current) menu.current.open = false;
    };
    document.addEventListener("click", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  const toggle = (type: string): void => setQuery({ type: chosen.includes(type) ? chosen.filter((one) => one !== type) : [...chosen, type] });
  return (
    <details ref={menu} class={css["types"]}>
      <summary>{chosen.length ? `${chosen.length} of ${TYPES.length} types` : "All types"}</summary>
      <fieldset>
        <legend class="unseen">Types</legend>
        {TYPES.map((type) => (
          <label key={type}>
            <input type="checkbox" checked={chosen.includes(type)} onChange={() => toggle(type)} /> {label(type)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

interface NameProps {
  readonly param: "actor" | "recipient";
  readonly hint: string;
  readonly query: URLSearchParams;
  readonly nodes: Network["nodes"];
}

/** A name, a code or words; the actors of the network are offered. */
function Name({ param, hint, query, nodes }: NameProps) {
  const apply = (event: { readonly currentTarget: HTMLInputElement }): void => {
    const words = event.currentTarget.value.trim();
    setQuery({ [param]: nodes.find((node) => node.name === words)?.id ?? words });
  };
  const value = query.get(param) ?? "";
  return (
    <>
      <input
        class={css["name"]}
        type="search"
        aria-label={hint}
        placeholder={`${hint} …`}
        list={`${param}-names`}
        value={plain(nodes.find((node) => node.id === value)?.name ?? value)}
        onChange={apply}
      />
      <datalist id={`${param}-names`}>
        {nodes.map((node) => <option key={node.id} value={node.name} />)}
      </datalist>
    </>
  );
}

function Chip({ part, nameOf }: { readonly part: Part; readonly nameOf: (id: string) => string }) {
  const value = part.value.split(",").map(nameOf).join(" and ");
  return (
    <li class={css["chip"]}>
      {part.name} <Words text={value} />
      <button type="button" class="quiet" aria-label={`Take away: ${part.name} ${plain(value)}`} onClick={() => setQuery(part.changes)}>
        ×
      </button>
    </li>
  );
}
