/** The browser's selection inside a drawn text, in UTF-16 units of the text itself. */

import type { Stretch } from "./words";

/** What is selected in the element; start is end where the selection is but a caret, null where it is elsewhere. */
export function selectedIn(element: HTMLElement): Stretch | null {
  const selection = getSelection();
  if (!selection?.rangeCount || !selection.anchorNode || !element.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  return { start: unitOf(element, range.startContainer, range.startOffset), end: unitOf(element, range.endContainer, range.endOffset) };
}

/** The place in the element that stands at a point of the window, or null. */
export function pointedIn(element: HTMLElement, x: number, y: number): number | null {
  const at = document.caretPositionFromPoint?.(x, y) ?? null;
  return at && element.contains(at.offsetNode) ? unitOf(element, at.offsetNode, at.offset) : null;
}

/** Selects a stretch, and brings it into the window where it is outside; `focus` says which end moves from now on. */
export function selectIn(element: HTMLElement, { start, end }: Stretch, focus: "start" | "end" = "end"): void {
  const [from, to] = [pointOf(element, start), pointOf(element, end)];
  const [base, extent] = focus === "end" ? [from, to] : [to, from];
  getSelection()?.setBaseAndExtent(base.node, base.offset, extent.node, extent.offset);
  reveal(extent);
}

/** The place to which the focus of the selection goes one line up or down; the selection is there afterwards. */
export function lineFrom(element: HTMLElement, direction: "forward" | "backward"): number | null {
  const selection = getSelection();
  selection?.collapse(selection.focusNode, selection.focusOffset);
  selection?.modify("move", direction, "line");
  return selectedIn(element)?.start ?? null;
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** The unit at a point of the element: what stands before it, a mark counted as the character that it shows. */
function unitOf(element: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  let unit = 0;
  for (const [text, length] of textsOf(element)) {
    if (before.comparePoint(text, text.data.length) > 0) return text === node && length === text.data.length ? unit + offset : unit;
    unit += length;
  }
  return unit;
}

function pointOf(element: HTMLElement, unit: number): Point {
  let [left, last]: [number, Point] = [unit, { node: element, offset: 0 }];
  for (const [text, length] of textsOf(element)) {
    if (left <= length) return { node: text, offset: length === text.data.length ? left : left && text.data.length };
    left -= length;
    last = { node: text, offset: text.data.length };
  }
  return last;
}

/** The text nodes of an element, each with the length of what it stands for. */
function* textsOf(element: HTMLElement): Generator<readonly [Text, number]> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const units = node.parentElement?.dataset["units"];
    yield [node as Text, units === undefined ? (node as Text).data.length : Number(units)];
  }
}

/** What floats above and below the text, in shares of the window's height: the layers, on a phone the form. */
const HEAD = 0.12;
const FOOT = 0.2;
const FOOT_NARROW = 0.55;

function reveal({ node, offset }: Point): void {
  if (!(node instanceof Text) || node.data.length === 0) return;
  const range = document.createRange();
  const from = Math.min(offset, node.data.length - 1); // an empty range may have no place
  range.setStart(node, from);
  range.setEnd(node, from + 1);
  const { top, bottom } = range.getBoundingClientRect();
  const [first, last] = [HEAD * innerHeight, (1 - (innerWidth < 900 ? FOOT_NARROW : FOOT)) * innerHeight];
  if (top < first) scrollBy(0, top - first);
  else if (bottom > last) scrollBy(0, bottom - last);
}
