import { useLayoutEffect, useRef } from "preact/hooks";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { Fields } from "../record/Fields";
import { lineOf } from "../record/telling";
import type { Thing } from "./marks";
import { MentionFields, TimeFields } from "./MentionFields";
import css from "./report.module.css";

/** What stands at the words under the pointer or the focus: the shortest in full, others in a line each. */
export function Card({ things, at }: { readonly things: readonly Thing[]; readonly at: HTMLElement }) {
  const card = useRef<HTMLDivElement>(null);
  const [first, ...others] = things;
  useLayoutEffect(() => {
    if (!card.current) return;
    place(card.current, at);
    at.setAttribute("aria-describedby", card.current.id);
    return () => at.removeAttribute("aria-describedby");
  }, [at, first]);
  if (!first) return null;
  return (
    <div ref={card} id="report-card" class={css["card"]} role="tooltip">
      {first.kind === "record" && <Fields record={first.record} short />}
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

/** Puts the card beneath the words, or above them where there is no room, never beyond the window. */
function place(card: HTMLElement, at: HTMLElement): void {
  const words = at.getClientRects()[0] ?? at.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(8, Math.min(words.left, document.documentElement.clientWidth - width - 8));
  const below = words.bottom + 6;
  const top = below + height > innerHeight ? Math.max(8, words.top - height - 6) : below;
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
