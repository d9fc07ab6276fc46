import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import css from "./Page.module.css";

interface Props {
  /** Names the page, in its heading and in the browser's title. */
  readonly title: string;
  /** What stands in the heading where it is more than the title. */
  readonly heading?: ComponentChildren;
  /** Controls to the right of the heading. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of every page: its title and one main part. The heading takes the focus when one page follows another. */
export function Page({ title, heading, tools, children }: Props) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) h1.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  useEffect(() => {
    document.title = `${title} · Dragoman`;
  }, [title]);
  return (
    <main id="page" class={css["page"]}>
      <div class={css["head"]}>
        <h1 ref={h1} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {tools}
      </div>
      {children}
    </main>
  );
}

let arrived = false;
