/** The queue as one reviewer goes through it: where they are, and what they did. Pure: each step gives a new one. */

import type { Item, Reviewed } from "./types";

/** What a reviewer did to an item: the decision that undoing takes back, and how the item was before. */
export interface Act {
  readonly key: string;
  readonly decision: string | null;
  readonly told: string;
}

export interface Queue {
  readonly at: number;
  /** Items that answers of the server have changed, by key. */
  readonly changed: ReadonlyMap<string, Reviewed>;
  readonly acts: readonly Act[];
}

export const START: Queue = { at: 0, changed: new Map(), acts: [] };

/** One item on or back, never beyond the ends of a queue with `length` items. */
export function moved(queue: Queue, by: number, length: number): Queue {
  return { ...queue, at: Math.max(0, Math.min(queue.at + by, length - 1)) };
}

/** After an answer to a verdict: the item as it is now; `on` says whether to go to the next. */
export function acted(queue: Queue, item: Item, answer: Reviewed, told: string, on: boolean, length: number): Queue {
  const act = { key: item.key, decision: answer.decisions.at(-1)?.id ?? null, told };
  const next = { ...queue, changed: new Map(queue.changed).set(item.key, answer), acts: [...queue.acts, act] };
  return on ? moved(next, 1, length) : next;
}

/** After the last act was taken back: at its item, as the server now has it. */
export function undone(queue: Queue, items: readonly Item[], answer: Reviewed | null): Queue {
  const act = queue.acts.at(-1);
  if (!act) return queue;
  const changed = new Map(queue.changed);
  if (answer) changed.set(act.key, answer);
  else changed.delete(act.key);
  const at = items.findIndex(({ key }) => key === act.key);
  return { at: at < 0 ? queue.at : at, changed, acts: queue.acts.slice(0, -1) };
}

/** The items as they are now. */
export function current(queue: Queue, items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ ...item, ...queue.changed.get(item.key), key: item.key }));
}
