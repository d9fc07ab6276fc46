import type { ComponentChildren } from "preact";
import type { Mention, Span } from "../../api/types";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { plain } from "../../text/visible";
import { meaningOf } from "./codebook";
import { anchorOf, type AnyRecord, isEvent, tollText, wordsOf } from "./telling";
import css from "./record.module.css";

type When = { readonly value: string | null; readonly why: string; readonly span: Span | null };

/** The fields of a record that hold something, each with what the words were taken to mean. */
export function Fields({ record, short = false }: { readonly record: AnyRecord; readonly short?: boolean }) {
  return (
    <dl class={css["fields"]}>
      <Field name={isEvent(record) ? "trigger" : "cue"}>
        <Words text={anchorOf(record).quote} />
      </Field>
      {isEvent(record) ? (
        <>
          <Field name="type">
            {record.type} {record.mode} {!short && <small>{meaningOf(record.type)}</small>}
          </Field>
          <Field name="status">{record.status}</Field>
          <Mentions name="actor" of={record.actor} short={short} />
          <Mentions name="recipient" of={record.recipient} short={short} />
          <Mentions name="claimed by" of={record.claimed_by} short={short} />
          <Mentions name="denied by" of={record.denied_by} short={short} />
          <Mentions name="place" of={record.place ? [record.place] : []} short={short} />
          <Day name="date" of={record.date} />
          <Day name="due" of={record.due} />
          <Quote name="about" of={record.about} />
          {record.killed && <Field name="killed">{tollText(record.killed)}</Field>}
          {record.injured && <Field name="injured">{tollText(record.injured)}</Field>}
        </>
      ) : (
        <>
          <Field name="act">
            {record.act} {!short && <small>{meaningOf(record.act)}</small>}
          </Field>
          <Mentions name="speaker" of={record.speaker} short={short} />
          <Mentions name="addressee" of={record.addressee} short={short} />
          <Quote name="content" of={record.content} />
        </>
      )}
      <Field name="confidence">
        <meter min={0} max={1} value={record.confidence} aria-label="confidence" /> {record.confidence.toFixed(2)}
      </Field>
    </dl>
  );
}

/** One field under its name. */
export function Field({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mentions({ name, of, short }: { readonly name: string; readonly of: readonly Mention[]; readonly short: boolean }) {
  if (of.length === 0) return null;
  return (
    <Field name={name}>
      {of.map((mention, i) => (
        <div key={i}>
          <Words text={wordsOf(mention)} /> <Code of={mention} />
          {!short && mention.why && <small>{plain(mention.why)}</small>}
        </div>
      ))}
    </Field>
  );
}

/** What a mention was taken to be: identity, country, sector, or that it is not known. */
export function Code({ of }: { readonly of: Mention }) {
  const known = [of.identity, of.country, of.sector, of.precision].filter(Boolean);
  return <span class={css["code"]}>{known.length ? known.join(" · ") : "not identified"}</span>;
}

function Day({ name, of }: { readonly name: string; readonly of: When | null }) {
  if (!of) return null;
  return (
    <Field name={name}>
      {of.value ? days(of.value) : "unknown"}
      {of.span && (
        <>
          {" "}
          from “<Words text={of.span.quote} />”
        </>
      )}
      {!of.value && of.why && <small>{plain(of.why)}</small>}
    </Field>
  );
}

function Quote({ name, of }: { readonly name: string; readonly of: Span | null }) {
  if (!of) return null;
  return (
    <Field name={name}>
      <q>
        <Words text={of.quote} />
      </q>
    </Field>
  );
}
