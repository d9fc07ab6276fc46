import { visible } from "./visible";
import css from "./text.module.css";

/** Words from a report or a person: text nodes only, isolated from what stands around them, hidden characters shown. */
export function Words({ text, lang }: { readonly text: string; readonly lang?: string | undefined }) {
  return (
    <bdi lang={lang}>
      <Shown text={text} />
    </bdi>
  );
}

/** The pieces of a text without an isolating element, for use inside one. */
export function Shown({ text }: { readonly text: string }) {
  return (
    <>
      {visible(text).map((piece, i) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <span key={i} class={css["hidden"]} title={piece.title} data-units={piece.units}>
            {piece.short}
          </span>
        ),
      )}
    </>
  );
}
