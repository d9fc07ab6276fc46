import { useState } from "preact/hooks";
import { ApiError, get, post } from "../../../api/client";
import { addedBy, lineOf } from "../../record/telling";
import type { Reviewed } from "../../review/types";
import type { Thing } from "../marks";

interface Message {
  readonly text: string;
  readonly wrong: boolean;
}

/** Taking back the open record, where a person has added it, and a message of what was done last; `onDone` is called after. */
export function useUndo(opened: Thing | null, onDone: () => void) {
  const [message, setMessage] = useState<Message>({ text: "", wrong: false });
  const added = opened?.kind === "record" && addedBy(opened.record) !== null ? opened.record : null;
  const undo = async (): Promise<void> => {
    if (!added) return;
    try {
      await takeBack(added.id);
      setMessage({ text: `Taken back: ${lineOf(added)}`, wrong: false });
      onDone();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setMessage({ text: failure.message, wrong: true });
    }
  };
  return { undo: added && undo, message, tell: (text: string): void => setMessage({ text, wrong: false }) };
}

/** Takes back the decision by which a record was added. Throws ApiError. */
async function takeBack(record: string): Promise<void> {
  const { decisions } = await get<Reviewed>(`/api/review/${encodeURIComponent(record)}`);
  const added = decisions.findLast(({ kind }) => kind === "add");
  if (!added) throw new ApiError(0, "This record is no longer there as it was added; load the page anew.");
  await post("/api/decisions", { kind: "undo", subject: added.id, object: "", why: "" });
}
