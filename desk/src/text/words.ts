/** Words of a text, as a reader chooses them. Pure functions; places are UTF-16 units, `end` is exclusive. */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words from the `anchor`th to the `focus`th, both included; the focus is the end that moves, and may come first. */
export interface Choice {
  readonly anchor: number;
  readonly focus: number;
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "word" });

/** Where the words of a text stand, in order; blanks and punctuation are none. */
export function wordsOf(text: string): readonly Stretch[] {
  const words: Stretch[] = [];
  for (const { index, segment, isWordLike } of SEGMENTER.segment(text)) {
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  }
  return words;
}

/** The index of the word that holds a place, or of the first after it; the last one's beyond all words, -1 without any. */
export function wordAt(words: readonly Stretch[], unit: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as Stretch).end <= unit) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, words.length - 1);
}

/** The whole words that a stretch touches; null where it touches none. */
export function choiceOf(words: readonly Stretch[], { start, end }: Stretch): Choice | null {
  const first = wordAt(words, start);
  const begun = words[first];
  if (!begun || begun.start >= end || begun.end <= start) return null;
  let last = wordAt(words, end);
  if ((words[last] as Stretch).start >= end) last -= 1;
  return { anchor: first, focus: last };
}

/** The word that a place is in or at the edge of; null where it is at none. */
export function choiceAt(words: readonly Stretch[], unit: number): Choice | null {
  const next = wordAt(words, unit);
  const index = [next, next - 1].find((i) => isAt(words[i], unit));
  return index === undefined ? null : { anchor: index, focus: index };
}

function isAt(word: Stretch | undefined, unit: number): boolean {
  return word !== undefined && word.start <= unit && unit <= word.end;
}

/** The stretch from the beginning of the first chosen word to the end of the last. */
export function stretchOf(words: readonly Stretch[], { anchor, focus }: Choice): Stretch {
  const [first, last] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]] as [Stretch, Stretch];
  return { start: first.start, end: last.end };
}

/** The choice with its focus at another word, never beyond the text; without `isWider` that word is all there is of it. */
export function focused(words: readonly Stretch[], choice: Choice, to: number, isWider: boolean): Choice {
  const focus = Math.max(0, Math.min(to, words.length - 1));
  return { anchor: isWider ? choice.anchor : focus, focus };
}
