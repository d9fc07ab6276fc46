import type { Brief } from "../../api/types";
import { reportPath } from "../../components/links";
import { Empty } from "../../components/States";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { notesOf } from "./notes";
import css from "./brief.module.css";

type Section = Brief["sections"][number];
type Sentence = Section["sentences"][number];

/** A brief as a page: sections, sentences with the numbers of their footnotes, and the footnotes below. */
export function BriefText({ brief }: { readonly brief: Brief }) {
  const notes = notesOf(brief);
  if (brief.sections.length === 0) return <Empty title="Nothing was told of these days" />;
  return (
    <article class={css["brief"]}>
      {brief.remarks.map((remark, i) => (
        <p key={i} class={css["remark"]}>
          <Words text={remark} />
        </p>
      ))}
      {brief.sections.map((section, i) => (
        <SectionText key={i} section={section} />
      ))}
      {notes.length > 0 && (
        <section class={css["notes"]} aria-labelledby="notes">
          <h2 id="notes">Sources</h2>
          <ol>
            {notes.map((note) => (
              <li key={note.n} id={`note-${note.n}`} value={note.n} tabIndex={-1}>
                <q>
                  <Words text={note.quote} />
                </q>{" "}
                <a href={reportPath(note.report, note.record)}>
                  {note.publisher ? <Words text={note.publisher} /> : "publisher unknown"}
                </a>
                {note.published && `, ${days(note.published)}`}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function SectionText({ section }: { readonly section: Section }) {
  const Heading = section.level <= 2 ? "h2" : "h3";
  return (
    <>
      <Heading>
        <Words text={section.title} />
      </Heading>
      {section.remarks.map((remark, i) => (
        <p key={i} class={css["remark"]}>
          <Words text={remark} />
        </p>
      ))}
      {section.sentences.length > 0 && (
        <ul>
          {section.sentences.map((sentence, i) => (
            <li key={i}>
              <Noted sentence={sentence} />
            </li>
          ))}
        </ul>
      )}
      {section.table.length > 0 && (
        <table>
          <thead>
            <tr>
              {section.head.map((title, i) => (
                <th key={i} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {section.table.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j}>
                    <Noted sentence={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A sentence and the numbers of its footnotes; a number leads to its note, the note to the report. */
function Noted({ sentence }: { readonly sentence: Sentence }) {
  return (
    <>
      <Words text={sentence.text} />
      {sentence.notes.map(({ n }) => (
        <sup key={n}>
          <a href={`#note-${n}`} aria-label={`Source ${n}`} onClick={toNote}>
            {n}
          </a>
        </sup>
      ))}
    </>
  );
}

/** Goes to the note without changing the address, which is the state of the view. */
function toNote(event: MouseEvent): void {
  event.preventDefault();
  const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
  document.getElementById(id)?.scrollIntoView({ block: "center" });
  document.getElementById(id)?.focus({ preventScroll: true });
}
