import type { MapPlace } from "../api/types";
import { AsTable } from "../components/AsTable";
import { number } from "../text/format";
import { Words } from "../text/Words";
import { PRECISION } from "./Places";

interface Props {
  readonly places: readonly MapPlace[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const MOST = 100;

/** The map as a list, for keys and screen readers. */
export function PlaceList({ places, chosen, onChoose }: Props) {
  return (
    <AsTable title="Places as a list">
      <table>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Known</th>
            <th scope="col" class="number">Incidents</th>
            <th scope="col" class="number">Contested</th>
          </tr>
        </thead>
        <tbody>
          {places.slice(0, MOST).map((place) => (
            <tr key={place.id}>
              <td>
                <button type="button" class="quiet" aria-pressed={place.id === chosen} onClick={() => onChoose(place.id === chosen ? null : place.id)}>
                  <Words text={place.name} />
                </button>
              </td>
              <td>{PRECISION[place.precision]}</td>
              <td class="number">{number(place.n)}</td>
              <td class="number">{number(place.contested)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.length > MOST && <p class="soft">The {MOST} with most incidents of {number(places.length)}.</p>}
    </AsTable>
  );
}
