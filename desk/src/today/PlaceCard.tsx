import type { Params } from "../api/client";
import { useApi } from "../api/hooks";
import type { Incident, Items, MapPlace } from "../api/types";
import { TypeChip } from "../components/Chip";
import { incidentPath } from "../components/links";
import { count, days } from "../text/format";
import { Words } from "../text/Words";
import { PRECISION } from "./Places";
import css from "./PlaceCard.module.css";

interface Props {
  readonly place: MapPlace;
  readonly params: Params;
  readonly onClose: () => void;
}

const MOST = 5;

/** What happened at the chosen place, the latest first. */
export function PlaceCard({ place, params, onClose }: Props) {
  const { data } = useApi<Items<Incident>>("/api/incidents", { ...params, place: place.id, limit: MOST });
  const more = place.n - (data?.items.length ?? 0);
  return (
    <section class={css["card"]} aria-label="The chosen place">
      <div class={css["head"]}>
        <strong><Words text={place.name} /></strong>
        <span class="soft small">
          {place.country && place.precision !== "country" && `${place.country}, `}
          {PRECISION[place.precision]}
        </span>
        <button type="button" class="quiet" aria-label="Close, and show all places" onClick={onClose}>×</button>
      </div>
      <ul>
        {data?.items.map((incident) => (
          <li key={incident.id}>
            <span class="soft small">{days(incident.value)}</span> <TypeChip type={incident.type} />{" "}
            <a href={incidentPath(incident.id)}><Words text={incident.title} /></a>
          </li>
        ))}
      </ul>
      {data && more > 0 && <p class="soft small">{count(more, "more incident")} in the list below</p>}
    </section>
  );
}
