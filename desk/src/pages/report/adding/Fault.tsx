import css from "./adding.module.css";

/** What is wrong with a field; nothing where nothing is. */
export function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p id={id} class={css["fault"]} role="alert">
      {text}
    </p>
  ) : null;
}
