import { reportPath } from "../../components/links";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { tollText } from "../record/telling";
import { tollsOf } from "./tolls";
import css from "./incident.module.css";
import type { Heard } from "./useTellings";

/** Numbers of killed and injured as each publisher had them, oldest first; those of the tellings that are here. */
export function Tolls({ heard }: { readonly heard: readonly Heard[] }) {
  const rows = tollsOf(heard);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="tolls">
      <h2 id="tolls">Killed and injured, by publisher</h2>
      <div class={css["scroll"]} tabIndex={0} role="group" aria-labelledby="tolls">
        <table>
          <thead>
            <tr>
              <th scope="col">published</th>
              <th scope="col">publisher</th>
              <th scope="col">on the word of</th>
              <th scope="col" class="number">killed</th>
              <th scope="col" class="number">injured</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.event}>
                <td>
                  <a href={reportPath(row.report, row.event)}>{days(row.published)}</a>
                </td>
                <td>{row.publisher ? <Words text={row.publisher} /> : <span class="soft">unknown</span>}</td>
                <td>{row.claimant ? <Words text={row.claimant} /> : <span class="soft">its own</span>}</td>
                <td class="number">{row.killed && <span title={row.killed.quote}>{tollText(row.killed)}</span>}</td>
                <td class="number">{row.injured && <span title={row.injured.quote}>{tollText(row.injured)}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {heard.some(({ more }) => more) && <p class="soft small">Of the tellings that are here; the rest comes with “More tellings”.</p>}
    </section>
  );
}
