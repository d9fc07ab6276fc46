import { useEffect, useRef } from "preact/hooks";
import type { Entry } from "../../api/types";
import { Parties } from "../../components/Party";
import { setQuery } from "../../shell/router";
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
  /** The day by which outcomes are reckoned. */
  readonly on: string | null;
  readonly onChange: () => void;
}

/** Entries in the order given; the open one with everything about it. */
export function EntryList({ entries, more, open, on, onChange }: Props) {
  return (
    <>
      <ul class={css["entries"]}>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} isOpen={entry.id === open} on={on} onChange={onChange} />
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

interface RowProps {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly on: string | null;
  readonly onChange: () => void;
}

function Row({ entry, isOpen, on, onChange }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  const far = entry.outcome === "overdue" || entry.outcome === "open" ? dueText(entry.due, on) : "";
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
          {far && <span class={entry.outcome === "overdue" ? css["over"] : css["far"]}>{far}</span>}
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
