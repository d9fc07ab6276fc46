/** Types, acts and statuses as small labels; colour never tells alone. */

import { label } from "../text/format";
import css from "./Chip.module.css";
import { isDeed } from "../text/types";

/** A PLOVER type with its mode; deeds are coloured apart from words. */
export function TypeChip({ type, mode = null }: { readonly type: string; readonly mode?: string | null }) {
  return (
    <span class={isDeed(type) ? css["deed"] : css["word"]}>
      {label(type)}
      {mode && <span class={css["mode"]}> {label(mode).toLowerCase()}</span>}
    </span>
  );
}

/** The act of a statement. */
export function ActChip({ act }: { readonly act: string }) {
  return <span class={css["word"]}>{label(act)}</span>;
}

/** Whether it happened, is wanted, feared, denied; nothing for what did happen. */
export function StatusChip({ status }: { readonly status: string }) {
  return status === "actual" ? null : <span class={css["status"]}>{status}</span>;
}

/** A mark that accounts differ; `why` says how. */
export function ContestedChip({ why }: { readonly why: string }) {
  return (
    <span class={css["contested"]} title={why}>
      contested
    </span>
  );
}
