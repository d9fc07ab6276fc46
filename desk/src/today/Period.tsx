import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { type Answer, useApi } from "../api/hooks";
import type { MapAnswer, Network as NetworkAnswer, Timeline as TimelineAnswer } from "../api/types";
import { Page } from "../components/Page";
import { Empty, ErrorState, Loading } from "../components/States";
import { setQuery, useQuery } from "../shell/router";
import { count, days } from "../text/format";
import { barsOf, totals } from "./bars";
import type { Range } from "./Brush";
import { dayNumber, isDay, isoDay, lastDayNumber, stepFor } from "./days";
import { asked, NOTHING, pairOf } from "./filter";
import { Filters } from "./Filters";
import { Incidents, Statements } from "./Lists";
import { type Kind, Network } from "./Network";
import { Pair } from "./Pair";
import css from "./Period.module.css";
import { PlaceCard } from "./PlaceCard";
import { around, incidentsOf, mapOf, networkOf, statementsOf, timelineOf } from "./questions";
import { Timeline } from "./Timeline";
import { WorldMap } from "./WorldMap";

/** All views of a period. Each is filtered by what is chosen in the others; the address holds every choice. */
export function Period({ reported }: { readonly reported: Range }) {
  const query = useQuery();
  const domain = around(reported);
  const chosen = chosenOf(query, domain);
  const pair = pairOf(query);
  const place = query.get("place");
  const kind: Kind = query.get("net") === "words" ? "words" : "deeds";
  const timeline = useApi<TimelineAnswer>(...timelineOf(query, domain));
  const map = useApi<MapAnswer>(...mapOf(query));
  const network = useApi<NetworkAnswer>(...networkOf(query));
  const nodes = network.data?.nodes ?? [];
  const shownPlace = map.data?.places.find((one) => one.id === place);
  const nameOf = (id: string): string => nodes.find((n) => n.id === id)?.name ?? map.data?.places.find((p) => p.id === id)?.name ?? id;
  const setRange = (range: Range | null): void => setQuery({ since: range && isoDay(range[0]), until: range && isoDay(range[1]) });
  const setPair = (to: readonly [string, string] | null): void => setQuery({ pair: to && to.join(","), actor: null, recipient: null });
  return (
    <Page title={titleOf(chosen ?? reported)}>
      <Filters query={query} reported={reported} nodes={nodes} nameOf={nameOf} />
      <Summary timeline={timeline.data} range={chosen} />
      <Panel title="Timeline" answer={timeline} wide>
        {(data) => (data.rows.length ? <Timeline answer={data} domain={domain} value={chosen} onChange={setRange} /> : <NoMatch />)}
      </Panel>
      <div class={css["views"]}>
        <Panel title="Map" answer={map}>
          {(data) => (
            <>
              <WorldMap answer={data} chosen={place} onChoose={(id) => setQuery({ place: id })} view={query.get("map")} onView={(view) => setQuery({ map: view }, { replace: true })} />
              {shownPlace && <PlaceCard place={shownPlace} params={asked(query, "place")} onClose={() => setQuery({ place: null })} />}
            </>
          )}
        </Panel>
        <Panel title="Who acts on whom" answer={network}>
          {(data) => (
            <Network
              answer={data}
              kind={kind}
              onKind={(to) => setQuery({ net: to === "words" ? "words" : null })}
              asTable={query.get("as") === "table"}
              onTable={(table) => setQuery({ as: table ? "table" : null })}
              actor={query.get("actor")}
              pair={pair}
              onActor={(id) => setQuery({ actor: id, pair: null })}
              onPair={setPair}
            />
          )}
        </Panel>
      </div>
      <section class={`panel ${css["wide"]}`} aria-labelledby="series">
        <h2 id="series">Between two sides</h2>
        <Pair nodes={nodes} pair={pair} onPair={setPair} period={chosen ?? domain} by={stepFor(...(chosen ?? domain))} onPeriod={setRange} />
      </section>
      <div class={css["views"]}>
        <section class="panel" aria-labelledby="incidents">
          <h2 id="incidents">Incidents</h2>
          <Incidents asked={incidentsOf(query)} />
        </section>
        <section class="panel" aria-labelledby="statements">
          <h2 id="statements">Statements</h2>
          <Statements asked={statementsOf(query)} />
        </section>
      </div>
    </Page>
  );
}

const EVER: Range = [-Infinity, Infinity];

/** The period of the address, cut to the store's; null where it names none. */
function chosenOf(query: URLSearchParams, domain: Range): Range | null {
  const [since, until] = ["since", "until"].map((name) => query.get(name)).map((day) => (day && isDay(day) ? day : null));
  if (!since && !until) return null;
  const from = since ? dayNumber(since) : domain[0];
  const to = until ? lastDayNumber(until) : domain[1];
  return [Math.max(from, domain[0]), Math.min(to, domain[1])];
}

function titleOf([from, to]: Range): string {
  return from === to ? days(isoDay(from)) : days(`${isoDay(from)}/${isoDay(to)}`);
}

interface PanelProps<T> {
  readonly title: string;
  readonly answer: Answer<T>;
  readonly wide?: boolean;
  readonly children: (data: T) => ComponentChildren;
}

/** A view with its loading and error states; an older answer stays, dimmed, until the new one is here. */
function Panel<T>({ title, answer, wide = false, children }: PanelProps<T>) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section class={`panel ${wide ? css["wide"] : ""} ${answer.loading && answer.data ? css["waiting"] : ""}`} aria-labelledby={id} aria-busy={answer.loading}>
      <h2 id={id}>{title}</h2>
      {answer.error ? <ErrorState error={answer.error} retry={answer.reload} /> : answer.data ? children(answer.data) : <Loading what={`the ${title.toLowerCase()}`} />}
    </section>
  );
}

function Summary({ timeline, range }: { readonly timeline: TimelineAnswer | null; readonly range: Range | null }) {
  const bars = useMemo(() => (timeline ? barsOf(timeline.rows, timeline.by) : null), [timeline]);
  if (!bars) return null;
  const { incidents, deeds, words, statements, contested } = totals(bars, ...(range ?? EVER));
  return (
    <p class={css["summary"]} role="status">
      <b>{count(incidents, "incident")}</b> ({count(deeds, "deed")}, {words} in words and plans), <b>{count(statements, "statement")}</b>
      {contested > 0 && <>, <b class={css["contested"]}>{contested} contested</b></>}
    </p>
  );
}

function NoMatch() {
  return (
    <Empty title="Nothing in the store matches this filter">
      <button type="button" onClick={() => setQuery(NOTHING)}>Clear the filter</button>
    </Empty>
  );
}
