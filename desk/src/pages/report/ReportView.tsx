import { useMemo, useRef } from "preact/hooks";
import type { Report } from "../../api/types";
import { incidentPath } from "../../components/links";
import { useKeys } from "../../shell/keys";
import { navigate, useQuery } from "../../shell/router";
import { LayeredText } from "../../text/LayeredText";
import { LAYERS } from "../../text/layers";
import { isEvent } from "../record/telling";
import { Card } from "./Card";
import { Head } from "./Head";
import { LayerSwitches } from "./LayerSwitches";
import { type Part, partsOf, type Thing } from "./marks";
import { Panel } from "./Panel";
import { RecordList } from "./RecordList";
import { useCursor } from "./useCursor";
import css from "./report.module.css";

/** A report's text with its layers, and beside it the record that is open, or a list of all. */
export function ReportView({ report }: { readonly report: Report }) {
  const lost = useQuery().get("record");
  const text = useRef<HTMLDivElement>(null);
  const cursor = useCursor(report, text);
  const { layers, things, opened, current, shown } = cursor;
  const focus = shown?.things[0] ?? current ?? opened;
  const cuts = useMemo(() => things.flatMap(partsOfThing).flatMap(({ start, end }) => [start, end]), [things]);
  const tints = useMemo(() => (focus ? partsOfThing(focus) : []), [focus]);
  useKeys("Report", [
    { key: "j", tells: "Next record; Enter opens it", run: () => cursor.step(1, false) },
    { key: "k", tells: "Record before", run: () => cursor.step(-1, false) },
    { key: "ArrowRight", tells: "Next marked words of any layer", run: () => cursor.step(1, true) },
    { key: "ArrowLeft", tells: "Marked words before", run: () => cursor.step(-1, true) },
    { key: "Escape", tells: "Close the record", run: cursor.close },
    { key: "i", tells: "Go to the open record's incident", run: () => goToIncident(opened) },
    ...LAYERS.map((layer, i) => ({ key: `${i + 1}`, tells: `Layer on or off: ${layer}s`, run: () => cursor.toggle(layer) })),
  ]);
  return (
    <>
      <Head report={report} />
      <LayerSwitches layers={layers} things={things} onToggle={cursor.toggle} />
      <div class={css["columns"]}>
        <div ref={text} class={css["sheet"]}>
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
            onPoint={cursor.point}
            onOpen={(point) => cursor.open(cursor.thingsAt(point)[0] ?? null)}
          />
        </div>
        <aside class={css["aside"]} aria-label="Records">
          {opened ? (
            <Panel thing={opened} report={report} also={othersAt(opened, cursor.thingsAt)} onOpen={cursor.open} onClose={cursor.close} />
          ) : (
            <RecordList things={things} layers={layers} lost={lost} current={current?.id ?? null} onGo={cursor.open} />
          )}
        </aside>
      </div>
      {shown && shown.things.length > 0 && <Card things={shown.things} at={shown.at.element} beside={shown.at.isFocus ? text.current : null} />}
    </>
  );
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
