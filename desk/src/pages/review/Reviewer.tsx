import { useState } from "preact/hooks";
import { useApi } from "../../api/hooks";
import { setUser, user } from "../../api/session";
import type { About } from "../../api/types";
import css from "./review.module.css";

/** Whose word decisions are: the server's user, or a name chosen in this tab. */
export function Reviewer({ onChange }: { readonly onChange: (name: string) => void }) {
  const about = useApi<About>("/api/about").data;
  const [name, setName] = useState(user());
  const [wrong, setWrong] = useState(false);
  const choose = (text: string): void => {
    const next = text.trim();
    setWrong(!/^[A-Za-z0-9._-]{0,40}$/.test(next));
    if (!/^[A-Za-z0-9._-]{0,40}$/.test(next)) return;
    setUser(next || null);
    setName(next || null);
    onChange(next);
  };
  return (
    <label class={css["reviewer"]}>
      Reviewer
      <input
        value={name ?? about?.user ?? ""}
        maxLength={40}
        aria-invalid={wrong}
        aria-describedby={wrong ? "reviewer-wrong" : undefined}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {wrong && (
        <span id="reviewer-wrong" role="alert">
          letters, digits, dot, dash and underline
        </span>
      )}
    </label>
  );
}
