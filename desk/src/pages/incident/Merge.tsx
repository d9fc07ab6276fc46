import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get } from "../../api/client";
import type { Incident, Items, EventRecord } from "../../api/types";
import { TypeChip } from "../../components/Chip";
import { incidentPath } from "../../components/links";
import { count, days } from "../../text/format";
import { Words } from "../../text/Words";
import { WhyForm } from "../record/Why";
import { around } from "./around";
import css from "./incident.module.css";

interface Props {
  readonly incident: Incident;
  readonly onMerge: (other: string, why: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Finds another incident, by its days or by words of its reports, and merges it with this one. */
export function Merge({ incident, onMerge, onCancel }: Props) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly Incident[] | null>(null);
  const [error, setError] = useState("");
  const [chosen, setChosen] = useState<Incident | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      search(incident, words.trim(), stop.signal).then(
        (some) => stop.signal.aborted || (setFound(some), setError("")),
        (failure: Error) => stop.signal.aborted || setError(failure.message),
      );
    }, words ? 250 : 0);
    return () => (clearTimeout(wait), stop.abort());
  }, [incident.id, words]);
  if (chosen) {
    return (
      <WhyForm title="These two are one" act="Merge" onSend={(why) => onMerge(chosen.id, why)} onCancel={() => setChosen(null)}>
        <p>
          <Words text={incident.title} />
          <br />
          <Words text={chosen.title} />
        </p>
      </WhyForm>
    );
  }
  return (
    <div class={css["merge"]} aria-busy={found === null && !error}>
      <label>
        Find the other one
        <input
          ref={box}
          type="search"
          value={words}
          placeholder="words of its reports, or its id"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <p class="soft" role="status">
        {error || (found === null ? "Looking …" : found.length > 0 ? (words ? count(found.length, "incident") : "Of about the same days:") : "None found.")}
      </p>
      <ul>
        {found?.map((other) => (
          <li key={other.id}>
            <button type="button" onClick={() => setChosen(other)}>
              Merge
            </button>
            <span>
              <TypeChip type={other.type} mode={other.mode} /> <a href={incidentPath(other.id)}><Words text={other.title} /></a>{" "}
              <span class="soft">{days(other.value)}, {count(other.reports, "report")}</span>
            </span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

const MOST = 12;

/** Without words incidents of about the same days; with words those whose reports hold them; an id gives that one. */
async function search(incident: Incident, words: string, signal: AbortSignal): Promise<readonly Incident[]> {
  if (!words) {
    const near = around(incident);
    const page = await get<Items<Incident>>("/api/incidents", { ...near, limit: 2 * MOST }, signal);
    return sorted(page.items, incident).slice(0, MOST);
  }
  const ids = /^i[0-9a-f]{16}$/.test(words) ? [words] : await incidentsOf(words, signal);
  const found = await Promise.all(ids.filter((id) => id !== incident.id).slice(0, MOST).map((id) => one(id, signal)));
  return found.filter((other) => other !== null);
}

/** The incidents of the events that full-text search finds. */
async function incidentsOf(words: string, signal: AbortSignal): Promise<readonly string[]> {
  const hits = await get<Items<{ readonly id: string }>>("/api/search", { q: words, kind: "event", limit: 2 * MOST }, signal);
  const events = await Promise.all(hits.items.map(({ id }) => get<EventRecord>(`/api/events/${encodeURIComponent(id)}`, {}, signal)));
  return [...new Set(events.flatMap(({ incident }) => incident ?? []))];
}

async function one(id: string, signal: AbortSignal): Promise<Incident | null> {
  try {
    return await get<Incident>(`/api/incidents/${encodeURIComponent(id)}`, {}, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Those of the same type first. */
function sorted(incidents: readonly Incident[], incident: Incident): readonly Incident[] {
  const others = incidents.filter(({ id }) => id !== incident.id);
  return others.toSorted((a, b) => Number(b.type === incident.type) - Number(a.type === incident.type));
}
