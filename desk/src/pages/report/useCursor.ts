import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Report } from "../../api/types";
import { setQuery, useQuery } from "../../shell/router";
import { focusPoint, type Pointed } from "../../text/LayeredText";
import { covering, type Highlight, type Layer } from "../../text/layers";
import { highlightsOf, layersFrom, layersTo, stepFrom, type Thing, thingsOf } from "./marks";

/** What stands at the words under the pointer or the focus. */
interface Shown {
  readonly things: readonly Thing[];
  readonly at: Pointed;
}

/** Where the reader is in a report: the layers that are on, the thing at hand, and the one that is open. */
export function useCursor(report: Report, text: RefObject<HTMLElement | null>) {
  const query = useQuery();
  const layers = useMemo(() => layersFrom(query.get("layers")), [query.get("layers")]);
  const things = useMemo(() => thingsOf(report), [report]);
  const highlights = useMemo(() => highlightsOf(things), [things]);
  const byId = useMemo(() => new Map(things.map((thing) => [thing.id, thing])), [things]);
  const opened = byId.get(query.get("record") ?? "") ?? null;
  const [current, setCurrent] = useState<Thing | null>(opened);
  const [shown, setShown] = useState<Shown | null>(null);
  const [focusing, setFocusing] = useState<{ readonly at: number } | null>(null);
  const minded = useRef<string | null>(null); // the same as current, but at once
  const wanted = useRef(query.get("record"));

  /** The things over a code point: the one at hand, then the shortest. */
  const thingsAt = (point: number): readonly Thing[] => {
    const here = idsAt(highlights, layers, point).flatMap((id) => byId.get(id) ?? []);
    return here.toSorted((a, b) => Number(b.id === minded.current) - Number(a.id === minded.current));
  };
  const mind = (thing: Thing): void => {
    minded.current = thing.id;
    setCurrent(thing);
  };
  const open = (thing: Thing | null): void => {
    setShown(null);
    if (thing) mind(thing);
    setQuery({ record: thing?.id });
  };
  /** Makes a thing the one at hand, with the focus on its words. */
  const focus = (thing: Thing): void => {
    mind(thing);
    setShown(null);
    setFocusing({ at: thing.at.start });
  };
  const go = (thing: Thing | null): void => {
    if (!thing) return;
    focus(thing);
    if (opened) open(thing);
  };
  const step = (by: 1 | -1, all: boolean): void => {
    const passes = (thing: Thing): boolean => layers.has(thing.layer) && (all || thing.kind === "record");
    go(stepFrom(things, (current ?? opened)?.id ?? null, by, passes));
  };
  const close = (): void => {
    if (!opened) return setShown(null);
    open(null);
    setFocusing({ at: opened.at.start });
  };
  const toggle = (layer: Layer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    setQuery({ layers: layersTo(next) }, { replace: true });
  };
  /** Puts the focus on a record's words when it is open; it may not be in the report yet. */
  const want = (record: string): void => void (wanted.current = record);
  useEffect(() => {
    if (!opened || opened.id !== wanted.current) return;
    wanted.current = null;
    focus(opened);
  }, [opened]);
  const point = (at: Pointed | null): void => setShown(at && { things: thingsAt(at.point), at });
  useEffect(() => {
    if (!focusing) return;
    const element = focusPoint(text.current, report.text, focusing.at);
    // Where two records begin at the same words the focus does not move, so it tells nothing.
    if (element && !opened) point({ point: focusing.at, element, isFocus: true });
  }, [focusing]);
  return { layers, things, highlights, opened, current, shown, thingsAt, open, want, step, close, toggle, point };
}

/** The ids of the highlights of some layers over a code point, the shortest first. */
function idsAt(highlights: readonly Highlight[], layers: ReadonlySet<Layer>, point: number): readonly string[] {
  const on = highlights.filter(({ layer }) => layers.has(layer));
  return [...new Set(covering(on, point).map((i) => (on[i] as Highlight).id))];
}
