/** Characters that steer or hide text without being seen are shown by their names, never handed to the browser. */

export type Piece = string | Mark;

/** A character shown by name: `short` stands in the text, `title` tells what it is; `units` is its length in UTF-16. */
export interface Mark {
  readonly short: string;
  readonly title: string;
  readonly units: number;
}

const NAMES: Readonly<Record<number, readonly [short: string, name: string]>> = {
  0x00ad: ["SHY", "soft hyphen"],
  0x061c: ["ALM", "Arabic letter mark"],
  0x180e: ["MVS", "Mongolian vowel separator"],
  0x200b: ["ZWSP", "zero width space"],
  0x200e: ["LRM", "left-to-right mark"],
  0x200f: ["RLM", "right-to-left mark"],
  0x2028: ["LS", "line separator"],
  0x2029: ["PS", "paragraph separator"],
  0x202a: ["LRE", "left-to-right embedding"],
  0x202b: ["RLE", "right-to-left embedding"],
  0x202c: ["PDF", "pop directional formatting"],
  0x202d: ["LRO", "left-to-right override"],
  0x202e: ["RLO", "right-to-left override"],
  0x2060: ["WJ", "word joiner"],
  0x2066: ["LRI", "left-to-right isolate"],
  0x2067: ["RLI", "right-to-left isolate"],
  0x2068: ["FSI", "first strong isolate"],
  0x2069: ["PDI", "pop directional isolate"],
  0xfeff: ["BOM", "zero width no-break space"],
};

// Controls but tab and line breaks, the characters named above, tags, and surrogates that have lost their other half.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

/** The text cut at hidden characters, each of which becomes a mark; a plain text comes back as one piece. */
export function visible(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const hit of text.matchAll(HIDDEN)) {
    if (hit.index > from) pieces.push(text.slice(from, hit.index));
    pieces.push(markOf(hit[0]));
    from = hit.index + hit[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** The same as one string, for places that take no elements: titles, labels, file names. */
export function plain(text: string): string {
  return visible(text)
    .map((piece) => (typeof piece === "string" ? piece : `⟨${piece.short}⟩`))
    .join("");
}

function markOf(character: string): Mark {
  const code = character.codePointAt(0) as number;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const [short, name] = NAMES[code] ?? [number.slice(2), code >= 0xd800 && code <= 0xdfff ? "lone surrogate" : "control character"];
  return { short, title: `${name}, ${number}`, units: character.length };
}
