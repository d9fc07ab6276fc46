/** A value outside of components, as state inside. */

import { useEffect, useState } from "preact/hooks";

/** Draws the component anew whenever `subscribe`'s listener is called and `read` gives another value. */
export function useStore<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const update = (): void => setValue(read);
    update();
    return subscribe(update);
  }, [subscribe]);
  return value;
}
