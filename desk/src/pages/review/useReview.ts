import { useEffect, useState } from "preact/hooks";
import { ApiError, get, post } from "../../api/client";
import { useApi, usePages } from "../../api/hooks";
import { user } from "../../api/session";
import type { About } from "../../api/types";
import { count } from "../../text/format";
import { lineOf } from "../record/telling";
import { isForCopies, useCopies } from "./copies";
import { acted, current, moved, type Queue, START, undone } from "./queue";
import type { Item, Reviewed, Verdict } from "./types";
import { useTurns } from "./useTurns";

/** What the queue is asked for: a kind, a least weight, and whether what others decided still waits for me. */
export interface Asked {
  readonly kind: string | null;
  readonly least: string | null;
  readonly mine: boolean;
  /** Whether a word on a record is one on the same in copies of its report. */
  readonly together: boolean;
}

export type Doing = "correct" | "note" | null;

const TOLD = { accept: "Accepted", reject: "Rejected", correct: "Corrected", settle: "Settled", note: "Noted" } as const;

/** The queue, where the reviewer is in it, and what can be done there. */
export function useReview({ kind, least, mine, together }: Asked) {
  const about = useApi<About>("/api/about").data;
  const reviewer = mine ? (user() ?? about?.user ?? null) : null;
  const list = usePages<Item>(about && "/api/review", { kind, min_weight: least, reviewer });
  const [queue, setQueue] = useState<Queue>(START);
  const [doing, setDoing] = useState<Doing>(null);
  const [message, setMessage] = useState({ text: "", wrong: false });
  const items = current(queue, list.items ?? []);
  const item = items[queue.at];
  const copies = useCopies(item?.record);
  useEffect(() => setQueue(START), [kind, least, reviewer]);
  useEffect(() => {
    if (list.more && items.length - queue.at < 5) list.more();
  }, [queue.at, items.length]);

  const send = async (verdict: Verdict, on: boolean): Promise<void> => {
    if (!item) return;
    const others = together && isForCopies(verdict) ? copies : [];
    const answers: Reviewed[] = [];
    try {
      for (const { id } of [item.record, ...others]) answers.push(await post<Reviewed>(`/api/review/${encodeURIComponent(id)}`, verdict));
    } finally {
      if (answers.length > 0) {
        const also = answers.length > 1 ? ` (and in ${count(answers.length - 1, "copy", "copies")})` : "";
        const told = `${TOLD[verdict.verdict]}${also}: ${lineOf(item.record)}`;
        setQueue((now) => acted(now, item, answers, told, on, items));
        setMessage({ text: told, wrong: false });
      }
    }
    setDoing(null);
  };
  const undo = async (): Promise<void> => {
    const act = queue.acts.at(-1);
    if (!act?.decisions.length) return setMessage({ text: "There is nothing to undo.", wrong: false });
    for (const subject of act.decisions) await post("/api/decisions", { kind: "undo", subject, object: "", why: "" });
    const original = list.items?.find(({ key }) => key === act.key);
    const answer = original ? await again(original) : null;
    setQueue((now) => undone(now, list.items ?? [], answer));
    setMessage({ text: `Undone: ${act.told}`, wrong: false });
  };
  const go = (by: number): void => {
    setDoing(null);
    setQueue((now) => moved(now, by, items.length));
  };
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
    (failure) => setMessage({ text: failure.message, wrong: true }),
  );
  return { list, items, item, copies, at: queue.at, canUndo: queue.acts.length > 0, doing, message, isBusy: isRunning || list.loading, run, send, go };
}

/** The item as the server has it now; its record goes by the machine's id once nobody corrects it. */
async function again(item: Item): Promise<Reviewed | null> {
  try {
    return await get<Reviewed>(`/api/review/${encodeURIComponent(item.record.id)}`);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
