import { useState } from "preact/hooks";
import { useApi } from "../api/hooks";
import type { About } from "../api/types";
import { count } from "../text/format";
import { Words } from "../text/Words";
import type { PageName } from "./address";
import css from "./Nav.module.css";
import { showKeys } from "./keys";
import { setTheme, theme } from "./theme";

const LINKS: readonly (readonly [page: PageName, path: string, name: string])[] = [
  ["today", "/", "Period"],
  ["ledger", "/ledger", "Ledger"],
  ["review", "/review", "Review"],
  ["search", "/search", "Search"],
  ["brief", "/brief", "Brief"],
];

/** The head of every page: where to go, and what the store holds. */
export function Nav({ page }: { readonly page: PageName | null }) {
  return (
    <header class={css["bar"]}>
      <a class={css["name"]} href="/">
        Dragoman
      </a>
      <nav aria-label="Pages">
        <ul>
          {LINKS.map(([name, path, title]) => (
            <li key={name}>
              <a href={path} aria-current={name === page ? "page" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Holdings />
      <button type="button" class="quiet" onClick={showKeys} aria-label="Keys" title="Keys (?)">
        ?
      </button>
      <ThemeButton />
    </header>
  );
}

function Holdings() {
  const { data } = useApi<About>("/api/about");
  if (!data) return <span class={css["holds"]} />;
  const { reports, incidents } = data.counts;
  return (
    <span class={css["holds"]} title={data.coder ? `Coder ${data.coder}` : undefined}>
      <b><Words text={data.store} /></b> {count(reports, "report")}, {count(incidents, "incident")}
    </span>
  );
}

function ThemeButton() {
  const [now, setNow] = useState(theme);
  const other = now === "dark" ? "light" : "dark";
  const change = (): void => {
    setTheme(other);
    setNow(other);
  };
  return (
    <button type="button" class="quiet" onClick={change} aria-label={`Use ${other} colours`} title={`Use ${other} colours`}>
      {now === "dark" ? "☀" : "☾"}
    </button>
  );
}
