/** Names beside the nodes of the network: as many as there is room for, none over another. */

import { plain } from "../text/visible";

/** A name that asks for room beside its node; places and sizes are CSS pixels. */
export interface Name {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the node's disc. */
  readonly radius: number;
  /** Whether it is shown whatever it covers: that of a chosen node, or of the one under the pointer. */
  readonly isWanted: boolean;
}

/** A name with its place: the left end of its line, at half its height. */
export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly y: number;
}

const LONGEST = 26;
const GAP = 4;

/** A name short enough to stand in the drawing, cut at a blank where it has one; the table has it in full. What follows a
 * colon stays: "rebels" tell a side from its country. */
export function shortened(name: string): string {
  const text = plain(name);
  if ([...text].length <= LONGEST) return text;
  const colon = text.lastIndexOf(": ");
  const tail = colon > 0 && text.length - colon < LONGEST / 2 ? text.slice(colon) : "";
  const head = [...text.slice(0, text.length - tail.length)];
  const room = LONGEST - tail.length;
  if (head.length <= room) return text;
  const blank = head.lastIndexOf(" ", room - 1);
  return `${head.slice(0, blank > room / 2 ? blank : room - 1).join("")}…${tail}`;
}

/** The names that find room, those wanted and of larger nodes first: right of the node, or left where they would cover another. */
export function fitting(names: readonly Name[], widthOf: (text: string) => number, height: number, width: number): readonly Placed[] {
  const taken: Box[] = [];
  const placed: Placed[] = [];
  const order = names.toSorted((a, b) => Number(b.isWanted) - Number(a.isWanted) || b.radius - a.radius);
  for (const name of order) {
    const boxes = sides(name, widthOf(name.text), height);
    const box = boxes.find((one) => one.left >= 0 && one.right <= width && !taken.some((other) => overlap(one, other)));
    const used = box ?? (name.isWanted ? boxes[0] : undefined);
    if (!used) continue;
    taken.push(used);
    placed.push({ text: name.text, left: used.left, y: name.y });
  }
  return placed;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function sides({ x, y, radius }: Name, width: number, height: number): readonly Box[] {
  const lines = { top: y - height / 2, bottom: y + height / 2 };
  const [right, left] = [x + radius + GAP, x - radius - GAP];
  return [
    { ...lines, left: right, right: right + width },
    { ...lines, left: left - width, right: left },
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
