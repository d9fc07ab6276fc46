import { useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/client";

type Actions<Name extends string> = Readonly<Record<Name, () => void | Promise<void>>>;

/**
 * Runs actions one after another, each on what the one before has left, however fast the keys come.
 *
 * An action that the server refuses is told to `onFailure`, and those that wait are dropped.
 */
export function useTurns<Name extends string>(actions: Actions<Name>, onFailure: (error: ApiError) => void) {
  const latest = useRef(actions);
  latest.current = actions;
  const waiting = useRef<Name[]>([]);
  const [isRunning, setRunning] = useState(false);
  const work = async (): Promise<void> => {
    setRunning(true);
    try {
      for (let name = waiting.current[0]; name !== undefined; name = waiting.current[0]) {
        await latest.current[name]();
        await drawn();
        waiting.current.shift();
      }
    } catch (error) {
      waiting.current = [];
      if (!(error instanceof ApiError)) throw error;
      onFailure(error);
    } finally {
      setRunning(false);
    }
  };
  const run = (name: Name): void => {
    waiting.current.push(name);
    if (waiting.current.length === 1) void work();
  };
  return { run, isRunning };
}

/** Until the page has been drawn with what was just set. */
function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
