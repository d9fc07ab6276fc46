import { useEffect, useRef, useState } from "preact/hooks";
import { keysNow, onShowKeys, pressed, useKeys } from "./keys";
import css from "./KeyHelp.module.css";
import { navigate } from "./router";

/** Listens to keys and, on "?", lists those that work on this page. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = (): void => {
    setOpen(true);
    dialog.current?.showModal();
  };
  useKeys("Everywhere", [
    { key: "?", tells: "This list", run: show },
    { key: "/", tells: "Search", run: () => navigate("/search") },
  ]);
  useEffect(() => {
    onShowKeys(show);
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return (
    <dialog ref={dialog} class={css["help"]} aria-labelledby="keys-title" onClose={() => setOpen(false)}>
      <form method="dialog">
        <h2 id="keys-title">Keys</h2>
        {open && keysNow().map(({ title, keys }) => <Group key={title} title={title} keys={keys} />)}
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}

function Group({ title, keys }: ReturnType<typeof keysNow>[number]) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ key, tells }) => (
          <div key={key}>
            <dt><kbd>{NAMES[key] ?? key}</kbd></dt>
            <dd>{tells}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
  Escape: "Esc",
};
