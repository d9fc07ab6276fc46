/** The incidents and statements of the selection. */

import type { ComponentChildren } from "preact";
import { type Pages, usePages } from "../api/hooks";
import type { Incident, Statement, Target } from "../api/types";
import { ActChip, ContestedChip, StatusChip, TypeChip } from "../components/Chip";
import { incidentPath, RecordLink } from "../components/links";
import { Quote } from "../components/Quote";
import { ErrorState, Loading } from "../components/States";
import { count, days, tally } from "../text/format";
import { Words } from "../text/Words";
import css from "./Lists.module.css";
import type { Question } from "./questions";

export function Incidents({ asked }: { readonly asked: Question }) {
  const pages = usePages<Incident>(...asked);
  return (
    <List pages={pages} none="No incident in this selection.">
      {pages.items?.map((incident) => <IncidentRow key={incident.id} incident={incident} />)}
    </List>
  );
}

export function Statements({ asked }: { readonly asked: Question }) {
  const pages = usePages<Statement>(...asked);
  return (
    <List pages={pages} none="No statement in this selection.">
      {pages.items?.map((statement) => <StatementRow key={statement.id} statement={statement} />)}
    </List>
  );
}

function List({ pages, none, children }: { readonly pages: Pages<unknown>; readonly none: string; readonly children: ComponentChildren }) {
  if (pages.error) return <ErrorState error={pages.error} retry={pages.reload} />;
  if (!pages.items) return <Loading />;
  if (pages.items.length === 0) return <p class="soft">{none}</p>;
  return (
    <>
      <ul class={css["list"]} aria-busy={pages.loading}>{children}</ul>
      {pages.more && <button type="button" disabled={pages.loading} onClick={pages.more}>More</button>}
    </>
  );
}

function IncidentRow({ incident }: { readonly incident: Incident }) {
  const { id, type, mode, status, place, killed, injured, reports, contested, why, value } = incident;
  return (
    <li>
      <div class="row small">
        <span class="soft">{days(value)}</span>
        <TypeChip type={type} mode={mode} />
        <StatusChip status={status} />
        {contested && <ContestedChip why={why} />}
      </div>
      <a class={css["title"]} href={incidentPath(id)}><Words text={incident.title} /></a>
      <div class="small soft">
        {place && <><Words text={place.words} /> · </>}
        {killed && <>{tally(killed)} killed · </>}
        {injured && <>{tally(injured)} injured · </>}
        {count(reports, "report")}
      </div>
    </li>
  );
}

function StatementRow({ statement }: { readonly statement: Statement }) {
  const { id, report, report_line, speaker, addressee, act, target } = statement;
  const said = quoteOf(target);
  return (
    <li>
      <div class="row small">
        <span class="soft">{days(report_line.published)}</span>
        <ActChip act={act} />
        <span class="soft">{report_line.publisher && <Words text={report_line.publisher} />}</span>
      </div>
      <div>
        {speaker.length ? speaker.map((mention, i) => <span key={mention.id}>{i > 0 && ", "}<Words text={mention.span.quote} /></span>) : <span class="soft">somebody</span>}
        {addressee.length > 0 && <> to {addressee.map((mention, i) => <span key={mention.id}>{i > 0 && ", "}<Words text={mention.span.quote} /></span>)}</>}
      </div>
      <RecordLink report={report} record={id}>{said ? <Quote exact={said.exact} /> : "its words"}</RecordLink>
    </li>
  );
}

function quoteOf(target: Target) {
  return target.selector.find((selector) => selector.type === "TextQuoteSelector");
}
