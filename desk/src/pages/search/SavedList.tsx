import { useState } from "preact/hooks";
import { ApiError, post, remove } from "../../api/client";
import { usePages } from "../../api/hooks";
import { address } from "../../shell/address";
import { Words } from "../../text/Words";
import { given, inWords, type Saved, type Search } from "./types";
import css from "./search.module.css";

/** Searches that were kept, each with its feed; the present one can be kept too. */
export function SavedList({ search, canSave }: { readonly search: Search; readonly canSave: boolean }) {
  const { items, error, loading, reload } = usePages<Saved>("/api/searches");
  const [wrong, setWrong] = useState("");
  const [name, setName] = useState("");
  const attempt = async (doing: Promise<unknown>): Promise<void> => {
    setWrong("");
    try {
      await doing;
      reload();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setWrong(failure.message);
    }
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    await attempt(post("/api/searches", { name: name.trim() || inWords(search), search: given(search) }));
    setName("");
  };
  return (
    <aside class={css["saved"]} aria-labelledby="saved" aria-busy={loading}>
      <h2 id="saved">Kept searches</h2>
      {canSave && (
        <form class={css["save"]} onSubmit={save}>
          <label>
            Keep this search as
            <input value={name} placeholder={inWords(search)} maxLength={100} onInput={(event) => setName(event.currentTarget.value)} />
          </label>
          <button type="submit">Keep</button>
        </form>
      )}
      {(wrong || error) && <p role="alert">{wrong || error?.message}</p>}
      {items?.length === 0 && <p class="soft">None yet. A kept search has a feed that a news reader can follow.</p>}
      <ul>
        {items?.map((saved) => (
          <li key={saved.id}>
            <a href={address("/search", new URLSearchParams(given(saved.search)))}>
              <Words text={saved.name} />
            </a>
            <div class="small soft">
              <Words text={inWords(saved.search)} />
            </div>
            <div class="row small">
              <a href={saved.feed} type="application/atom+xml" aria-label={`Atom feed of ${saved.name}`}>
                Atom feed
              </a>
              <button type="button" class="quiet" aria-label={`Delete ${saved.name}`} onClick={() => attempt(remove(`/api/searches/${encodeURIComponent(saved.id)}`))}>
                Delete
              </button>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
