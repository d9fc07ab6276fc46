/** The queue as one reviewer goes through it: where they are, and what they did. Pure: each step gives a new one. */

import type { Item, Reviewed } from "./types";

/** What a reviewer did to an item, and with it to its copies: the decisions that undoing takes back. */
export interface Act {
  readonly key: string;
  /** Of all items that it changed. */
  readonly keys: readonly string[];
  readonly decisions: readonly string[];
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

/** After answers to a verdict, the item's own first: the items as they are now; `on` says whether to go to the next. */
export function acted(queue: Queue, item: Item, answers: readonly Reviewed[], told: string, on: boolean, items: readonly Item[]): Queue {
  const keyed = answers.map((answer, i) => [i === 0 ? item.key : answer.key, answer] as const);
  const keys = keyed.map(([key]) => key);
  const decisions = answers.flatMap((answer) => answer.decisions.at(-1)?.id ?? []);
  const changed = new Map([...queue.changed, ...keyed]);
  const next = items.findIndex(({ key }, i) => i > queue.at && !keys.includes(key));
  const at = !on ? queue.at : next < 0 ? Math.max(items.length - 1, 0) : next;
  return { at, changed, acts: [...queue.acts, { key: item.key, keys, decisions, told }] };
}

/** After the last act was taken back: at its item, as the server now has it; its copies are as they were. */
export function undone(queue: Queue, items: readonly Item[], answer: Reviewed | null): Queue {
  const act = queue.acts.at(-1);
  if (!act) return queue;
  const changed = new Map(queue.changed);
  for (const key of act.keys) changed.delete(key);
  if (answer) changed.set(act.key, answer);
  const at = items.findIndex(({ key }) => key === act.key);
  return { at: at < 0 ? queue.at : at, changed, acts: queue.acts.slice(0, -1) };
}

/** The items as they are now. */
export function current(queue: Queue, items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ ...item, ...queue.changed.get(item.key), key: item.key }));
}
