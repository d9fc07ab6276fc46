/** Keys in the text while words are chosen in it. */

import type { Adding } from "./useAdding";

/** Handles a key for the place that is being chosen; other keys are left to the page. */
export function chooserKeys({ choosing, leave }: Adding): (event: KeyboardEvent) => void {
  const { place, step, line, take } = choosing;
  const keys: Readonly<Record<string, (isWider: boolean) => void>> = {
    ArrowLeft: (isWider) => step(-1, isWider),
    ArrowRight: (isWider) => step(1, isWider),
    ArrowUp: (isWider) => line("backward", isWider),
    ArrowDown: (isWider) => line("forward", isWider),
    Home: (isWider) => step(-Infinity, isWider),
    End: (isWider) => step(Infinity, isWider),
    Enter: () => place && take(place),
    Escape: leave,
  };
  return (event) => {
    const run = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (!run || !place) return;
    event.preventDefault();
    run(event.shiftKey);
  };
}
