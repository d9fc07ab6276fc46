import type { ComponentChildren } from "preact";
import css from "./AsTable.module.css";

/** A drawing's figures, folded away until they are asked for; takes the last place of a row, and all of it when open. */
export function AsTable({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <details class={css["table"]}>
      <summary>{title}</summary>
      {/* A part that scrolls must be within reach of the keys. */}
      <div class={css["scroll"]} tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </details>
  );
}
