import type { ComponentChildren } from "preact";
import type { Report } from "../../api/types";
import { number } from "../../text/format";
import { type Layer, LAYERS } from "../../text/layers";
import type { Thing } from "./marks";
import css from "./report.module.css";

interface Props {
  readonly layers: ReadonlySet<Layer>;
  readonly things: readonly Thing[];
  /** How many records there are, those that are still to come included. */
  readonly counts: Report["counts"];
  readonly onToggle: (layer: Layer) => void;
  /** What else can be done with the text, at the end of the row. */
  readonly children: ComponentChildren;
}

/** A switch for each layer, underlined as its words are. */
export function LayerSwitches({ layers, things, counts, onToggle, children }: Props) {
  const all: Readonly<Partial<Record<Layer, number>>> = { event: counts.events, statement: counts.statements, time: counts.times };
  return (
    <div class={css["switches"]}>
      <div class={css["layers"]} role="group" aria-label="Layers">
        {LAYERS.map((layer, i) => (
          <label key={layer}>
            <input type="checkbox" checked={layers.has(layer)} onChange={() => onToggle(layer)} />
            <span class={css[layer]}>{NAMES[layer]}</span>
            <span class="soft">{number(all[layer] ?? things.filter((thing) => thing.layer === layer).length)}</span>
            <kbd>{i + 1}</kbd>
          </label>
        ))}
      </div>
      {children}
    </div>
  );
}

const NAMES: Readonly<Record<Layer, string>> = {
  event: "Events",
  statement: "Statements",
  actor: "Actors",
  place: "Places",
  time: "Times",
};
