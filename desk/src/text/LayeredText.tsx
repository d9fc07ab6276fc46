import { useMemo, useRef } from "preact/hooks";
import { type Highlight, type Layer, runsOf, type Segment, segmentsOf } from "./layers";
import { offsetsOf } from "./offsets";
import { useNear } from "./useNear";
import { Shown } from "./Words";
import css from "./text.module.css";
import "./strokes.css";

/** Words to tint, in code points: those that have a part in the record at hand. */
export interface Tint {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

export interface Pointed {
  readonly point: number;
  readonly element: HTMLElement;
  /** Whether it was the focus, not the pointer. */
  readonly isFocus: boolean;
}

interface Props {
  readonly text: string;
  readonly lang?: string | null;
  readonly label: string;
  /** Every highlight, also of layers that are switched off. */
  readonly highlights: readonly Highlight[];
  readonly layers: ReadonlySet<Layer>;
  /** Code points at which words may be tinted later. */
  readonly cuts: readonly number[];
  readonly tints: readonly Tint[];
  readonly current: string | null;
  /** A code point whose words must be drawn in full, so that they can take the focus. */
  readonly reveal: number | null;
  readonly headline: { readonly start: number; readonly end: number } | null;
  /** The code point over which the pointer or the focus came; null when it left. */
  readonly onPoint: (at: Pointed | null) => void;
  /** Opens what stands at a code point; null while clicks and keys in the text mean something else. */
  readonly onOpen: ((point: number) => void) | null;
}

/**
 * A text with its highlights as underlines at several levels.
 *
 * Of a long text only what is near the window is drawn so; the rest stands there as plain text of the same size.
 * `focusPoint` puts the focus on the first segment of a highlight; Enter, Space and a click open what is there.
 */
export function LayeredText(props: Props) {
  const { text, highlights, layers, cuts, tints, current, headline, onPoint, onOpen } = props;
  const container = useRef<HTMLDivElement>(null);
  const offsets = useMemo(() => offsetsOf(text), [text]);
  const shown = useMemo(() => highlights.filter(({ layer }) => layers.has(layer)), [highlights, layers]);
  const runs = useMemo(() => {
    const all = headline ? [...cuts, headline.start, headline.end] : cuts;
    return runsOf(segmentsOf(offsets, shown, all));
  }, [offsets, shown, cuts, headline]);
  const units = useMemo(() => {
    return tints.map(({ role, start, end }) => ({ role, start: offsets.unit(start), end: offsets.unit(end) }));
  }, [offsets, tints]);
  const deepest = useMemo(() => runs.flat().reduce((most, { rows }) => Math.max(most, rows.findLastIndex((i) => i >= 0) + 1), 0), [runs]);
  const anchors = useMemo(() => new Map(shown.map(({ start }) => [offsets.unit(start), start])), [offsets, shown]);
  const near = useNear(container, runs.length);
  const revealed = props.reveal === null ? -1 : offsets.unit(props.reveal);
  const pointOf = ({ target, type }: Event): Pointed | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-unit]") : null;
    return element && { element, point: offsets.point(Number(element.dataset["unit"])), isFocus: type === "focusin" };
  };
  const open = (event: Event): void => {
    const at = pointOf(event);
    if (at && getSelection()?.isCollapsed !== false) onOpen?.(at.point);
  };
  const key = (event: KeyboardEvent): void => {
    if (!onOpen || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    open(event);
  };
  return (
    <div
      ref={container}
      class={`${css["text"]} ${css[`deep${deepest}`] ?? ""}`}
      dir="auto"
      role="group"
      aria-label={props.label}
      lang={props.lang ?? undefined}
      onPointerOver={(event) => event.pointerType !== "touch" && onPoint(pointOf(event))}
      onPointerLeave={() => onPoint(null)}
      onFocusIn={(event) => onPoint(pointOf(event))}
      onClick={open}
      onKeyDown={key}
    >
      {runs.map((run, i) => (
        <Run
          key={i}
          index={i}
          isDrawn={near === null || near.has(i) || holds(run, revealed) || holds(run, 0)}
          text={text}
          run={run}
          highlights={shown}
          anchors={anchors}
          tints={within(units, run)}
          current={run.some((segment) => has(segment, shown, current)) ? current : null}
          headlineEnd={headline ? offsets.unit(headline.end) : 0}
          headlineStart={headline ? offsets.unit(headline.start) : 0}
        />
      ))}
    </div>
  );
}

/** Puts the focus on the words that begin at a code point; the element, or null where nothing begins there. */
export function focusPoint(container: HTMLElement | null, text: string, point: number): HTMLElement | null {
  const element = container?.querySelector<HTMLElement>(`[data-unit="${offsetsOf(text).unit(point)}"]`) ?? null;
  if (!element) return null;
  // It can take the focus only now: in Chromium no words can be selected that begin at an element which may be focused.
  element.tabIndex = -1;
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  element.focus();
  element.scrollIntoView({ block: "nearest" });
  return element;
}

interface RunProps {
  readonly index: number;
  readonly isDrawn: boolean;
  readonly text: string;
  readonly run: readonly Segment[];
  readonly highlights: readonly Highlight[];
  readonly anchors: ReadonlyMap<number, number>;
  readonly tints: readonly Tint[];
  readonly current: string | null;
  readonly headlineStart: number;
  readonly headlineEnd: number;
}

/** Some segments; drawn anew only where something of their own has changed. */
function Run({ index, isDrawn, text, run, highlights, anchors, tints, current, headlineStart, headlineEnd }: RunProps) {
  const key = tints.map(({ role, start, end }) => `${role}${start}-${end}`).join();
  return useMemo(() => {
    if (!isDrawn) return <span data-run={index}><Shown text={text.slice(run[0]?.start, run.at(-1)?.end)} /></span>;
    const one = (segment: Segment) => {
      const words = <Shown text={text.slice(segment.start, segment.end)} />;
      const tint = tints.find(({ start, end }) => start <= segment.start && segment.end <= end);
      const isHeadline = headlineStart <= segment.start && segment.end <= headlineEnd;
      const over = segment.rows.some((i) => i >= 0);
      if (!over && !tint && !isHeadline) return words;
      const classes = [
        css["segment"],
        isHeadline && css["headline"],
        tint && css["tint"],
        has(segment, highlights, current) && css["current"],
        segment.more > 0 && css["more"],
        ...segment.rows.map((i, row) => i >= 0 && css[`${(highlights[i] as Highlight).layer}${row}`]),
      ];
      const anchor = over && anchors.has(segment.start);
      return (
        <span
          key={segment.start}
          class={classes.filter(Boolean).join(" ")}
          data-unit={over ? segment.start : undefined}
          data-role={tint?.role}
          role={anchor ? "button" : undefined}
        >
          {words}
        </span>
      );
    };
    return <span data-run={index}>{run.map(one)}</span>;
  }, [index, isDrawn, text, run, highlights, anchors, key, current, headlineStart, headlineEnd]);
}

const NONE: readonly Tint[] = [];

function within(tints: readonly Tint[], run: readonly Segment[]): readonly Tint[] {
  const [from, to] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const some = tints.filter(({ start, end }) => start < to && from < end);
  return some.length ? some : NONE;
}

function holds(run: readonly Segment[], unit: number): boolean {
  return (run[0]?.start ?? 0) <= unit && unit < (run.at(-1)?.end ?? 0);
}

function has(segment: Segment, highlights: readonly Highlight[], id: string | null): boolean {
  return id !== null && segment.rows.some((i) => i >= 0 && (highlights[i] as Highlight).id === id);
}
