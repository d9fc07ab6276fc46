import { Empty, ErrorState, Loading } from "../../components/States";
import { useKeys } from "../../shell/keys";
import { setQuery, useQuery } from "../../shell/router";
import { count } from "../../text/format";
import { WhyForm } from "../record/Why";
import { CorrectForm } from "./CorrectForm";
import { ItemView } from "./ItemView";
import { QueueList } from "./QueueList";
import { useReview } from "./useReview";
import css from "./review.module.css";

type Review = ReturnType<typeof useReview>;

/** The queue, one record at a time; everything goes by keys. */
export function QueueView() {
  const query = useQuery();
  const kind = query.get("kind");
  const together = query.get("copies") === "together";
  const review = useReview({ kind, least: query.get("min_weight"), mine: query.get("left") === "me", together });
  const { list, items, item, at, message, run } = review;
  useKeys("Review", [
    { key: "a", tells: "Accept the record", run: () => run("accept") },
    { key: "r", tells: "Reject the record", run: () => run("reject") },
    { key: "e", tells: "Correct a field", run: () => run("correct") },
    { key: "n", tells: "Add a note", run: () => run("note") },
    { key: "u", tells: "Undo the last act", run: () => run("undo") },
    { key: "c", tells: "Decide the same in copies of the report together, or no longer", run: () => decideCopies(!together) },
    { key: "j", tells: "Next record", run: () => run("next") },
    { key: "k", tells: "Record before", run: () => run("before") },
    { key: "Escape", tells: "Leave the form", run: () => run("leave") },
  ]);
  if (list.error) return <ErrorState error={list.error} retry={list.reload} />;
  if (!list.items) return <Loading what="the queue" />;
  return (
    <>
      <div class={css["bar"]}>
        <Choice name="kind" title="Kind" choices={KINDS} value={kind} />
        <Choice name="left" title="Show" choices={LEFT} value={query.get("left")} />
        <p role="status" class={message.wrong ? css["wrong"] : undefined}>
          {message.text}
        </p>
      </div>
      {item ? (
        <div class={css["columns"]} aria-busy={review.isBusy}>
          <ItemView item={item}>
            <Acts review={review} item={item} />
            {review.copies.length > 0 && <Copies n={review.copies.length} together={together} />}
          </ItemView>
          <QueueList items={items} at={at} onGo={(to) => review.go(to - at)} />
        </div>
      ) : (
        <Empty title="Nothing is left to review">
          <p>{kind ? `No ${kind} waits for a person.` : "Every record was looked at, or none has been read yet."}</p>
          <p class="soft">
            A store that an older version made fills its queue with <code>dragoman link</code>.
          </p>
        </Empty>
      )}
    </>
  );
}

function decideCopies(together: boolean): void {
  setQuery({ copies: together ? "together" : null }, { replace: true });
}

/** That the same record stands in copies of the report, and whether a word on it goes for all of them. */
function Copies({ n, together }: { readonly n: number; readonly together: boolean }) {
  return (
    <label class={css["copies"]}>
      <input type="checkbox" checked={together} onChange={(event) => decideCopies(event.currentTarget.checked)} />
      The same in {count(n, "copy", "copies")} of this report: decide {n === 1 ? "both" : "all"} together <kbd>c</kbd>
    </label>
  );
}

const KINDS = [
  ["", "events and statements"],
  ["event", "events"],
  ["statement", "statements"],
] as const;

const LEFT = [
  ["", "what nobody has decided"],
  ["me", "what I have not decided"],
] as const;

interface ChoiceProps {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly value: string | null;
}

/** A choice that stands in the address. */
function Choice({ name, title, choices, value }: ChoiceProps) {
  return (
    <label>
      {title}{" "}
      <select value={value ?? ""} onChange={(event) => setQuery({ [name]: event.currentTarget.value }, { replace: true })}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be done with the record at hand, or the form of what is being done. */
function Acts({ review, item }: { readonly review: Review; readonly item: NonNullable<Review["item"]> }) {
  const { doing, run, send } = review;
  const leave = (): void => run("leave");
  if (doing === "correct") {
    return <CorrectForm key={item.key} record={item.record} onSend={(verdict) => send(verdict, false)} onCancel={leave} />;
  }
  if (doing === "note") {
    return <WhyForm title="Add a note" act="Keep the note" label="Note" onSend={(why) => send({ verdict: "note", why }, false)} onCancel={leave} />;
  }
  return (
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
      <button type="button" disabled={!review.canUndo} onClick={() => run("undo")}>
        Undo <kbd>u</kbd>
      </button>
    </p>
  );
}
