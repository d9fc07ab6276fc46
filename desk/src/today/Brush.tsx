import { useEffect, useRef, useState } from "preact/hooks";
import { days } from "../text/format";
import css from "./Brush.module.css";
import { isoDay } from "./days";

/** First and last day, both included. */
export type Range = readonly [from: number, to: number];

interface Props {
  /** The days that the strip stands for. */
  readonly domain: Range;
  /** The chosen days; null is all. */
  readonly value: Range | null;
  /** Where the strip begins and ends, in pixels of its parent. */
  readonly left: number;
  readonly right: number;
  /** How far above its parent's end it ends, in pixels. */
  readonly bottom: number;
  /** The day under the pointer, null when it has gone. */
  readonly onHover: (day: number | null) => void;
  readonly onChange: (value: Range | null) => void;
}

export type Drag = { readonly kind: "new" | "from" | "to" | "move"; readonly at: number; readonly range: Range };

/**
 * A strip on which days are chosen: drag to choose, drag the chosen part or its ends to change it, click beside it for
 * all. By keys: the ends are sliders (arrows a day, Page keys a week, Home and End).
 */
export function Brush({ domain, value, left, right, bottom, onHover, onChange }: Props) {
  const strip = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<Range | null>(value);
  useEffect(() => setDraft(value), [value?.[0], value?.[1]]);
  const span = domain[1] - domain[0] + 1;
  const shown = draft ?? domain;
  const share = (day: number): string => `${(100 * (day - domain[0])) / span}%`;

  const dayAt = (event: PointerEvent): number => {
    const box = strip.current?.getBoundingClientRect();
    if (!box) return domain[0];
    return clamp(domain[0] + Math.floor((span * (event.clientX - box.left)) / box.width), domain);
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = dayAt(event);
    const kind = kindOf(event.target, draft);
    strip.current?.setPointerCapture(event.pointerId);
    setDrag({ kind, at, range: kind === "new" ? [at, at] : shown });
  };
  const move = (event: PointerEvent): void => {
    const day = dayAt(event);
    onHover(day);
    if (drag) setDraft(dragged(drag, day, domain));
  };
  const up = (event: PointerEvent): void => {
    if (!drag) return;
    const now = dayAt(event);
    setDrag(null);
    const clicked = drag.kind === "new" && now === drag.at && span > 1;
    const range = clicked ? null : dragged(drag, now, domain);
    setDraft(range);
    onChange(range);
  };
  const set = (range: Range): void => onChange(range[0] <= domain[0] && range[1] >= domain[1] ? null : range);
  return (
    <div
      ref={strip}
      class={css["strip"]}
      style={{ left: `${left}px`, width: `${Math.max(right - left, 0)}px`, bottom: `${bottom}px` }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => onHover(null)}
      onPointerCancel={() => setDrag(null)}
    >
      {draft && <div class={css["out"]} style={{ left: "0", width: share(draft[0]) }} />}
      {draft && <div class={css["out"]} style={{ left: share(draft[1] + 1), right: "0" }} />}
      {draft && <div class={css["band"]} data-part="band" style={{ left: share(draft[0]), width: share(domain[0] + draft[1] - draft[0] + 1) }} />}
      <Handle part="from" name="First day" at={share(shown[0])} day={shown[0]} range={[domain[0], shown[1]]} onDay={(day) => set([day, shown[1]])} />
      <Handle part="to" name="Last day" at={share(shown[1] + 1)} day={shown[1]} range={[shown[0], domain[1]]} onDay={(day) => set([shown[0], day])} />
    </div>
  );
}

interface HandleProps {
  readonly part: "from" | "to";
  readonly name: string;
  readonly at: string;
  readonly day: number;
  readonly range: Range;
  readonly onDay: (day: number) => void;
}

function Handle({ part, name, at, day, range, onDay }: HandleProps) {
  const key = (event: KeyboardEvent): void => {
    const to = STEPS[event.key]?.(day, range);
    if (to === undefined) return;
    event.preventDefault();
    onDay(clamp(to, range));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      class={css["handle"]}
      data-part={part}
      style={{ left: at }}
      aria-label={name}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuenow={day}
      aria-valuetext={days(isoDay(day))}
      onKeyDown={key}
    />
  );
}

const STEPS: Readonly<Record<string, (day: number, range: Range) => number>> = {
  ArrowLeft: (day) => day - 1,
  ArrowDown: (day) => day - 1,
  ArrowRight: (day) => day + 1,
  ArrowUp: (day) => day + 1,
  PageDown: (day) => day - 7,
  PageUp: (day) => day + 7,
  Home: (_, range) => range[0],
  End: (_, range) => range[1],
};

function kindOf(target: EventTarget | null, chosen: Range | null): Drag["kind"] {
  const part = target instanceof HTMLElement ? target.dataset["part"] : undefined;
  if (!chosen) return "new";
  return part === "band" ? "move" : part === "from" || part === "to" ? part : "new";
}

/** The range that a drag to day `now` gives, kept inside the domain. */
export function dragged({ kind, at, range }: Drag, now: number, domain: Range): Range {
  if (kind === "move") {
    const by = clamp(now - at, [domain[0] - range[0], domain[1] - range[1]]);
    return [range[0] + by, range[1] + by];
  }
  const still = kind === "from" ? range[1] : kind === "to" ? range[0] : at;
  return [Math.min(still, now), Math.max(still, now)];
}

function clamp(day: number, [low, high]: Range): number {
  return Math.min(Math.max(day, low), high);
}
