/** What a page shows when it has nothing else to show. */

import type { ComponentChildren } from "preact";
import type { ApiError } from "../api/client";
import css from "./States.module.css";

/** Waiting; it shows itself only after a moment, so that quick answers do not flicker. */
export function Loading({ what = "the record" }: { readonly what?: string }) {
  return (
    <p class={css["loading"]} role="status" aria-busy="true">
      Loading {what} …
    </p>
  );
}

/** Nothing there: what that means, and as children what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class={css["state"]} role="status">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A call that failed, with the fields that the server names and a way to ask again. */
export function ErrorState({ error, retry }: { readonly error: ApiError; readonly retry?: () => void }) {
  return (
    <div class={css["error"]} role="alert">
      <h2>{TITLES[error.status] ?? error.problem?.title ?? "That did not work"}</h2>
      <p>{error.message}</p>
      {error.problem && error.problem.errors.length > 0 && (
        <ul>
          {error.problem.errors.map(({ field, message }) => (
            <li key={field + message}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

const TITLES: Readonly<Record<number, string>> = {
  0: "No answer",
  401: "A token is needed",
  403: "Not allowed",
  404: "Not in the store",
  422: "The address asks for something that cannot be",
};

/** A page that does not exist. */
export function NotFound() {
  return (
    <Empty title="There is no such page">
      <p>
        Go to <a href="/">the period</a>, or <a href="/search">search</a>.
      </p>
    </Empty>
  );
}

/** A page that failed while it was drawn, or whose file could not be had. */
export function Broken({ error }: { readonly error: Error }) {
  return (
    <div class={css["error"]} role="alert">
      <h2>This page failed</h2>
      <p>{error.message}</p>
      <button type="button" onClick={() => location.reload()}>
        Load it anew
      </button>
    </div>
  );
}
