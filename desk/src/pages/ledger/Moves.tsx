import type { Entry } from "../../api/types";
import { reportPath } from "../../components/links";
import { Quote } from "../../components/Quote";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { byText } from "../record/telling";
import { Outcome } from "./Outcome";
import css from "./ledger.module.css";

/** What changed the outcome, in order, each with the words of its evidence. */
export function Moves({ moves }: { readonly moves: Entry["moves"] }) {
  if (moves.length === 0) return <p class="soft">Nothing yet.</p>;
  return (
    <ol class={css["moves"]}>
      {moves.map((move, i) => (
        <li key={i}>
          <Outcome of={move.outcome} /> {move.day && days(move.day)} <span class="soft">{byText(move.by)}</span>
          {move.why && (
            <div>
              <Words text={move.why} />
            </div>
          )}
          {move.words && move.evidence_report && (
            <div>
              <Quote exact="" prefix={move.words} /> <a href={reportPath(move.evidence_report, move.evidence ?? undefined)}>Open it</a>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
