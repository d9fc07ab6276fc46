import { useLayoutEffect, useRef } from "preact/hooks";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { Added } from "../record/Added";
import { Fields } from "../record/Fields";
import { lineOf } from "../record/telling";
import type { Thing } from "./marks";
import { MentionFields, TimeFields } from "./MentionFields";
import css from "./report.module.css";

interface Props {
  readonly things: readonly Thing[];
  readonly at: HTMLElement;
  /** What the card must leave readable, where there is room beside it. */
  readonly beside: HTMLElement | null;
}

/** What stands at the words under the pointer or the focus: the first in full, others in a line each. */
export function Card({ things, at, beside }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const [first, ...others] = things;
  useLayoutEffect(() => {
    if (!card.current) return;
    place(card.current, at, beside);
    at.setAttribute("aria-describedby", card.current.id);
    return () => at.removeAttribute("aria-describedby");
  }, [at, beside, first]);
  if (!first) return null;
  return (
    <div ref={card} id="report-card" class={css["card"]} role="tooltip">
      {first.kind === "record" && (
        <>
          <Fields record={first.record} short />
          <Added record={first.record} />
        </>
      )}
      {first.kind === "mention" && <MentionFields mention={first.mention} />}
      {first.kind === "time" && <TimeFields time={first.time} />}
      {others.length > 0 && (
        <ul>
          {others.slice(0, MOST).map((thing) => (
            <li key={thing.id}>
              <span class={css[thing.layer]}>{thing.layer}</span> <Words text={nameOf(thing)} />
            </li>
          ))}
          {others.length > MOST && <li class="soft">and {others.length - MOST} more</li>}
        </ul>
      )}
    </div>
  );
}

const MOST = 4;

/** A thing in one line. */
export function nameOf(thing: Thing): string {
  if (thing.kind === "record") return lineOf(thing.record);
  if (thing.kind === "time") return `${thing.time.span.quote}: ${days(thing.time.value)}`;
  return thing.mention.span.quote;
}

/** Puts the card beside the text; without room there, beneath the words or above them, never beyond the window. */
function place(card: HTMLElement, at: HTMLElement, beside: HTMLElement | null): void {
  const words = at.getClientRects()[0] ?? at.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const [right, bottom] = [document.documentElement.clientWidth - 8, innerHeight - 8];
  const edge = beside && beside.getBoundingClientRect().right + 8;
  const isBeside = edge !== null && edge + width <= right;
  const left = isBeside ? edge : Math.max(8, Math.min(words.left, right - width));
  const below = isBeside ? words.top - 8 : words.bottom + 6;
  const top = below + height <= bottom ? below : Math.max(8, isBeside ? bottom - height : words.top - height - 6);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
