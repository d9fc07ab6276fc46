import { useMemo } from "preact/hooks";
import { useApi } from "../../api/hooks";
import type { Report } from "../../api/types";
import { LayeredText, type Tint } from "../../text/LayeredText";
import { type Highlight, LAYERS } from "../../text/layers";
import { offsetsOf } from "../../text/offsets";
import { partsOf } from "../report/marks";
import { Excerpt } from "../record/Excerpt";
import { anchorOf, type AnyRecord, isEvent } from "../record/telling";
import { windowOf } from "./window";
import css from "./review.module.css";

const ALL = new Set(LAYERS);

/** The record's words in their report: its trigger or cue underlined, the words of its fields tinted. */
export function Context({ record }: { readonly record: AnyRecord }) {
  const { data, loading } = useApi<Report>(`/api/reports/${encodeURIComponent(record.report)}`);
  const report = data?.id === record.report ? data : null;
  const shown = useMemo(() => report && contextOf(report.text, record), [report, record]);
  if (!report || !shown) return <p aria-busy={loading}><Excerpt target={record.target} /></p>;
  return (
    <div class={css["context"]} tabIndex={0} role="region" aria-label="The record's words and those around them">
      {shown.cutBefore && <span class="soft">…</span>}
      <LayeredText
        text={shown.text}
        lang={report.language}
        label="The words in their report"
        highlights={shown.highlights}
        layers={ALL}
        cuts={shown.cuts}
        tints={shown.tints}
        current={record.id}
        reveal={null}
        headline={null}
        onPoint={() => undefined}
        onOpen={() => undefined}
      />
      {shown.cutAfter && <span class="soft">…</span>}
    </div>
  );
}

/** The piece of a text that shows a record, with the record's spans counted from the piece's beginning. */
function contextOf(text: string, record: AnyRecord) {
  const anchor = anchorOf(record);
  const offsets = offsetsOf(text);
  const parts = partsOf(record);
  const { start, end } = windowOf(text, [anchor, ...parts]);
  const here = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({ ...span, start: span.start - start, end: span.end - start });
  const layer = isEvent(record) ? "event" : "statement";
  const spans = isEvent(record) ? [anchor] : [anchor, record.content];
  const highlights: readonly Highlight[] = spans.map((span) => here({ id: record.id, layer, start: span.start, end: span.end }));
  const tints: readonly Tint[] = parts.filter(({ role }) => role !== "content" && role !== "about").map(here);
  const cuts = tints.flatMap((tint) => [tint.start, tint.end]);
  return { text: offsets.slice(start, end), highlights, tints, cuts, cutBefore: start > 0, cutAfter: end < offsets.length };
}
