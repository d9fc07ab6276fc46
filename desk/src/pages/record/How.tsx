import { plain } from "../../text/visible";
import { type AnyRecord, byText, spaced } from "./telling";
import css from "./record.module.css";

/** How each field was reached: by which head of the model, rule or table, with its score. */
export function How({ record }: { readonly record: AnyRecord }) {
  return (
    <details class={css["how"]}>
      <summary>How each field was reached</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col">by</th>
            <th scope="col">score</th>
          </tr>
        </thead>
        <tbody>
          {record.how.map((step, i) => (
            <tr key={i}>
              <th scope="row">{spaced(step.field)}</th>
              <td>
                {byText(step.by)}
                {step.note && <small>{plain(step.note)}</small>}
              </td>
              <td>{step.score === null ? "" : step.score.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>Coder: {record.coder}</p>
    </details>
  );
}
