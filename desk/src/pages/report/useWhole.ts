import { useEffect, useRef, useState } from "preact/hooks";
import type { ApiError } from "../../api/client";
import { following } from "../../api/portions";
import type { Report } from "../../api/types";

const PARTS = ["events", "statements", "mentions", "times"] as const;

export interface Whole {
  /** The report with as much of what was read from it as is here. */
  readonly report: Report;
  readonly isWhole: boolean;
  /** Why the rest did not come. */
  readonly error: ApiError | null;
}

/**
 * A report with all that was read from it: the rest comes page by page, while what is here can be used already.
 *
 * A newer answer for the same report takes the older one's place when it is whole, so that nothing vanishes meanwhile.
 */
export function useWhole(first: Report): Whole {
  const [shown, setShown] = useState<Whole>({ report: first, isWhole: isComplete(first), error: null });
  const begun = useRef(false);
  useEffect(() => {
    const stop = new AbortController();
    const isAnew = begun.current;
    begun.current = true;
    const show = (report: Report, isWhole: boolean): void => {
      if (!stop.signal.aborted && (isWhole || !isAnew)) setShown({ report, isWhole, error: null });
    };
    gather(first, show, stop.signal).catch((error: ApiError) => stop.signal.aborted || setShown((now) => ({ ...now, error })));
    return () => stop.abort();
  }, [first]);
  return shown;
}

function isComplete(report: Report): boolean {
  return PARTS.every((part) => report.more[part] === null);
}

/** Asks for all parts, and shows what is here each time it has doubled: 10,000 records are drawn anew six times, not thirty. */
async function gather(first: Report, show: (report: Report, isWhole: boolean) => void, signal: AbortSignal): Promise<void> {
  let report = first;
  let drawn = sizeOf(first);
  const add = async (part: (typeof PARTS)[number]): Promise<void> => {
    const path = first.more[part];
    if (path === null) return;
    for await (const items of following(path, signal)) {
      report = { ...report, [part]: [...report[part], ...items] };
      if (sizeOf(report) < 2 * drawn) continue;
      drawn = sizeOf(report);
      show(report, false);
    }
  };
  await Promise.all(PARTS.map(add));
  show(report, true);
}

function sizeOf(report: Report): number {
  return PARTS.reduce((n, part) => n + report[part].length, 0);
}
