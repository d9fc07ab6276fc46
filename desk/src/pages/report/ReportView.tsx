import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Report } from "../../api/types";
import { useKeys } from "../../shell/keys";
import { navigate, setQuery, useQuery } from "../../shell/router";
import { incidentPath } from "../../components/links";
import { focusPoint, LayeredText, type Pointed } from "../../text/LayeredText";
import { covering, type Layer, LAYERS } from "../../text/layers";
import { isEvent } from "../record/telling";
import { Card } from "./Card";
import { Head } from "./Head";
import { LayerSwitches } from "./LayerSwitches";
import { highlightsOf, layersFrom, layersTo, partsOf, stepFrom, type Thing, thingsOf } from "./marks";
import { Panel } from "./Panel";
import { RecordList } from "./RecordList";
import css from "./report.module.css";

interface Shown {
  readonly things: readonly Thing[];
  readonly at: Pointed;
}

/** A report's text with its layers, and beside it the record that is open, or a list of all. */
export function ReportView({ report }: { readonly report: Report }) {
  const query = useQuery();
  const layers = useMemo(() => layersFrom(query.get("layers")), [query.get("layers")]);
  const things = useMemo(() => thingsOf(report), [report]);
  const byId = useMemo(() => new Map(things.map((thing) => [thing.id, thing])), [things]);
  const highlights = useMemo(() => highlightsOf(things), [things]);
  const cuts = useMemo(() => things.flatMap(partsOfThing).flatMap(({ start, end }) => [start, end]), [things]);
  const opened = byId.get(query.get("record") ?? "") ?? null;
  const [current, setCurrent] = useState<Thing | null>(opened);
  const [pointed, setPointed] = useState<Shown | null>(null);
  const [focusing, setFocusing] = useState<{ readonly at: number } | null>(opened && { at: opened.at.start });
  const text = useRef<HTMLDivElement>(null);
  const at = useRef<string | null>(null); // the same as current, but at once: focus follows before the next drawing
  const focus = pointed?.things[0] ?? current ?? opened;
  const tints = useMemo(() => (focus ? partsOfThing(focus) : []), [focus]);

  /** The things over a code point: the one that the keys are at, then the shortest. */
  const thingsAt = (point: number): readonly Thing[] => {
    const on = highlights.filter(({ layer }) => layers.has(layer));
    const ids = covering(on, point).map((i) => on[i]?.id ?? "");
    const here = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    return here.toSorted((a, b) => Number(b.id === at.current) - Number(a.id === at.current));
  };
  const mind = (thing: Thing): void => {
    at.current = thing.id;
    setCurrent(thing);
  };
  const open = (thing: Thing | null): void => {
    setPointed(null);
    if (thing) mind(thing);
    setQuery({ record: thing?.id });
  };
  const go = (thing: Thing | null): void => {
    if (!thing) return;
    mind(thing);
    setPointed(null);
    setFocusing({ at: thing.at.start });
    if (opened) open(thing);
  };
  const step = (by: 1 | -1, all: boolean): void => {
    go(stepFrom(things, (current ?? opened)?.id ?? null, by, (thing) => layers.has(thing.layer) && (all || thing.kind === "record")));
  };
  const toggle = (layer: Layer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    setQuery({ layers: layersTo(next) }, { replace: true });
  };
  const close = (): void => {
    if (!opened) return setPointed(null);
    open(null);
    setFocusing({ at: opened.at.start });
  };
  const openIncident = (): void => {
    if (opened?.kind === "record" && isEvent(opened.record) && opened.record.incident) navigate(incidentPath(opened.record.incident));
  };
  useKeys("Report", [
    { key: "j", tells: "Next record; Enter opens it", run: () => step(1, false) },
    { key: "k", tells: "Record before", run: () => step(-1, false) },
    { key: "ArrowRight", tells: "Next marked words of any layer", run: () => step(1, true) },
    { key: "ArrowLeft", tells: "Marked words before", run: () => step(-1, true) },
    { key: "Escape", tells: "Close the record", run: close },
    { key: "i", tells: "Go to the open record's incident", run: openIncident },
    ...LAYERS.map((layer, i) => ({ key: `${i + 1}`, tells: `Layer on or off: ${layer}s`, run: () => toggle(layer) })),
  ]);
  useEffect(() => {
    if (!focusing) return;
    const element = focusPoint(text.current, report.text, focusing.at);
    // Where two records begin at the same words the focus does not move, so it tells nothing.
    if (element && !opened) setPointed({ things: thingsAt(focusing.at), at: { point: focusing.at, element, isFocus: true } });
  }, [focusing]);

  return (
    <>
      <Head report={report} />
      <LayerSwitches layers={layers} things={things} onToggle={toggle} />
      <div class={css["columns"]}>
        <div ref={text} class={css["sheet"]}>
          <LayeredText
            text={report.text}
            lang={report.language}
            label="Text of the report"
            highlights={highlights}
            layers={layers}
            cuts={cuts}
            tints={tints}
            current={focus?.id ?? null}
            reveal={(current ?? opened)?.at.start ?? null}
            headline={report.headline}
            onPoint={(at) => setPointed(at && { things: thingsAt(at.point), at })}
            onOpen={(point) => open(thingsAt(point)[0] ?? null)}
          />
        </div>
        <aside class={css["aside"]} aria-label="Records">
          {opened ? (
            <Panel thing={opened} report={report} also={thingsAt(opened.at.start).filter(({ id }) => id !== opened.id)} onOpen={open} onClose={close} />
          ) : (
            <RecordList things={things} layers={layers} lost={query.get("record")} current={current?.id ?? null} onGo={open} />
          )}
        </aside>
      </div>
      {pointed && pointed.things.length > 0 && <Card things={pointed.things} at={pointed.at.element} beside={pointed.at.isFocus ? text.current : null} />}
    </>
  );
}

function partsOfThing(thing: Thing): ReturnType<typeof partsOf> {
  return thing.kind === "record" ? partsOf(thing.record) : [];
}
