import { useState } from "preact/hooks";
import type { Report } from "../../api/types";
import { Empty } from "../../components/States";
import { count, number } from "../../text/format";
import type { Layer } from "../../text/layers";
import { Words } from "../../text/Words";
import { Added } from "../record/Added";
import { lineOf } from "../record/telling";
import type { Thing } from "./marks";
import css from "./report.module.css";

interface Props {
  readonly things: readonly Thing[];
  readonly layers: ReadonlySet<Layer>;
  /** How many records there are, those that are still to come included. */
  readonly counts: Report["counts"];
  /** A record that the address names and the report does not have. */
  readonly lost: string | null;
  readonly current: string | null;
  readonly onGo: (thing: Thing) => void;
}

const AT_ONCE = 150;

/** The report's events and statements in the order of its words. */
export function RecordList({ things, layers, counts, lost, current, onGo }: Props) {
  const [most, setMost] = useState(AT_ONCE);
  const all = (layers.has("event") ? counts.events : 0) + (layers.has("statement") ? counts.statements : 0);
  const records = things.filter((thing) => thing.kind === "record" && layers.has(thing.layer));
  return (
    <>
      {lost && (
        <p role="status">
          <b>This report has no record {lost}.</b> It may have been coded anew since.
        </p>
      )}
      {records.length === 0 ? (
        <Empty title="Nothing to show here">
          <p>No events or statements were read from this report, or their layers are off.</p>
        </Empty>
      ) : (
        <h2>
          {count(all, "record")}
          {records.length < all && <span class="soft small"> {number(records.length)} are here yet …</span>}
        </h2>
      )}
      <ol class={css["list"]}>
        {records.slice(0, most).map((thing) => (
          <li key={thing.id}>
            <button type="button" class="quiet" aria-current={thing.id === current ? "true" : undefined} onClick={() => onGo(thing)}>
              <span class={css[thing.layer]}>{thing.at.quote && <Words text={thing.at.quote} />}</span>
              <span>
                {thing.kind === "record" && (
                  <>
                    <Words text={lineOf(thing.record)} /> <Added record={thing.record} />
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {records.length > most && (
        <button type="button" onClick={() => setMost(most + 10 * AT_ONCE)}>
          Show more
        </button>
      )}
    </>
  );
}
