import { useState } from "preact/hooks";
import { post } from "../../api/client";
import type { Decision } from "../../api/types";
import { Words } from "../../text/Words";
import { byText, momentText, spaced } from "./telling";
import { WhyForm } from "./Why";
import css from "./record.module.css";

interface Props {
  readonly of: readonly Decision[];
  /** Called after one was taken back; without it none can be. */
  readonly onDone?: () => void | Promise<void>;
}

/** Decisions of persons and rules, newest first; those of persons can be taken back. */
export function Decisions({ of, onDone }: Props) {
  const [undoing, setUndoing] = useState<string | null>(null);
  if (of.length === 0) return <p class="soft">Nobody has decided anything here yet.</p>;
  const undo = async (id: string, why: string): Promise<void> => {
    await post("/api/decisions", { kind: "undo", subject: id, object: "", why });
    setUndoing(null);
    await onDone?.();
  };
  return (
    <ol class={css["decisions"]}>
      {of.toReversed().map((decision) => (
        <li key={decision.id} class={decision.undone_by ? css["undone"] : undefined}>
          <strong>{spaced(decision.kind)}</strong> by {byText(decision.by)}
          {decision.made_at && (
            <>
              , <time dateTime={decision.made_at}>{momentText(decision.made_at)}</time>
            </>
          )}
          {decision.undone_by && " (taken back)"}
          {decision.why && (
            <div>
              <Words text={decision.why} />
            </div>
          )}
          {onDone && canUndo(decision) && undoing !== decision.id && (
            <button type="button" onClick={() => setUndoing(decision.id)}>
              Undo
            </button>
          )}
          {undoing === decision.id && (
            <WhyForm
              title="Take the decision back"
              act="Undo"
              onSend={(why) => undo(decision.id, why)}
              onCancel={() => setUndoing(null)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function canUndo(decision: Decision): boolean {
  return decision.by.startsWith("user:") && decision.kind !== "undo" && !decision.undone_by;
}
