import { useId } from "preact/hooks";
import { offsetsOf } from "../../../text/offsets";
import { plain } from "../../../text/visible";
import { Words } from "../../../text/Words";
import { type Place, type Slot, withWords } from "./draft";
import css from "./adding.module.css";
import { Fault } from "./Fault";
import type { Adding } from "./useAdding";

interface Props {
  readonly slot: Slot;
  readonly adding: Adding;
  readonly text: string;
}

/** A field that is filled with words of the report, and while they are chosen how to do that. */
export function SlotField({ slot, adding, text }: Props) {
  const id = useId();
  const { draft, faults, choosing, choose, change } = adding;
  const filled = draft.words[slot.name] ?? [];
  const offsets = offsetsOf(text);
  const fault = faults[slot.name];
  const placeOf = (index: number): Place => ({ slot: slot.name, index });
  return (
    <div class={css["slot"]} role="group" aria-labelledby={id} aria-describedby={fault ? `${id}-fault` : undefined}>
      <span id={id} class={css["name"]}>
        {slot.title}
      </span>
      <div>
        {filled.map((words, index) => {
          const quote = offsets.slice(words.start, words.end);
          return (
            <span key={index} class={css["chosen"]}>
              <button type="button" class="quiet" data-place={`${slot.name}-${index}`} title="Choose other words" onClick={() => choose(placeOf(index))}>
                <Words text={quote} />
              </button>
              <button type="button" class="quiet" aria-label={`Take away: ${plain(quote)}`} onClick={() => change(withWords(draft, placeOf(index), null))}>
                ×
              </button>
            </span>
          );
        })}
        {(slot.isMany || filled.length === 0) && (
          <button type="button" data-place={`${slot.name}-${filled.length}`} onClick={() => choose(placeOf(filled.length))}>
            {filled.length > 0 ? "One more …" : "Choose …"}
          </button>
        )}
        <Fault id={`${id}-fault`} text={fault} />
        {choosing.place?.slot === slot.name && <Chooser slot={slot} adding={adding} text={text} place={choosing.place} />}
      </div>
    </div>
  );
}

/** How words are chosen, those that are chosen now, and buttons for who has no keys. */
function Chooser({ slot, adding, text, place }: Props & { readonly place: Place }) {
  const { choosing, leave } = adding;
  const { pending } = choosing;
  return (
    <div class={css["chooser"]}>
      <p class="small">
        <b>{slot.title}</b>: {slot.hint}. Drag over the words or click one; or <kbd>←</kbd> <kbd>→</kbd>, with <kbd>Shift</kbd> for more.
      </p>
      <p class={css["pending"]} role="status">
        {pending && <Words text={offsetsOf(text).slice(pending.start, pending.end)} />}
      </p>
      <p class="row">
        <button type="button" class="primary" disabled={!pending} onClick={() => choosing.take(place)}>
          Take these <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={leave}>
          Leave <kbd>Esc</kbd>
        </button>
      </p>
    </div>
  );
}
