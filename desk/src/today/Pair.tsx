import * as Plot from "@observablehq/plot";
import { useApi } from "../api/hooks";
import type { Network, Series } from "../api/types";
import { AsTable } from "../components/AsTable";
import { usePlot, useWidth } from "../components/plot";
import { Empty, ErrorState, Loading } from "../components/States";
import { days, label, number } from "../text/format";
import { plain } from "../text/visible";
import type { Range } from "./Brush";
import { dateOf, dayNumber, isoDay, type Step } from "./days";
import css from "./Pair.module.css";

interface Props {
  readonly nodes: Network["nodes"];
  readonly pair: readonly [string, string] | null;
  readonly onPair: (pair: readonly [string, string] | null) => void;
  readonly period: Range;
  readonly by: Step;
  readonly onPeriod: (range: Range) => void;
}

/** What two sides did and said to each other over time, with the score of it; the sides are chosen here or in the network. */
export function Pair({ nodes, pair, onPair, period, by, onPeriod }: Props) {
  const { data, error, reload } = useApi<Series>(pair && "/api/series", {
    a: pair?.[0],
    b: pair?.[1],
    by,
    since: isoDay(period[0]),
    until: isoDay(period[1]),
  });
  return (
    <div>
      <Sides nodes={nodes} pair={pair} onPair={onPair} />
      {!pair && <p class="soft">Choose two sides here, or an arrow in the network, to see what they did to each other over time.</p>}
      {error && <ErrorState error={error} retry={reload} />}
      {pair && !data && !error && <Loading what="the series" />}
      {pair && data && !error && <Drawn series={data} names={namesOf(data, nodes)} period={period} onPeriod={onPeriod} />}
    </div>
  );
}

function namesOf(series: Series, nodes: Network["nodes"]): readonly [string, string] {
  const name = (id: string): string => plain(nodes.find((node) => node.id === id)?.name ?? id);
  return [name(series.a), name(series.b)];
}

function Sides({ nodes, pair, onPair }: Pick<Props, "nodes" | "pair" | "onPair">) {
  const ids = [...new Set([...(pair ?? []), ...nodes.map((node) => node.id)])];
  const name = (id: string): string => plain(nodes.find((node) => node.id === id)?.name ?? id);
  const options = ids.toSorted((a, b) => name(a).localeCompare(name(b))).map((id) => <option key={id} value={id}>{name(id)}</option>);
  const strongest = nodes.slice(0, 2).map((node) => node.id);
  const choose = (side: 0 | 1) => (event: Event) => {
    const id = (event.currentTarget as HTMLSelectElement).value;
    const other = pair?.[1 - side] ?? strongest.find((one) => one !== id);
    if (!id || !other || id === other) return onPair(null);
    onPair(side === 0 ? [id, other] : [other, id]);
  };
  return (
    <div class={`row ${css["sides"]}`}>
      <select aria-label="One side" value={pair?.[0] ?? ""} onChange={choose(0)}>
        <option value="">one side …</option>
        {options}
      </select>
      <span aria-hidden="true">⇄</span>
      <select aria-label="The other side" value={pair?.[1] ?? ""} onChange={choose(1)}>
        <option value="">the other …</option>
        {options}
      </select>
      {pair && <button type="button" class="quiet" onClick={() => onPair(null)}>Clear</button>}
    </div>
  );
}

interface DrawnProps {
  readonly series: Series;
  readonly names: readonly [string, string];
  readonly period: Range;
  readonly onPeriod: (range: Range) => void;
}

function Drawn({ series, names, period, onPeriod }: DrawnProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const rows = series.rows.filter((row) => row.deeds + row.told > 0);
  usePlot(box, () => (width && rows.length ? plotOf(series, names, period, width) : null), [series, width, period[0], period[1]]);
  if (rows.length === 0) return <Empty title={`Nothing between ${names[0]} and ${names[1]} in these days`} />;
  return (
    <>
      <div ref={box} class={css["plot"]} />
      <div class={css["legend"]}>
        <span class={css["from-a"]}>{names[0]} to {names[1]}</span>
        <span class={css["from-b"]}>{names[1]} to {names[0]}</span>
        <span title={series.formula}>Points: score of each {series.by}; above the line they got on, below it they did not.</span>
        <AsTable title="Series in numbers">
          <p>{series.formula}</p>
          <Numbers rows={rows} names={names} onPeriod={onPeriod} />
        </AsTable>
      </div>
    </>
  );
}

function plotOf(series: Series, names: readonly [string, string], period: Range, width: number): Plot.PlotOptions {
  const rows = series.rows.filter((row) => row.deeds + row.told > 0);
  const x = (row: (typeof rows)[number]) => ({ x1: dateOf(dayNumber(row.first_day)), x2: dateOf(dayNumber(row.last_day) + 1) });
  const parts = rows.flatMap((row) => [
    { ...x(row), score: row.a_to_b, side: 0 },
    { ...x(row), score: row.b_to_a, side: 1 },
  ]);
  const line = rows.map((row) => ({ ...x(row), score: row.score }));
  return {
    width,
    height: 190,
    marginLeft: 48,
    marginRight: 12,
    ariaLabel: `Score by ${series.by} between ${names[0]} and ${names[1]}; the numbers are in the table below`,
    x: { type: "utc", domain: [dateOf(period[0]), dateOf(period[1] + 1)], label: null },
    y: { label: "score", grid: true, nice: true },
    marks: [
      Plot.rectY(parts, Plot.stackY({ x1: "x1", x2: "x2", y: "score", fill: (p: { side: number }) => (p.side ? "var(--place)" : "var(--late)"), insetLeft: 0.5, insetRight: 0.5 })),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      Plot.dot(line, { x: (p: { x1: Date; x2: Date }) => new Date((p.x1.getTime() + p.x2.getTime()) / 2), y: "score", r: 2.5, fill: "var(--text)" }),
    ],
  };
}

interface NumbersProps {
  readonly rows: Series["rows"];
  readonly names: readonly [string, string];
  readonly onPeriod: (range: Range) => void;
}

/** Period by period in figures; the button of a period makes it the whole page's. */
function Numbers({ rows, names, onPeriod }: NumbersProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col" class="number">Deeds</th>
          <th scope="col" class="number">Words</th>
          <th scope="col" class="number">Score</th>
          <th scope="col" class="number">{names[0]}’s part</th>
          <th scope="col" class="number">{names[1]}’s part</th>
          <th scope="col">Most</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.period}>
            <td>
              <button type="button" class="quiet" onClick={() => onPeriod([dayNumber(row.first_day), dayNumber(row.last_day)])}>
                {days(`${row.first_day}/${row.last_day}`)}
              </button>
            </td>
            <td class="number">{number(row.deeds)}</td>
            <td class="number">{number(row.told)}</td>
            <td class="number">{row.score.toFixed(1)}</td>
            <td class="number">{row.a_to_b.toFixed(1)}</td>
            <td class="number">{row.b_to_a.toFixed(1)}</td>
            <td>{Object.entries(row.counts).sort((a, b) => b[1] - a[1]).slice(0, 2).map(([type, n]) => `${label(type)} ${n}`).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
