import { useEffect, useRef } from "preact/hooks";
import type { Report } from "../../api/types";
import { ActChip, StatusChip, TypeChip } from "../../components/Chip";
import { incidentPath } from "../../components/links";
import { Words } from "../../text/Words";
import { Added } from "../record/Added";
import { Fields } from "../record/Fields";
import { How } from "../record/How";
import { isEvent } from "../record/telling";
import { nameOf } from "./Card";
import type { Thing } from "./marks";
import { MentionFields, TimeFields } from "./MentionFields";
import css from "./report.module.css";

interface Props {
  readonly thing: Thing;
  readonly report: Report;
  /** What else stands at the same words. */
  readonly also: readonly Thing[];
  readonly onOpen: (thing: Thing) => void;
  readonly onClose: () => void;
  /** Takes the record back, where a person has added it. */
  readonly onUndo: (() => void) | null;
}

/** One record in full: fields, how each was reached, and where it leads. */
export function Panel({ thing, report, also, onOpen, onClose, onUndo }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.scrollIntoView({ block: "nearest" }), [thing.id]);
  return (
    <section class="panel" aria-labelledby="record-title">
      <div class={css["top"]}>
        <h2 id="record-title" ref={title}>
          <Title thing={thing} />
        </h2>
        <button type="button" class="quiet" onClick={onClose} title="Close (Esc)">
          Close
        </button>
      </div>
      {thing.kind === "record" && (
        <>
          {onUndo && (
            <p class="row">
              <Added record={thing.record} />
              <button type="button" onClick={onUndo}>
                Undo <kbd>u</kbd>
              </button>
            </p>
          )}
          <Fields record={thing.record} />
          {isEvent(thing.record) && thing.record.incident && (
            <p>
              <a href={incidentPath(thing.record.incident)}>The incident, with every account of it</a>
            </p>
          )}
          <How record={thing.record} />
        </>
      )}
      {thing.kind === "mention" && (
        <>
          <MentionFields mention={thing.mention} full />
          <Identity report={report} id={thing.mention.identity} />
        </>
      )}
      {thing.kind === "time" && <TimeFields time={thing.time} />}
      {also.length > 0 && (
        <>
          <h3>Also at these words</h3>
          <ul class={css["also"]}>
            {also.map((other) => (
              <li key={other.id}>
                <button type="button" class="quiet" onClick={() => onOpen(other)}>
                  <span class={css[other.layer]}>{other.layer}</span> <Words text={nameOf(other)} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class={css["id"]}>{thing.kind === "record" ? thing.id : ""}</p>
    </section>
  );
}

function Title({ thing }: { readonly thing: Thing }) {
  if (thing.kind === "mention") return <>{thing.layer === "place" ? "Place" : "Actor"}</>;
  if (thing.kind === "time") return <>Time</>;
  const { record } = thing;
  if (!isEvent(record)) return <>Statement <ActChip act={record.act} /></>;
  return (
    <>
      Event <TypeChip type={record.type} mode={record.mode} /> <StatusChip status={record.status} />
    </>
  );
}

/** The identity that an actor's words have, as the tables hold it. */
function Identity({ report, id }: { readonly report: Report; readonly id: string | null }) {
  const actor = report.actors.find((one) => one.id === id);
  if (!actor) return null;
  return (
    <p>
      <b>{actor.name}</b>, {actor.kind}
      {actor.code && `, ${actor.code}`}
      {actor.offices.length > 0 && `: ${actor.offices.map(({ title }) => title).join(", ")}`}
    </p>
  );
}
