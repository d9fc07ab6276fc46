/** A record that a person is adding: what is chosen so far, and the call that saves it. Pure functions. */

import type { components } from "../../../api/schema";
import { modesOf } from "../../record/codebook";

export type Kind = "event" | "statement";

/** Words of the report, in code points; `end` is exclusive. */
export interface Words {
  readonly start: number;
  readonly end: number;
}

/** A field that is filled with words of the report. `anchor` is an event's trigger or a statement's cue. */
export type SlotName = "anchor" | "actor" | "recipient" | "claimed_by" | "place" | "content" | "speaker" | "addressee";

export interface Slot {
  readonly name: SlotName;
  readonly title: string;
  readonly hint: string;
  readonly isMany: boolean;
}

/** One place of a slot: of a field that takes several, the next after the last is there to be filled, too. */
export interface Place {
  readonly slot: SlotName;
  readonly index: number;
}

export interface Draft {
  readonly kind: Kind;
  readonly words: Readonly<Partial<Record<SlotName, readonly Words[]>>>;
  readonly type: string;
  readonly mode: string;
  readonly status: string;
  readonly act: string;
  readonly date: string;
  readonly why: string;
}

export const EMPTY: Draft = { kind: "event", words: {}, type: "", mode: "", status: "actual", act: "", date: "", why: "" };

const slot = (name: SlotName, title: string, hint: string, isMany = false): Slot => ({ name, title, hint, isMany });

const SLOTS: Readonly<Record<Kind, readonly Slot[]>> = {
  event: [
    slot("anchor", "Trigger", "the words that tell the event, such as shelled"),
    slot("actor", "Actor", "who does it", true),
    slot("recipient", "Recipient", "to whom it is done", true),
    slot("claimed_by", "Claimed by", "on whose word; nobody where the report says it itself", true),
    slot("place", "Place", "where it is"),
  ],
  statement: [
    slot("anchor", "Cue", "the words that tell that it is said, such as denied"),
    slot("content", "Content", "what is said"),
    slot("speaker", "Speaker", "who says it", true),
    slot("addressee", "Addressee", "to whom it is said", true),
  ],
};

/** The fields of a kind of record that are filled with words of the report, in the order in which they are shown. */
export function slotsOf(kind: Kind): readonly Slot[] {
  return SLOTS[kind];
}

export function slotOf(draft: Draft, name: SlotName): Slot {
  return SLOTS[draft.kind].find((one) => one.name === name) ?? (SLOTS[draft.kind][0] as Slot);
}

export function wordsIn(draft: Draft, { slot, index }: Place): Words | null {
  return draft.words[slot]?.[index] ?? null;
}

/** The draft with these words at a place; null takes what stands there away. */
export function withWords(draft: Draft, { slot, index }: Place, words: Words | null): Draft {
  const before = draft.words[slot] ?? [];
  const after = words ? [...before.slice(0, index), words, ...before.slice(index + 1)] : before.toSpliced(index, 1);
  return { ...draft, words: { ...draft.words, [slot]: after } };
}

/** The draft as another kind of record; its anchor stays, and so does what was filled, should it become the first again. */
export function asKind(draft: Draft, kind: Kind): Draft {
  return { ...draft, kind };
}

/** The draft with another type; a mode that the type has not is taken away. */
export function withType(draft: Draft, type: string): Draft {
  return { ...draft, type, mode: modesOf(type).includes(draft.mode) ? draft.mode : "" };
}

/** The words to tint: those of the fields that the kind has, but for the place that is being chosen. */
export function tintsOf(draft: Draft, choosing: Place | null): readonly (Words & { readonly role: string })[] {
  return SLOTS[draft.kind].flatMap(({ name, title }) =>
    (draft.words[name] ?? []).flatMap((words, index) =>
      choosing?.slot === name && choosing.index === index ? [] : [{ role: title.toLowerCase(), ...words }],
    ),
  );
}

/** What is wrong with fields, by name. */
export type Faults = Readonly<Partial<Record<string, string>>>;

/** What the record still lacks. */
export function lacking(draft: Draft): Faults {
  const faults: Record<string, string> = {};
  if (!draft.words.anchor?.length) faults["anchor"] = `Choose the words of the ${draft.kind === "event" ? "trigger" : "cue"} in the text.`;
  if (draft.kind === "event" && !draft.type) faults["type"] = "Choose what kind of event it is.";
  if (draft.kind === "statement" && !draft.act) faults["act"] = "Choose what kind of statement it is.";
  if (draft.kind === "statement" && !draft.words.content?.length) faults["content"] = "Choose the words of what is said in the text.";
  return faults;
}

/** The body of the call that adds the record; the draft must lack nothing. */
export function bodyOf(report: string, draft: Draft): components["schemas"]["AddIn"] {
  const { kind, words, type, mode, status, act, date, why } = draft;
  const [anchor] = words.anchor as readonly [Words];
  const fields: Record<string, unknown> = kind === "event" ? { type, mode: mode || null, status, date: date.trim() || null } : { act };
  for (const { name, isMany } of SLOTS[kind]) {
    if (name === "anchor") continue;
    const chosen = words[name] ?? [];
    fields[name] = isMany ? chosen : (chosen[0] ?? null);
  }
  return { report, kind, start: anchor.start, end: anchor.end, fields, why: why.trim() };
}

/** What the server finds wrong, under the names that the form has for the fields. */
export function faultsOf(errors: readonly { readonly field: string; readonly message: string }[]): Faults {
  return Object.fromEntries(errors.map(({ field, message }) => [NAMES[field] ?? field, `${message}.`]));
}

const NAMES: Readonly<Record<string, string>> = { start: "anchor", end: "anchor" };
