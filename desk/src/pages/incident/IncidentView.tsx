import { useState } from "preact/hooks";
import { get, post } from "../../api/client";
import type { EventRecord, IncidentDetail } from "../../api/types";
import { incidentPath } from "../../components/links";
import { useKeys } from "../../shell/keys";
import { navigate } from "../../shell/router";
import { count } from "../../text/format";
import { Decisions } from "../record/Decisions";
import { Accounts } from "./Accounts";
import { Facts } from "./Facts";
import { History } from "./History";
import { Merge } from "./Merge";
import { Tolls } from "./Tolls";
import css from "./incident.module.css";
import { useTellings } from "./useTellings";

interface Props {
  readonly incident: IncidentDetail;
  readonly onChange: () => void;
}

/** An incident with everything that is known of it and everything that can be done to it. */
export function IncidentView({ incident, onChange }: Props) {
  const tellings = useTellings(incident);
  const [merging, setMerging] = useState(false);
  const [told, setTold] = useState(takeCarried);
  useKeys("Incident", [
    { key: "m", tells: "Merge with another incident", run: () => setMerging(true) },
    { key: "Escape", tells: "Leave the merging", run: () => setMerging(false) },
  ]);
  const decide = async (kind: "same" | "not-same", subject: string, object: string, why: string): Promise<void> => {
    const other = kind === "same" ? (await incidentOf(object)).accounts[0]?.events[0] : undefined;
    await post("/api/decisions", { kind, subject, object, why });
    setMerging(false);
    const now = await idNow(kind === "not-same" ? subject : null);
    const isApart = other !== undefined && (await eventOf(other)).incident !== now;
    tell(isApart ? KEPT : kind === "same" ? "Merged. It can be undone below." : "Split off. It can be undone below.", now);
  };
  // An incident is named by its earliest telling, so it may have another id once that one is gone or an earlier came.
  const idNow = async (left: string | null): Promise<string> => {
    const events = incident.accounts.flatMap((account) => account.events).filter((id) => id !== left);
    return (events[0] && (await eventOf(events[0])).incident) || incident.id;
  };
  const tell = (message: string, now: string): void => {
    setTold(message);
    if (now === incident.id) return onChange();
    carried = message;
    navigate(incidentPath(now), { replace: true });
  };
  return (
    <>
      <Facts incident={incident} />
      <p role="status" class={told ? css["told"] : undefined}>
        {told}
      </p>
      <section aria-labelledby="accounts">
        <h2 id="accounts">{count(incident.counts.accounts, "account")}</h2>
        <Accounts of={tellings} onSplit={(event, why) => decide("not-same", event, incident.id, why)} />
      </section>
      <Tolls heard={tellings.heard} />
      <div class={css["below"]}>
        <History incident={incident} />
        <section aria-labelledby="decisions">
          <h2 id="decisions">Decisions</h2>
          <Decisions of={incident.decisions} onDone={async () => tell("Taken back.", await idNow(null))} />
          {merging ? (
            <Merge incident={incident} onMerge={(other, why) => decide("same", incident.id, other, why)} onCancel={() => setMerging(false)} />
          ) : (
            <button type="button" onClick={() => setMerging(true)}>
              Merge with another incident …
            </button>
          )}
        </section>
      </div>
    </>
  );
}

// What was done is told on the page of the incident under its new id, too.
let carried = "";

function takeCarried(): string {
  const message = carried;
  carried = "";
  return message;
}

const KEPT = "The decision is kept, but the two were not joined: other decisions, or one word that tells of both, hold them apart.";

function incidentOf(id: string): Promise<IncidentDetail> {
  return get<IncidentDetail>(`/api/incidents/${encodeURIComponent(id)}`);
}

function eventOf(id: string): Promise<EventRecord> {
  return get<EventRecord>(`/api/events/${encodeURIComponent(id)}`);
}
