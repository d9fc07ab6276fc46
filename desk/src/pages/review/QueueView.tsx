import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get, post } from "../../api/client";
import { usePages } from "../../api/hooks";
import { Empty, ErrorState, Loading } from "../../components/States";
import { useKeys } from "../../shell/keys";
import { setQuery, useQuery } from "../../shell/router";
import { lineOf } from "../record/telling";
import { WhyForm } from "../record/Why";
import { CorrectForm } from "./CorrectForm";
import { ItemView } from "./ItemView";
import { acted, current, moved, type Queue, START, undone } from "./queue";
import { QueueList } from "./QueueList";
import type { Item, Reviewed, Verdict } from "./types";
import css from "./review.module.css";

const TOLD = { accept: "Accepted", reject: "Rejected", correct: "Corrected", settle: "Settled", note: "Noted" } as const;

/** The queue, one record at a time; everything goes by keys. */
export function QueueView() {
  const query = useQuery();
  const asked = { kind: query.get("kind"), min_weight: query.get("min_weight") };
  const { items: fresh, error, more, reload } = usePages<Item>("/api/review", asked);
  const [queue, setQueue] = useState<Queue>(START);
  const [doing, setDoing] = useState<"correct" | "note" | null>(null);
  const [message, setMessage] = useState({ text: "", wrong: false });
  const busy = useRef(false);
  const items = current(queue, fresh ?? []);
  const item = items[queue.at];
  useEffect(() => setQueue(START), [asked.kind, asked.min_weight]);
  useEffect(() => {
    if (more && items.length - queue.at < 5) more();
  }, [queue.at, items.length]);

  /** One call at a time: a key that is held down must not decide twice. */
  const once = async (call: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      await call();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setMessage({ text: failure.message, wrong: true });
    } finally {
      busy.current = false;
    }
  };
  const send = async (verdict: Verdict, on: boolean): Promise<void> => {
    if (!item) return;
    const answer = await post<Reviewed>(`/api/review/${encodeURIComponent(item.record.id)}`, verdict);
    const told = `${TOLD[verdict.verdict]}: ${lineOf(item.record)}`;
    setQueue((now) => acted(now, item, answer, told, on, items.length));
    setMessage({ text: told, wrong: false });
    setDoing(null);
  };
  const undo = async (): Promise<void> => {
    const act = queue.acts.at(-1);
    if (!act?.decision) return setMessage({ text: "There is nothing to undo.", wrong: false });
    await post("/api/decisions", { kind: "undo", subject: act.decision, object: "", why: "" });
    const original = fresh?.find(({ key }) => key === act.key);
    const answer = original ? await again(original) : null;
    setQueue((now) => undone(now, fresh ?? [], answer));
    setMessage({ text: `Undone: ${act.told}`, wrong: false });
  };
  const go = (by: number): void => (setDoing(null), setQueue((now) => moved(now, by, items.length)));
  useKeys("Review", [
    { key: "a", tells: "Accept the record", run: () => void once(() => send({ verdict: "accept" }, true)) },
    { key: "r", tells: "Reject the record", run: () => void once(() => send({ verdict: "reject" }, true)) },
    { key: "e", tells: "Correct a field", run: () => setDoing("correct") },
    { key: "n", tells: "Add a note", run: () => setDoing("note") },
    { key: "u", tells: "Undo the last act", run: () => void once(undo) },
    { key: "j", tells: "Next record", run: () => go(1) },
    { key: "k", tells: "Record before", run: () => go(-1) },
    { key: "Escape", tells: "Leave the form", run: () => setDoing(null) },
  ]);

  if (error) return <ErrorState error={error} retry={reload} />;
  if (!fresh) return <Loading what="the queue" />;
  return (
    <>
      <div class={css["bar"]}>
        <label>
          Kind{" "}
          <select value={asked.kind ?? ""} onChange={(event) => setQuery({ kind: event.currentTarget.value }, { replace: true })}>
            <option value="">events and statements</option>
            <option value="event">events</option>
            <option value="statement">statements</option>
          </select>
        </label>
        <p role="status" class={message.wrong ? css["wrong"] : undefined}>
          {message.text}
        </p>
      </div>
      {!item ? (
        <Empty title="Nothing is left to review">
          <p>{asked.kind ? `No ${asked.kind} waits for a person.` : "Every record was looked at, or none has been read yet."}</p>
        </Empty>
      ) : (
        <div class={css["columns"]}>
          <div>
            <ItemView item={item}>
              {doing === null && (
                <p class="row">
                  <button type="button" class="primary" onClick={() => once(() => send({ verdict: "accept" }, true))}>
                    Accept <kbd>a</kbd>
                  </button>
                  <button type="button" onClick={() => once(() => send({ verdict: "reject" }, true))}>
                    Reject <kbd>r</kbd>
                  </button>
                  <button type="button" onClick={() => setDoing("correct")}>
                    Correct … <kbd>e</kbd>
                  </button>
                  <button type="button" onClick={() => setDoing("note")}>
                    Note … <kbd>n</kbd>
                  </button>
                  <button type="button" disabled={queue.acts.length === 0} onClick={() => once(undo)}>
                    Undo <kbd>u</kbd>
                  </button>
                </p>
              )}
              {doing === "correct" && (
                <CorrectForm key={item.key} record={item.record} onSend={(verdict) => send(verdict, false)} onCancel={() => setDoing(null)} />
              )}
              {doing === "note" && (
                <WhyForm title="Add a note" act="Keep the note" label="Note" onSend={(why) => send({ verdict: "note", why }, false)} onCancel={() => setDoing(null)} />
              )}
            </ItemView>
          </div>
          <QueueList items={items} at={queue.at} onGo={(at) => go(at - queue.at)} />
        </div>
      )}
    </>
  );
}

/** The item as the server has it now; its record goes by the machine's id once nobody corrects it. */
async function again(item: Item): Promise<Reviewed | null> {
  try {
    return await get<Reviewed>(`/api/review/${encodeURIComponent(item.record.id)}`);
  } catch (error) {
    if (error instanceof ApiError && error.status < 500 && error.status > 0) return null;
    throw error;
  }
}
