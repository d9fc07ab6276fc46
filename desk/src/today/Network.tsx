import { useMemo } from "preact/hooks";
import type { Network as Answer } from "../api/types";
import { Empty } from "../components/States";
import { count } from "../text/format";
import { NetworkGraph } from "./NetworkGraph";
import css from "./Network.module.css";
import { NetworkTable } from "./NetworkTable";

export type Kind = "deeds" | "words";

interface Props {
  readonly answer: Answer;
  readonly kind: Kind;
  readonly onKind: (kind: Kind) => void;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
  readonly actor: string | null;
  readonly pair: readonly [string, string] | null;
  readonly onActor: (id: string | null) => void;
  readonly onPair: (pair: readonly [string, string] | null) => void;
}

/** Who acts on whom, or who speaks to whom: a drawing, or a table that says the same. */
export function Network(props: Props) {
  const { answer, kind, onKind, asTable, onTable } = props;
  const drawable = useMemo(canDraw, []);
  return (
    <div>
      <div class="row">
        <Switch name="What" value={kind} choices={[["deeds", "Deeds"], ["words", "Words"]]} onChange={onKind} />
        {drawable && <Switch name="As" value={asTable ? "table" : "graph"} choices={[["graph", "Graph"], ["table", "Table"]]} onChange={(to) => onTable(to === "table")} />}
        <span class="soft small">
          {count(answer.nodes.length, "actor")}, {count(answer.edges.length, "direction")}
          {answer.left_out > 0 && `; ${count(answer.left_out, "weaker actor")} left out`}
        </span>
      </div>
      <div class={css["frame"]}>
        {answer.edges.length === 0 ? <Empty title={`No ${kind} between known actors`} /> : drawable && !asTable ? <NetworkGraph {...props} /> : <NetworkTable {...props} />}
      </div>
      {!drawable && <p class="soft small">This browser gives no WebGL, so the network is shown as a table.</p>}
    </div>
  );
}

interface SwitchProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly choices: readonly (readonly [value: T, title: string])[];
  readonly onChange: (value: T) => void;
}

function Switch<T extends string>({ name, value, choices, onChange }: SwitchProps<T>) {
  return (
    <div class={css["switch"]} role="group" aria-label={name}>
      {choices.map(([choice, title]) => (
        <button key={choice} type="button" aria-pressed={choice === value} onClick={() => onChange(choice)}>
          {title}
        </button>
      ))}
    </div>
  );
}

function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
