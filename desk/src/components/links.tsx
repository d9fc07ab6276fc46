/** Links to records. */

import type { ComponentChildren } from "preact";

/** The path of a report, at one of its records where one is given. */
export function reportPath(report: string, record?: string): string {
  const path = `/report/${encodeURIComponent(report)}`;
  return record ? `${path}?record=${encodeURIComponent(record)}` : path;
}

export function incidentPath(incident: string): string {
  return `/incident/${encodeURIComponent(incident)}`;
}

interface Props {
  readonly report: string;
  readonly record?: string;
  readonly children: ComponentChildren;
}

/** Opens a record's words where they stand in their report. */
export function RecordLink({ report, record, children }: Props) {
  return <a href={record === undefined ? reportPath(report) : reportPath(report, record)}>{children}</a>;
}
