import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { offsetsOf } from "../../../text/offsets";
import { lineFrom, pointedIn, selectedIn, selectIn } from "../../../text/selecting";
import { type Choice, choiceAt, choiceOf, focused, stretchOf, wordAt, wordsOf } from "../../../text/words";
import type { Place, Words } from "./draft";

interface Props {
  readonly text: string;
  /** The element that holds the drawn text and nothing else; it takes the focus while words are chosen. */
  readonly sheet: RefObject<HTMLElement | null>;
  readonly isOn: boolean;
  readonly onTaken: (place: Place, words: Words) => void;
}

/** Choosing words in a drawn text for a place of a draft: by mouse and touch as one selects, by keys word by word. */
export function useChoosing({ text, sheet, isOn, onTaken }: Props) {
  const [place, setPlace] = useState<Place | null>(null);
  const [pending, setPending] = useState<Choice | null>(null);
  const offsets = useMemo(() => offsetsOf(text), [text]);
  const words = useMemo(() => (isOn ? wordsOf(text) : []), [text, isOn]);
  const all = () => (isOn ? words : wordsOf(text)); // they are needed when the form is opened, too

  /** The whole words that are selected in the text now; null for none. */
  const selected = (): Choice | null => {
    const stretch = sheet.current && selectedIn(sheet.current);
    return stretch && stretch.start < stretch.end ? choiceOf(all(), stretch) : null;
  };
  const told = (choice: Choice): Words => {
    const { start, end } = stretchOf(all(), choice);
    return { start: offsets.point(start), end: offsets.point(end) };
  };
  const leave = (): void => {
    setPlace(null);
    setPending(null);
    getSelection()?.removeAllRanges();
  };
  const take = (at: Place, choice: Choice | null = pending): void => {
    leave();
    if (choice) onTaken(at, told(choice));
  };
  /** Shows a choice as the text's selection. */
  const show = (choice: Choice): void => {
    setPending(choice);
    if (sheet.current) selectIn(sheet.current, stretchOf(words, choice), choice.focus < choice.anchor ? "start" : "end");
  };
  /** The first place of the text that is in the window. */
  const seen = (): number => {
    const box = sheet.current?.getBoundingClientRect();
    return (sheet.current && box && pointedIn(sheet.current, box.left + 2, Math.max(box.top + 8, innerHeight / 6))) ?? 0;
  };
  /** Begins at the words that stand at the place already, else near a code point, else at what is seen of the text. What
   * is selected is taken at once. */
  const choose = (at: Place, has: Words | null, near: number | null): void => {
    const already = place ? null : selected();
    if (already) return take(at, already);
    const stretch = has ? { start: offsets.unit(has.start), end: offsets.unit(has.end) } : null;
    const first = wordAt(all(), near === null ? seen() : offsets.unit(near));
    setPlace(at);
    setPending((stretch && choiceOf(all(), stretch)) ?? (first < 0 ? null : { anchor: first, focus: first }));
  };
  const step = (by: number, isWider: boolean): void => {
    if (pending) show(focused(words, pending, pending.focus + by, isWider));
  };
  const line = (direction: "forward" | "backward", isWider: boolean): void => {
    const unit = pending && sheet.current && lineFrom(sheet.current, direction);
    if (pending && unit !== null) show(focused(words, pending, choiceAt(words, unit)?.focus ?? wordAt(words, unit), isWider));
  };

  const latest = useRef({ place, take, selected });
  latest.current = { place, take, selected };
  useEffect(() => {
    if (!place) return;
    sheet.current?.focus({ preventScroll: true });
    if (pending) show(pending); // once the text is drawn without what was open before
  }, [place]);
  useEffect(() => {
    if (!place) return;
    const follow = (): void => {
      const choice = latest.current.selected();
      if (choice) setPending((before) => (before && same(before, choice) ? before : choice));
    };
    const click = (event: MouseEvent): void => {
      const inside = event.target instanceof Node && sheet.current?.contains(event.target);
      if (!inside && !(event.target instanceof Node && event.target.contains(sheet.current))) return;
      const unit = sheet.current && pointedIn(sheet.current, event.clientX, event.clientY);
      const choice = latest.current.selected() ?? (unit === null ? null : choiceAt(words, unit));
      if (choice) latest.current.take(place, choice);
    };
    document.addEventListener("selectionchange", follow);
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("selectionchange", follow);
      document.removeEventListener("click", click);
    };
  }, [place, words]);
  return { place, pending: pending && told(pending), isSelected: () => selected() !== null, choose, leave, take, step, line };
}

/** The same words, whichever end was chosen first. */
function same(a: Choice, b: Choice): boolean {
  return Math.min(a.anchor, a.focus) === Math.min(b.anchor, b.focus) && Math.max(a.anchor, a.focus) === Math.max(b.anchor, b.focus);
}
