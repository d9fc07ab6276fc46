/** What of a report is highlighted, and in which order the keys go through it. Pure functions. */

import type { Mention, Report, Span } from "../../api/types";
import { type Highlight, type Layer, LAYERS } from "../../text/layers";
import { anchorOf, type AnyRecord, isEvent } from "../record/telling";

export type Time = Report["times"][number];

/** A thing that the text shows: a record, or words that name an actor, a place or a time. */
export type Thing =
  | { readonly kind: "record"; readonly id: string; readonly layer: Layer; readonly at: Span; readonly record: AnyRecord }
  | { readonly kind: "mention"; readonly id: string; readonly layer: Layer; readonly at: Span; readonly mention: Mention }
  | { readonly kind: "time"; readonly id: string; readonly layer: Layer; readonly at: Span; readonly time: Time };

/** Words that have a part in a record, and which. */
export interface Part {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

/** All things of a report in the order of its words, the wider first where two begin together. */
export function thingsOf(report: Pick<Report, "events" | "statements" | "mentions" | "times">): readonly Thing[] {
  const records: readonly AnyRecord[] = [...report.events, ...report.statements];
  const things: Thing[] = [
    ...records.map((record): Thing => {
      return { kind: "record", id: record.id, layer: isEvent(record) ? "event" : "statement", at: anchorOf(record), record };
    }),
    ...report.mentions
      .filter(({ kind }) => kind !== "time")
      .map((mention): Thing => {
        const layer = mention.kind === "place" ? "place" : "actor";
        return { kind: "mention", id: `${layer}:${mention.id}`, layer, at: mention.span, mention };
      }),
    ...report.times.map((time): Thing => {
      return { kind: "time", id: `time:${time.span.start}-${time.span.end}`, layer: "time", at: time.span, time };
    }),
  ];
  return once(things).sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end || order(a) - order(b));
}

/** The spans to underline: an event's trigger, a statement's cue and what is said, and the words of all others. */
export function highlightsOf(things: readonly Thing[]): readonly Highlight[] {
  return things.flatMap((thing): Highlight[] => {
    const spans = thing.kind === "record" && !isEvent(thing.record) ? [thing.at, thing.record.content] : [thing.at];
    return spans.map(({ start, end }) => ({ id: thing.id, layer: thing.layer, start, end }));
  });
}

/** The words that have a part in a record, by role. */
export function partsOf(record: AnyRecord): readonly Part[] {
  const roles: readonly (readonly [string, readonly (Span | null | undefined)[]])[] = isEvent(record)
    ? [
        ["actor", record.actor.map((m) => m.span)],
        ["recipient", record.recipient.map((m) => m.span)],
        ["claimed by", record.claimed_by.map((m) => m.span)],
        ["denied by", record.denied_by.map((m) => m.span)],
        ["place", [record.place?.span]],
        ["date", [record.date?.span]],
        ["due", [record.due?.span]],
        ["killed", [record.killed?.span]],
        ["injured", [record.injured?.span]],
        ["about", [record.about]],
      ]
    : [
        ["speaker", record.speaker.map((m) => m.span)],
        ["addressee", record.addressee.map((m) => m.span)],
        ["content", [record.content]],
      ];
  return roles.flatMap(([role, spans]) =>
    spans.flatMap((span) => (span ? [{ role, start: span.start, end: span.end }] : [])),
  );
}

/** The layers that an address names; without a name all of them. */
export function layersFrom(text: string | null): ReadonlySet<Layer> {
  if (text === null) return new Set(LAYERS);
  const named = text.split(",");
  return new Set(LAYERS.filter((layer) => named.includes(layer)));
}

/** The name of a set of layers in an address; null for all of them. */
export function layersTo(layers: ReadonlySet<Layer>): string | null {
  return layers.size === LAYERS.length ? null : LAYERS.filter((layer) => layers.has(layer)).join(",") || "none";
}

/** The next thing in the direction, among those that pass; null past the last one. `from` null begins at an end. */
export function stepFrom(
  things: readonly Thing[],
  from: string | null,
  by: 1 | -1,
  passes: (thing: Thing) => boolean,
): Thing | null {
  const here = things.findIndex((thing) => thing.id === from);
  for (let i = here < 0 ? (by > 0 ? 0 : things.length - 1) : here + by; i >= 0 && i < things.length; i += by) {
    const thing = things[i] as Thing;
    if (passes(thing)) return thing;
  }
  return null;
}

function order(thing: Thing): number {
  return LAYERS.indexOf(thing.layer);
}

function once(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}
