import type { Portions } from "../api/portions";
import css from "./States.module.css";

interface Props extends Pick<Portions<unknown>, "more" | "loading" | "error"> {
  /** What there is more of. */
  readonly what: string;
}

/** A button for the next page of a list, and why it did not come; nothing where all is here. */
export function More({ more, loading, error, what }: Props) {
  return (
    <>
      {error && (
        <p class={css["wrong"]} role="alert">
          {error.message}
        </p>
      )}
      {more && (
        <button type="button" disabled={loading} aria-busy={loading} onClick={more}>
          More {what}
        </button>
      )}
    </>
  );
}
