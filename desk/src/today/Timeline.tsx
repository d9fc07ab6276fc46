import * as Plot from "@observablehq/plot";
import { useMemo, useState } from "preact/hooks";
import type { Timeline as Answer } from "../api/types";
import { AsTable } from "../components/AsTable";
import { usePlot, useWidth } from "../components/plot";
import { count, days, number } from "../text/format";
import { type Bar, barsOf, totals } from "./bars";
import { Brush, type Range } from "./Brush";
import { dateOf, isoDay, nextPeriod, periodStart, type Step } from "./days";
import css from "./Timeline.module.css";

interface Props {
  readonly answer: Answer;
  readonly domain: Range;
  readonly value: Range | null;
  readonly onChange: (value: Range | null) => void;
}

const MARGIN = { left: 44, right: 12, top: 6, bottom: 30 };

/** Deeds above the line, words below it, period by period; what is contested has a colour of its own. Days are chosen on it. */
export function Timeline({ answer, domain, value, onChange }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [hovered, setHovered] = useState<number | null>(null);
  const all = useMemo(() => barsOf(answer.rows, answer.by), [answer]);
  const bars = useMemo(() => all.filter((bar) => bar.end > domain[0] && bar.start <= domain[1]), [all, domain[0], domain[1]]);
  const outside = all.length - bars.length && totals(all, -Infinity, domain[0] - 1).incidents + totals(all, domain[1] + 1, Infinity).incidents;
  usePlot(box, () => (width ? plotOf(bars, domain, width) : null), [bars, domain[0], domain[1], width]);
  return (
    <div class={css["timeline"]}>
      <div class={css["frame"]}>
        <div ref={box} />
        {width > 0 && <Brush domain={domain} value={value} left={MARGIN.left} right={width - MARGIN.right} bottom={MARGIN.bottom} onHover={setHovered} onChange={onChange} />}
      </div>
      <div class={css["legend"]}>
        <span class={css["deed"]}>deeds</span>
        <span class={css["word"]}>words and plans</span>
        <span class={css["statement"]}>statements</span>
        <span class={css["contested"]}>contested</span>
        <span class={css["hovered"]}>{hovered === null ? "" : tells(bars, hovered, answer.by)}</span>
        {outside > 0 && <span class="soft">{count(outside, "incident")} of earlier or later days not shown</span>}
        {answer.untimed > 0 && <span class="soft">{count(answer.untimed, "incident")} of no known {answer.by} not shown</span>}
        <AsTable title="Timeline in numbers">
          <Numbers bars={all} by={answer.by} />
        </AsTable>
      </div>
    </div>
  );
}

function plotOf(bars: readonly Bar[], domain: Range, width: number): Plot.PlotOptions {
  const x = { x1: (b: Bar) => dateOf(b.start), x2: (b: Bar) => dateOf(b.end), inset: width / (domain[1] - domain[0] + 1) > 6 ? 1 : 0.2 };
  const most = Math.max(1, ...bars.map((b) => Math.max(b.deeds, b.words + b.statements)));
  return {
    width,
    height: 180,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    ariaLabel: "Incidents and statements by day; the numbers are in the table below",
    x: { type: "utc", domain: [dateOf(domain[0]), dateOf(domain[1] + 1)], label: null },
    y: { domain: [-most, most], label: null, ticks: 5, tickFormat: (n: number) => (Number.isInteger(n) ? number(Math.abs(n)) : ""), grid: true },
    marks: [
      Plot.rectY(bars, { ...x, y1: 0, y2: "deeds", fill: "var(--deed)" }),
      Plot.rectY(bars, { ...x, y1: 0, y2: (b: Bar) => -b.words, fill: "var(--word)" }),
      Plot.rectY(bars, { ...x, y1: (b: Bar) => -b.words, y2: (b: Bar) => -b.words - b.statements, fill: "var(--word)", fillOpacity: 0.45 }),
      Plot.rectY(bars, { ...x, y1: 0, y2: "contestedDeeds", fill: "var(--contested)" }),
      Plot.rectY(bars, { ...x, y1: 0, y2: (b: Bar) => -b.contestedWords, fill: "var(--contested)" }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

/** "24 February 2022: 43 deeds, 27 words and plans, 40 statements, 2 contested". */
function tells(bars: readonly Bar[], day: number, by: Step): string {
  const start = periodStart(day, by);
  const bar = bars.find((one) => one.start === start);
  const when = periodName(start, by);
  if (!bar) return `${when}: nothing`;
  const contested = bar.contestedDeeds + bar.contestedWords;
  return `${when}: ${count(bar.deeds, "deed")}, ${number(bar.words)} words and plans, ${count(bar.statements, "statement")}${contested ? `, ${contested} contested` : ""}`;
}

function periodName(start: number, by: Step): string {
  return days(by === "day" ? isoDay(start) : `${isoDay(start)}/${isoDay(nextPeriod(start, by) - 1)}`);
}

/** The same as a table, for those who cannot or would rather not read the drawing. */
function Numbers({ bars, by }: { readonly bars: readonly Bar[]; readonly by: Step }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          {["deeds", "words", "statements", "contested"].map((name) => (
            <th key={name} scope="col" class="number">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.start}>
            <td>{periodName(bar.start, by)}</td>
            {[bar.deeds, bar.words, bar.statements, bar.contestedDeeds + bar.contestedWords].map((n, i) => (
              <td key={i} class="number">{number(n)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
