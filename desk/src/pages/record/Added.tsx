import { addedBy, type AnyRecord } from "./telling";
import css from "./record.module.css";

/** A mark on records that a person has added, with the person's name; nothing on the machine's. */
export function Added({ record }: { readonly record: AnyRecord }) {
  const name = addedBy(record);
  return name === null ? null : <span class={css["added"]}>added by {name}</span>;
}
