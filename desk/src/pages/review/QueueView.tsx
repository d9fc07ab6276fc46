import { useEffect, useState } from "preact/hooks";
import { ApiError, get, post } from "../../api/client";
import { useApi, usePages } from "../../api/hooks";
import { user } from "../../api/session";
import type { About } from "../../api/types";
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
import { useTurns } from "./useTurns";
import css from "./review.module.css";

const TOLD = { accept: "Accepted", reject: "Rejected", correct: "Corrected", settle: "Settled", note: "Noted" } as const;

/** The queue, one record at a time; everything goes by keys. */
export function QueueView() {
  const query = useQuery();
  const about = useApi<About>("/api/about").data;
  const me = user() ?? about?.user ?? null;
  const asked = { kind: query.get("kind"), min_weight: query.get("min_weight"), reviewer: query.get("left") === "me" ? me : null };
  const { items: fresh, error, loading, more, reload } = usePages<Item>(about && "/api/review", asked);
  const [queue, setQueue] = useState<Queue>(START);
  const [doing, setDoing] = useState<"correct" | "note" | null>(null);
  const [message, setMessage] = useState({ text: "", wrong: false });
  const items = current(queue, fresh ?? []);
  const item = items[queue.at];
  useEffect(() => setQueue(START), [asked.kind, asked.min_weight, asked.reviewer]);
  useEffect(() => {
    if (more && items.length - queue.at < 5) more();
  }, [queue.at, items.length]);

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
  const onFailure = (failure: ApiError): void => setMessage({ text: failure.message, wrong: true });
  const { run, isRunning } = useTurns(
    {
      accept: () => send({ verdict: "accept" }, true),
      reject: () => send({ verdict: "reject" }, true),
      correct: () => setDoing("correct"),
      note: () => setDoing("note"),
      undo,
      next: () => go(1),
      before: () => go(-1),
      leave: () => setDoing(null),
    },
    onFailure,
  );
  useKeys("Review", [
    { key: "a", tells: "Accept the record", run: () => run("accept") },
    { key: "r", tells: "Reject the record", run: () => run("reject") },
    { key: "e", tells: "Correct a field", run: () => run("correct") },
    { key: "n", tells: "Add a note", run: () => run("note") },
    { key: "u", tells: "Undo the last act", run: () => run("undo") },
    { key: "j", tells: "Next record", run: () => run("next") },
    { key: "k", tells: "Record before", run: () => run("before") },
    { key: "Escape", tells: "Leave the form", run: () => run("leave") },
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
        <label>
          Show{" "}
          <select value={query.get("left") ?? ""} onChange={(event) => setQuery({ left: event.currentTarget.value }, { replace: true })}>
            <option value="">what nobody has decided</option>
            <option value="me">what I have not decided</option>
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
        <div class={css["columns"]} aria-busy={isRunning || loading}>
          <div>
            <ItemView item={item}>
              {doing === null && (
                <p class="row">
                  <button type="button" class="primary" onClick={() => run("accept")}>
                    Accept <kbd>a</kbd>
                  </button>
                  <button type="button" onClick={() => run("reject")}>
                    Reject <kbd>r</kbd>
                  </button>
                  <button type="button" onClick={() => run("correct")}>
                    Correct … <kbd>e</kbd>
                  </button>
                  <button type="button" onClick={() => run("note")}>
                    Note … <kbd>n</kbd>
                  </button>
                  <button type="button" disabled={queue.acts.length === 0} onClick={() => run("undo")}>
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
