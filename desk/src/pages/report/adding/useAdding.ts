import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { ApiError, post } from "../../../api/client";
import type { Report } from "../../../api/types";
import type { Reviewed } from "../../review/types";
import { bodyOf, type Draft, EMPTY, type Faults, faultsOf, lacking, type Place, wordsIn, withWords } from "./draft";
import { useChoosing } from "./useChoosing";

const TRIGGER: Place = { slot: "anchor", index: 0 };

/** A record that the reader adds to a report: the draft, the words that are chosen for it, and saving it. */
export function useAdding(report: Report, sheet: RefObject<HTMLElement | null>, onSaved: (record: string) => void) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setBusy] = useState(false);
  /** Where the form puts the focus when it has been drawn next: at the place whose words were chosen last. */
  const [at, setAt] = useState<Place | null>(null);
  const choosing = useChoosing({
    text: report.text,
    sheet,
    isOn: isOpen,
    onTaken: (place, words) => {
      setDraft((now) => withWords(place.slot === "anchor" && !isOpen ? EMPTY : now, place, words));
      setAt({ ...place });
    },
  });
  const change = (next: Draft): void => {
    setDraft(next);
    setFaults({});
  };
  /** Opens the form; with words selected they are the trigger of a new draft, else an unfinished draft goes on. */
  const start = (near: number | null): void => {
    setOpen(true);
    setFaults({});
    if (choosing.isSelected() || !wordsIn(draft, TRIGGER)) choosing.choose(TRIGGER, null, near);
    else setAt({ ...TRIGGER });
  };
  const choose = (place: Place): void => choosing.choose(place, wordsIn(draft, place), wordsIn(draft, TRIGGER)?.start ?? null);
  const leave = (): void => {
    setAt(choosing.place && { ...choosing.place });
    choosing.leave();
  };
  const close = (): void => {
    choosing.leave();
    setOpen(false);
  };
  const discard = (): void => {
    close();
    change(EMPTY);
  };
  const save = async (): Promise<void> => {
    const lacks = lacking(draft);
    setFaults(lacks);
    if (isBusy || Object.keys(lacks).length > 0) return;
    setBusy(true);
    try {
      const saved = await post<Reviewed>("/api/review", bodyOf(report.id, draft));
      discard();
      onSaved(saved.record.id);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const found = faultsOf(failure.problem?.errors ?? []);
      setFaults(Object.keys(found).length > 0 ? found : { record: failure.message });
    } finally {
      setBusy(false);
    }
  };
  return { isOpen, draft, faults, isBusy, at, choosing, change, start, choose, leave, close, discard, save };
}

export type Adding = ReturnType<typeof useAdding>;
