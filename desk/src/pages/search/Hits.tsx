import { useRef } from "preact/hooks";
import { ActChip, TypeChip } from "../../components/Chip";
import { reportPath } from "../../components/links";
import { useKeys } from "../../shell/keys";
import { days } from "../../text/format";
import { Shown, Words } from "../../text/Words";
import type { Hit } from "./types";
import css from "./search.module.css";

/** What matches, newest report first; j and k go through it. */
export function Hits({ hits, more }: { readonly hits: readonly Hit[]; readonly more: (() => void) | null }) {
  const list = useRef<HTMLOListElement>(null);
  const go = (by: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[here < 0 ? 0 : here + by]?.focus();
  };
  useKeys("Search", [
    { key: "j", tells: "Next hit", run: () => go(1) },
    { key: "k", tells: "Hit before", run: () => go(-1) },
  ]);
  return (
    <>
      <ol ref={list} class={css["hits"]}>
        {hits.map((hit) => (
          <li key={hit.kind + hit.id}>
            <a href={hit.kind === "report" ? reportPath(hit.id) : reportPath(hit.report, hit.id)}>
              <Label hit={hit} />
            </a>
            <span class="soft small">
              {" "}
              {hit.publisher && <Words text={hit.publisher} />} {days(hit.day)}
            </span>
            <p class={css["snippet"]}>
              <bdi>
                {hit.snippet.map(({ text, hit: matches }, i) =>
                  matches ? (
                    <mark key={i}>
                      <Shown text={text} />
                    </mark>
                  ) : (
                    <Shown key={i} text={text} />
                  ),
                )}
              </bdi>
            </p>
          </li>
        ))}
      </ol>
      {more && (
        <button type="button" onClick={more}>
          Show more
        </button>
      )}
    </>
  );
}

function Label({ hit }: { readonly hit: Hit }) {
  if (hit.kind === "report") return <Words text={hit.label || "A report without a headline"} />;
  if (hit.kind === "statement") return <>Statement <ActChip act={hit.label} /></>;
  const [type = "", mode = null] = hit.label.split(" ");
  return <>Event <TypeChip type={type} mode={mode} /></>;
}
