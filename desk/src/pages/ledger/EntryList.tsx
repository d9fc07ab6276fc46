import { useEffect, useRef } from "preact/hooks";
import type { Entry } from "../../api/types";
import { Parties } from "../../components/Party";
import { setQuery, useQuery } from "../../shell/router";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { EntryPanel } from "./EntryPanel";
import { dueText } from "./ordering";
import { Outcome } from "./Outcome";
import css from "./ledger.module.css";

interface Props {
  readonly entries: readonly Entry[];
  readonly more: (() => void) | null;
  readonly open: string | null;
  readonly onChange: () => void;
}

/** Entries in the order given; the open one with everything about it. */
export function EntryList({ entries, more, open, onChange }: Props) {
  return (
    <>
      <ul class={css["entries"]}>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} isOpen={entry.id === open} onChange={onChange} />
        ))}
      </ul>
      {more && (
        <button type="button" onClick={more}>
          Show more
        </button>
      )}
    </>
  );
}

function Row({ entry, isOpen, onChange }: { readonly entry: Entry; readonly isOpen: boolean; readonly onChange: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const on = useQuery().get("on");
  const over = entry.outcome === "overdue" ? dueText(entry.due, entry.moves.at(-1)?.day ?? on) : "";
  useEffect(() => {
    if (!isOpen) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <li>
      <div class={css["row"]}>
        <span class={css["due"]}>
          {entry.due ? days(entry.due) : <span class="soft">no due day</span>}
          {over && <span class={css["over"]}>{over}</span>}
        </span>
        <span>
          <span class={css["kind"]}>{entry.kind}</span> <Parties parties={entry.by} none="someone" />
          {entry.to.length > 0 && (
            <>
              {" → "}
              <Parties parties={entry.to} />
            </>
          )}
          <button
            ref={button}
            type="button"
            class={css["what"]}
            aria-expanded={isOpen}
            onClick={() => setQuery({ entry: isOpen ? null : entry.id }, { replace: true })}
          >
            <Words text={entry.what.quote} />
          </button>
        </span>
        <span>
          <Outcome of={entry.outcome} />
          {entry.repeated.length > 0 && <span class="soft small"> said {entry.repeated.length + 1} times</span>}
        </span>
      </div>
      {isOpen && <EntryPanel id={entry.id} onChange={onChange} />}
    </li>
  );
}
