import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Decision } from "../../api/types";
import { Words } from "../../text/Words";
import { type Act, actsOf } from "./acts";
import { byText, momentText, spaced } from "./telling";
import { WhyForm } from "./Why";
import css from "./record.module.css";

interface Props {
  readonly of: readonly Decision[];
  /** Called after one was taken back; without it none can be. */
  readonly onDone?: () => void | Promise<void>;
}

/** What persons and rules decided, newest first; the acts of persons can be taken back. */
export function Decisions({ of, onDone }: Props) {
  const [undoing, setUndoing] = useState<string | null>(null);
  if (of.length === 0) return <p class="soft">Nobody has decided anything here yet.</p>;
  const undo = async (act: Act, why: string): Promise<void> => {
    for (const subject of act.holding) await post("/api/decisions", { kind: "undo", subject, object: "", why });
    setUndoing(null);
    await onDone?.();
  };
  return (
    <ol class={css["decisions"]}>
      {actsOf(of).map((act) => (
        <li key={act.decision.id} class={act.decision.undone_by ? css["undone"] : undefined}>
          <Told decision={act.decision} />
          {onDone && act.holding.length > 0 && undoing !== act.decision.id && (
            <button type="button" onClick={() => setUndoing(act.decision.id)}>
              Undo
            </button>
          )}
          {undoing === act.decision.id && (
            <WhyForm title="Take it back" act="Take it back" onSend={(why) => undo(act, why)} onCancel={() => setUndoing(null)} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Told({ decision }: { readonly decision: Decision }) {
  const { kind, by, made_at, undone_by, why } = decision;
  return (
    <>
      <strong>{spaced(kind)}</strong> by {byText(by)}
      {made_at && (
        <>
          , <time dateTime={made_at}>{momentText(made_at)}</time>
        </>
      )}
      {undone_by && " (taken back)"}
      {why && (
        <div>
          <Words text={why} />
        </div>
      )}
    </>
  );
}
