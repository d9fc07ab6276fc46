import { useEffect, useId, useRef } from "preact/hooks";
import type { Report } from "../../../api/types";
import { label } from "../../../text/format";
import { ACTS, modesOf, STATUSES, type Term, TYPES } from "../../record/codebook";
import { asKind, type Kind, type Slot, slotsOf, withType } from "./draft";
import css from "./adding.module.css";
import { Fault } from "./Fault";
import { SlotField } from "./SlotField";
import type { Adding } from "./useAdding";

interface Props {
  readonly adding: Adding;
  readonly report: Report;
}

/** The form of a record that the machine missed: the codebook's words are chosen from lists, all others in the text. */
export function AddForm({ adding, report }: Props) {
  const { draft, faults, at, choosing, isBusy } = adding;
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => {
    const place = at && form.current?.querySelector<HTMLElement>(`[data-place="${at.slot}-${at.index}"]`);
    place?.focus();
  }, [at]);
  const [anchor, ...others] = slotsOf(draft.kind) as readonly [Slot, ...Slot[]];
  const submit = (event: Event): void => {
    event.preventDefault();
    void adding.save();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "?") event.stopPropagation(); // the page's keys are for the text; arrows here are the radio buttons'
    if (event.key === "Escape") adding.close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void adding.save();
    else return;
    event.preventDefault();
  };
  return (
    <section class={`panel ${choosing.place ? css["choosing"] : ""}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Add a record</h2>
      <form ref={form} class={css["form"]} aria-busy={isBusy} aria-labelledby={`${id}-title`} noValidate onSubmit={submit} onKeyDown={keyed}>
        <fieldset class={css["kinds"]}>
          <legend class="unseen">What was missed</legend>
          {KINDS.map(([kind, title]) => (
            <label key={kind}>
              <input type="radio" name={`${id}-kind`} checked={draft.kind === kind} onChange={() => adding.change(asKind(draft, kind))} /> {title}
            </label>
          ))}
        </fieldset>
        <SlotField slot={anchor} adding={adding} text={report.text} />
        <Codes adding={adding} id={id} />
        {others.map((slot) => (
          <SlotField key={slot.name} slot={slot} adding={adding} text={report.text} />
        ))}
        {draft.kind === "event" && <Day adding={adding} id={`${id}-date`} offered={daysOf(report)} />}
        <label for={`${id}-why`}>Note</label>
        <input id={`${id}-why`} value={draft.why} maxLength={2000} placeholder="if you like" onInput={(event) => adding.change({ ...draft, why: event.currentTarget.value })} />
        <div class={css["end"]}>
          <Fault id={`${id}-fault`} text={faults["record"]} />
          <p class="row">
            <button type="submit" class="primary" disabled={isBusy} title="Save (Ctrl Enter)">
              Save the record
            </button>
            <button type="button" onClick={adding.discard}>
              Discard
            </button>
            <span class="soft small">
              <kbd>Esc</kbd> puts it aside
            </span>
          </p>
        </div>
      </form>
    </section>
  );
}

const KINDS: readonly (readonly [kind: Kind, title: string])[] = [
  ["event", "Event"],
  ["statement", "Statement"],
];

/** The fields whose values are words of the codebook. */
function Codes({ adding, id }: { readonly adding: Adding; readonly id: string }) {
  const { draft, faults, change } = adding;
  if (draft.kind === "statement") {
    return <Code id={`${id}-act`} title="Act" terms={ACTS} value={draft.act} fault={faults["act"]} onChange={(act) => change({ ...draft, act })} />;
  }
  const modes = modesOf(draft.type).map((name): Term => ({ name, modes: [], meaning: "" }));
  return (
    <>
      <Code id={`${id}-type`} title="Type" terms={TYPES} value={draft.type} fault={faults["type"]} onChange={(type) => change(withType(draft, type))} />
      {modes.length > 0 && (
        <Code id={`${id}-mode`} title="Mode" none="none fits" terms={modes} value={draft.mode} fault={faults["mode"]} onChange={(mode) => change({ ...draft, mode })} />
      )}
      <Code id={`${id}-status`} title="Status" none={null} terms={STATUSES} value={draft.status} fault={faults["status"]} onChange={(status) => change({ ...draft, status })} />
    </>
  );
}

interface CodeProps {
  readonly id: string;
  readonly title: string;
  /** What stands for no value; null where there must be one. */
  readonly none?: string | null;
  readonly terms: readonly Term[];
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

function Code({ id, title, none = "choose …", terms, value, fault, onChange }: CodeProps) {
  return (
    <>
      <label for={id}>{title}</label>
      <div>
        <select id={id} value={value} aria-describedby={fault ? `${id}-fault` : undefined} onChange={(event) => onChange(event.currentTarget.value)}>
          {none !== null && <option value="">{none}</option>}
          {terms.map(({ name, meaning }) => (
            <option key={name} value={name}>
              {[label(name), meaning].filter(Boolean).join(": ")}
            </option>
          ))}
        </select>
        <Fault id={`${id}-fault`} text={fault} />
      </div>
    </>
  );
}

/** When it was: typed, or one of the days that the report's words of time mean. */
function Day({ adding, id, offered }: { readonly adding: Adding; readonly id: string; readonly offered: readonly string[] }) {
  const { draft, faults, change } = adding;
  return (
    <>
      <label for={id}>Day</label>
      <div>
        <input
          id={id}
          value={draft.date}
          placeholder="2024-03-05, or 2024-03"
          list={`${id}-offered`}
          aria-describedby={faults["date"] ? `${id}-fault` : undefined}
          onInput={(event) => change({ ...draft, date: event.currentTarget.value })}
        />
        <Fault id={`${id}-fault`} text={faults["date"]} />
        <datalist id={`${id}-offered`}>
          {offered.map((day) => (
            <option key={day} value={day} />
          ))}
        </datalist>
      </div>
    </>
  );
}

/** The days that the report's own words of time were reckoned to be. */
function daysOf(report: Report): readonly string[] {
  return [...new Set(report.times.flatMap(({ value }) => value ?? []))];
}
