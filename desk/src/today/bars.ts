/** The timeline's rows as bars: deeds above the line, words below it. */

import type { TimelineRow } from "../api/types";
import { dayNumber, nextPeriod, type Step } from "./days";

/** One period. `words` are incidents told of as words, plans, fears; `statements` are what was said in so many words. */
export interface Bar {
  readonly start: number;
  /** The first day after it. */
  readonly end: number;
  readonly deeds: number;
  readonly words: number;
  readonly statements: number;
  readonly contestedDeeds: number;
  readonly contestedWords: number;
}

/** One bar for each period that has rows, in order. */
export function barsOf(rows: readonly TimelineRow[], by: Step): readonly Bar[] {
  const sums = new Map<string, { -readonly [K in keyof Bar]: Bar[K] }>();
  for (const row of rows) {
    const start = dayNumber(row.day);
    const sum = sums.get(row.day) ?? { start, end: nextPeriod(start, by), deeds: 0, words: 0, statements: 0, contestedDeeds: 0, contestedWords: 0 };
    sums.set(row.day, sum);
    if (row.kind === "statement") sum.statements += row.n;
    else if (row.status_group === "deed") {
      sum.deeds += row.n;
      sum.contestedDeeds += row.contested;
    } else {
      sum.words += row.n;
      sum.contestedWords += row.contested;
    }
  }
  return [...sums.values()].sort((a, b) => a.start - b.start);
}

export interface Totals {
  readonly incidents: number;
  readonly deeds: number;
  readonly words: number;
  readonly statements: number;
  readonly contested: number;
}

/** What the bars that begin in days `from` to `to` (inclusive) hold together. */
export function totals(bars: readonly Bar[], from: number, to: number): Totals {
  const inside = bars.filter((bar) => bar.end > from && bar.start <= to);
  const sum = (of: (bar: Bar) => number): number => inside.reduce((n, bar) => n + of(bar), 0);
  return {
    incidents: sum((b) => b.deeds + b.words),
    deeds: sum((b) => b.deeds),
    words: sum((b) => b.words),
    statements: sum((b) => b.statements),
    contested: sum((b) => b.contestedDeeds + b.contestedWords),
  };
}
