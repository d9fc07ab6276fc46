/** Web annotation selectors: where the words of a record stand. */

import type { Target } from "../../api/types";

interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The words with those before and after, or null where a target has none. */
export function quoteOf(target: Target | undefined): QuoteSelector | null {
  for (const one of target?.selector ?? []) if ("exact" in one) return one;
  return null;
}

/** The index of the words in a sentence: of several places the one before which the target's prefix ends; -1 for none. */
export function placeIn(sentence: string, words: string, target?: Target): number {
  const prefix = quoteOf(target)?.prefix ?? "";
  for (let at = sentence.indexOf(words); at >= 0; at = sentence.indexOf(words, at + 1)) {
    if (endsAlike(sentence.slice(0, at), prefix)) return at;
  }
  return sentence.indexOf(words);
}

/** Whether the shorter of two texts is the end of the longer, blanks and line breaks taken as one. */
function endsAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => text.replaceAll(/\s+/g, " ").trimStart()) as [string, string];
  return x.length < y.length ? y.endsWith(x) : x.endsWith(y);
}
