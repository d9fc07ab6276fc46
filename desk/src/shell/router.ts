/** The browser's address as state, and ways to change it. */

import { useMemo } from "preact/hooks";
import { useStore } from "./store";
import { address, type Changes, withChanges } from "./address";

const listeners = new Set<() => void>();
const notify = (): void => listeners.forEach((listener) => listener());

/** Follows back, forward and clicks on links inside the desk. Called once. */
export function startRouter(): void {
  addEventListener("popstate", notify);
  document.addEventListener("click", followLink);
}

/** Goes to an address of the desk; with `replace` the step back leads past the present one. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  notify();
}

/** Changes some names of the query and leaves the rest. */
export function setQuery(changes: Changes, { replace = false } = {}): void {
  navigate(address(location.pathname, withChanges(new URLSearchParams(location.search), changes)), { replace });
}

/** The present path. */
export function usePath(): string {
  return useStore(subscribe, () => location.pathname);
}

/** The present query, the same object until it changes. */
export function useQuery(): URLSearchParams {
  const search = useStore(subscribe, () => location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A plain click on a link to a page of the desk changes the address without loading anew. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || link.pathname.startsWith("/api/") || link.hash) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
