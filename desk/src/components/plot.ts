/** Observable Plot under a strict content policy, as a component's effect. */

import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";
import "../styles/plot.css";

/** An element's width in CSS pixels, kept up; 0 before it is laid out. */
export function useWidth<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (ref.current) watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, width] as const;
}

/**
 * Draws a plot into the element that `ref` holds, anew whenever `deps` change; null draws nothing.
 *
 * Plot brings a style element, which the policy forbids: it is taken out before the plot enters the page, and
 * styles/plot.css has its rules.
 */
export function usePlot<T extends HTMLElement>(ref: { readonly current: T | null }, options: () => Plot.PlotOptions | null, deps: readonly unknown[]): void {
  useEffect(() => {
    const asked = options();
    if (!asked || !ref.current) return;
    const plot = Plot.plot({ className: "plot", ...asked });
    plot.setAttribute("role", "img");
    plot.querySelectorAll("style").forEach((style) => style.remove());
    // The picture has one label; those of its groups, "rect" and "rule", would tell nobody anything.
    plot.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
    ref.current.replaceChildren(plot);
  }, deps);
}
