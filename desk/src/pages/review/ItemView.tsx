import type { ComponentChildren } from "preact";
import { ActChip, StatusChip, TypeChip } from "../../components/Chip";
import { reportPath } from "../../components/links";
import { days } from "../../text/format";
import { Words } from "../../text/Words";
import { Decisions } from "../record/Decisions";
import { Fields } from "../record/Fields";
import { How } from "../record/How";
import { isEvent, spaced } from "../record/telling";
import { Context } from "./Context";
import type { Item } from "./types";
import css from "./review.module.css";

/** One record of the queue: why it comes first, its words, its fields, and what was decided. */
export function ItemView({ item, children }: { readonly item: Item; readonly children: ComponentChildren }) {
  const { record } = item;
  const line = record.report_line;
  return (
    <article class={css["item"]} aria-label="Record at hand">
      <h2 class="row">
        {isEvent(record) ? <TypeChip type={record.type} mode={record.mode} /> : <ActChip act={record.act} />}
        {isEvent(record) && <StatusChip status={record.status} />}
        <span class={css[item.state]}>{item.state === "to-settle" ? "to settle" : item.state}</span>
      </h2>
      <p class={css["why"]}>
        <Words text={item.why_first} />
      </p>
      <Context record={record} />
      <p class="small">
        <a href={reportPath(record.report, record.id)}>{line.headline ? <Words text={line.headline} /> : "Open the report"}</a>{" "}
        <span class="soft">
          {line.publisher && <Words text={line.publisher} />} {days(line.published)}
        </span>
      </p>
      {children}
      <Fields record={record} short />
      {item.machine.length > 0 && (
        <p class="small">
          The machine had:{" "}
          {item.machine.map(({ field, told }, i) => (
            <span key={field}>
              {i > 0 && "; "}
              {spaced(field)} <Words text={told} />
            </span>
          ))}
        </p>
      )}
      {item.to_settle.length > 0 && (
        <p class={css["differ"]}>
          Reviewers differ on {item.to_settle.map(({ field }) => spaced(field)).join(", ")}; see Agreement.
        </p>
      )}
      <How record={record} />
      {item.decisions.length > 0 && (
        <details>
          <summary>Decisions ({item.decisions.length})</summary>
          <Decisions of={item.decisions} />
        </details>
      )}
    </article>
  );
}
