/** Keys of the page at hand. */

import { useEffect, useRef } from "preact/hooks";

export interface Key {
  /** As `KeyboardEvent.key` has it: "j", "Enter", "ArrowDown", "?". */
  readonly key: string;
  /** What it does, for the list of keys. */
  readonly tells: string;
  readonly run: (event: KeyboardEvent) => void;
}

const groups = new Set<{ readonly title: string; keys: readonly Key[] }>();
let show: () => void = () => undefined;

/** While the component stands, its keys work, except in fields that take text and with Ctrl, Alt or Meta held. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const group = useRef({ title, keys });
  group.current.keys = keys;
  useEffect(() => {
    const mine = group.current;
    groups.add(mine);
    return () => void groups.delete(mine);
  }, []);
}

/** All keys that work now, by group. */
export function keysNow(): readonly { readonly title: string; readonly keys: readonly Key[] }[] {
  return [...groups];
}

export function showKeys(): void {
  show();
}

/** Lets the list of keys be opened from elsewhere. */
export function onShowKeys(run: () => void): void {
  show = run;
}

/** Runs what a pressed key stands for; the group that came last goes first. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || takesText(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const hit = [...groups].reverse().flatMap((group) => group.keys).find((key) => key.key === event.key);
  if (!hit) return;
  event.preventDefault();
  hit.run(event);
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}
