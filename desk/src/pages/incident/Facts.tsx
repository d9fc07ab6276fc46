import type { Incident } from "../../api/types";
import { ContestedChip, StatusChip, TypeChip } from "../../components/Chip";
import { Parties, Party } from "../../components/Party";
import { count, days, tally } from "../../text/format";
import { Words } from "../../text/Words";
import css from "./incident.module.css";

/** What the accounts together say: who, to whom, when, where, how many. */
export function Facts({ incident }: { readonly incident: Incident }) {
  const { place, precision, coordinates } = incident;
  return (
    <>
      <p class="row">
        <TypeChip type={incident.type} mode={incident.mode} />
        <StatusChip status={incident.status} />
        {incident.contested && <ContestedChip why={incident.why} />}
        <span class="soft">
          {count(incident.reports, "independent report")}, told {days(span(incident.first_published, incident.last_published))}
        </span>
      </p>
      {incident.contested && (
        <p class={css["contested"]} role="note">
          <b>Contested:</b> <Words text={incident.why} />
        </p>
      )}
      <dl class={css["facts"]}>
        <Fact name="who">
          <Parties parties={incident.actor} />
        </Fact>
        <Fact name="to whom">
          <Parties parties={incident.recipient} none="nobody named" />
        </Fact>
        <Fact name="when">{days(incident.value)}</Fact>
        <Fact name="where">
          {place ? <Party party={place} /> : <span class="soft">no place known</span>}
          {precision && <span class="soft"> {PRECISION[precision]}</span>}
          {coordinates && precision !== "country" && <span class="soft"> {coordinates.map((degree) => degree.toFixed(2)).join(", ")}</span>}
        </Fact>
        {incident.killed && <Fact name="killed">{tally(incident.killed)}</Fact>}
        {incident.injured && <Fact name="injured">{tally(incident.injured)}</Fact>}
      </dl>
    </>
  );
}

const PRECISION = { exact: "", near: "(near it)", region: "(somewhere in the region)", country: "(somewhere in the country)" } as const;

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function span(first: string | null, last: string | null): string | null {
  return first && last && first !== last ? `${first}/${last}` : (first ?? last);
}
