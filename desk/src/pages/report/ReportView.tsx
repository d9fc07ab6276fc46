import { useMemo, useRef } from "preact/hooks";
import type { Report } from "../../api/types";
import { incidentPath } from "../../components/links";
import { ErrorState } from "../../components/States";
import { useKeys } from "../../shell/keys";
import { navigate, setQuery, useQuery } from "../../shell/router";
import { LayeredText } from "../../text/LayeredText";
import { LAYERS } from "../../text/layers";
import { Words } from "../../text/Words";
import { isEvent } from "../record/telling";
import { AddForm } from "./adding/AddForm";
import { chooserKeys } from "./adding/chooserKeys";
import { tintsOf } from "./adding/draft";
import { useAdding } from "./adding/useAdding";
import { useUndo } from "./adding/useUndo";
import { Card } from "./Card";
import { Head } from "./Head";
import { LayerSwitches } from "./LayerSwitches";
import { type Part, partsOf, type Thing } from "./marks";
import { Panel } from "./Panel";
import { RecordList } from "./RecordList";
import { useCursor } from "./useCursor";
import { useWhole } from "./useWhole";
import css from "./report.module.css";

interface Props {
  readonly report: Report;
  /** Whether a newer answer is on its way. */
  readonly loading: boolean;
  /** Called after a record was added or taken back. */
  readonly onChange: () => void;
}

/** A report's text with its layers, and beside it the record that is open, a list of all, or the form of a new one. */
export function ReportView({ report: first, loading, onChange }: Props) {
  const { report, isWhole, error } = useWhole(first);
  const asked = useQuery().get("record");
  const text = useRef<HTMLDivElement>(null);
  const cursor = useCursor(report, text);
  const { layers, things, opened, current, shown } = cursor;
  const { undo, message, tell } = useUndo(opened, () => {
    cursor.close();
    onChange();
  });
  const adding = useAdding(report, text, (record) => {
    cursor.want(record);
    tell("The record was added.");
    setQuery({ record });
    onChange();
    setTimeout(onChange, LINKED_AFTER);
  });
  const { isOpen: isAdding, draft, choosing } = adding;
  const focus = isAdding ? null : (shown?.things[0] ?? current ?? opened);
  const chosen = useMemo(() => (isAdding ? tintsOf(draft, choosing.place) : NONE), [isAdding, draft, choosing.place]);
  const parts = useMemo(() => things.flatMap(partsOfThing), [things]);
  const cuts = useMemo(() => [...parts, ...chosen].flatMap(({ start, end }) => [start, end]), [parts, chosen]);
  const tints = useMemo(() => (isAdding ? chosen : focus ? partsOfThing(focus) : NONE), [isAdding, chosen, focus]);
  useKeys("Report", [
    { key: "j", tells: "Next record; Enter opens it", run: () => cursor.step(1, false) },
    { key: "k", tells: "Record before", run: () => cursor.step(-1, false) },
    { key: "ArrowRight", tells: "Next marked words of any layer", run: () => cursor.step(1, true) },
    { key: "ArrowLeft", tells: "Marked words before", run: () => cursor.step(-1, true) },
    { key: "Escape", tells: "Close the record, or put the form aside", run: isAdding ? adding.close : cursor.close },
    { key: "a", tells: "Add a record that was missed, at the selected words", run: () => adding.start((current ?? opened)?.at.start ?? null) },
    { key: "u", tells: "Take back the open record, where a person added it", run: () => void undo?.() },
    { key: "i", tells: "Go to the open record's incident", run: () => goToIncident(opened) },
    ...LAYERS.map((layer, i) => ({ key: `${i + 1}`, tells: `Layer on or off: ${layer}s`, run: () => cursor.toggle(layer) })),
  ]);
  return (
    <>
      <Head report={report} />
      <LayerSwitches layers={layers} things={things} counts={report.counts} onToggle={cursor.toggle}>
        <button type="button" aria-pressed={isAdding} onClick={() => (isAdding ? adding.close() : adding.start(opened?.at.start ?? null))}>
          Add a record … <kbd>a</kbd>
        </button>
      </LayerSwitches>
      <p role="status" class={message.wrong ? css["wrong"] : css["told"]}>
        {message.text && <Words text={message.text} />}
      </p>
      <div class={css["columns"]}>
        <div ref={text} class={css["sheet"]} onKeyDown={chooserKeys(adding)} {...(choosing.place ? CHOOSING : {})}>
          <LayeredText
            text={report.text}
            lang={report.language}
            label="Text of the report"
            highlights={cursor.highlights}
            layers={layers}
            cuts={cuts}
            tints={tints}
            current={focus?.id ?? null}
            reveal={(current ?? opened)?.at.start ?? null}
            headline={report.headline}
            onPoint={isAdding ? nothing : cursor.point}
            onOpen={isAdding ? null : (point) => cursor.open(cursor.thingsAt(point)[0] ?? null)}
          />
        </div>
        <aside class={css["aside"]} aria-label="Records" aria-busy={loading || (!isWhole && !error)}>
          {error && <ErrorState error={error} retry={onChange} />}
          {isAdding ? (
            <AddForm adding={adding} report={report} />
          ) : opened ? (
            <Panel thing={opened} report={report} also={othersAt(opened, cursor.thingsAt)} onOpen={cursor.open} onClose={cursor.close} onUndo={undo} />
          ) : (
            <RecordList things={things} layers={layers} counts={report.counts} lost={loading || !isWhole ? null : asked} current={current?.id ?? null} onGo={cursor.open} />
          )}
        </aside>
      </div>
      {!isAdding && shown && shown.things.length > 0 && <Card things={shown.things} at={shown.at.element} beside={shown.at.isFocus ? text.current : null} />}
    </>
  );
}

const NONE: readonly Part[] = [];

/** Milliseconds after which an added event mostly has its incident: the server links after it has answered. */
const LINKED_AFTER = 1500;

/** While words are chosen the text takes the keys, also from a screen reader. */
const CHOOSING = { tabIndex: 0, role: "application", "aria-label": "Choose words: arrows go, with Shift they take more, Enter takes, Escape leaves" } as const;

function nothing(): void {
  return;
}

function partsOfThing(thing: Thing): readonly Part[] {
  return thing.kind === "record" ? partsOf(thing.record) : [];
}

/** What else stands where a thing begins. */
function othersAt(thing: Thing, thingsAt: (point: number) => readonly Thing[]): readonly Thing[] {
  return thingsAt(thing.at.start).filter(({ id }) => id !== thing.id);
}

function goToIncident(opened: Thing | null): void {
  if (opened?.kind === "record" && isEvent(opened.record) && opened.record.incident) navigate(incidentPath(opened.record.incident));
}
