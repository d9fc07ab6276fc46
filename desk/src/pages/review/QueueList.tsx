import { useEffect, useRef } from "preact/hooks";
import { Words } from "../../text/Words";
import { lineOf } from "../record/telling";
import type { Item } from "./types";
import css from "./review.module.css";

interface Props {
  readonly items: readonly Item[];
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** The queue in lines, with what was decided of each. */
export function QueueList({ items, at, onGo }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ol ref={list} class={css["queue"]} aria-label="Queue" tabIndex={0}>
      {items.map((item, i) => (
        <li key={item.key}>
          <button type="button" class="quiet" aria-current={i === at ? "true" : undefined} onClick={() => onGo(i)}>
            <span class={css[item.state]}>{SIGNS[item.state]}</span>
            <span class="unseen">{item.state}</span>
            <span>
              <Words text={lineOf(item.record)} />
            </span>
            <span class="soft small">{item.weight.toFixed(2)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const SIGNS: Readonly<Record<Item["state"], string>> = {
  open: "·",
  accepted: "✓",
  corrected: "✎",
  rejected: "✗",
  added: "+",
  "to-settle": "⇄",
};
