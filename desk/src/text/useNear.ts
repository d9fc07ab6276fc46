import { useEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** So many runs are drawn in full without a second thought. */
const FEW = 12;

/**
 * Which of the runs (elements with `data-run`) stand within a window's height of what is seen.
 *
 * null stands for all: few runs need no watching.
 */
export function useNear(container: RefObject<HTMLElement | null>, runs: number): ReadonlySet<number> | null {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (runs <= FEW || !container.current) return;
    const watch = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const now = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const run = Number((target as HTMLElement).dataset["run"]);
            if (isIntersecting) now.add(run);
            else now.delete(run);
          }
          return now;
        }),
      { rootMargin: "100% 0px" },
    );
    for (const element of container.current.querySelectorAll("[data-run]")) watch.observe(element);
    return () => watch.disconnect();
  }, [runs]);
  return runs <= FEW ? null : near;
}
