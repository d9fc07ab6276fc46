import { useMemo, useState } from "preact/hooks";
import type { Edge, Network } from "../api/types";
import { ActChip, TypeChip } from "../components/Chip";
import { number } from "../text/format";
import { Words } from "../text/Words";
import type { Kind } from "./Network";

interface Props {
  readonly answer: Network;
  readonly kind: Kind;
  readonly pair: readonly [string, string] | null;
  readonly onPair: (pair: readonly [string, string] | null) => void;
}

const FIRST = 25;

/** Every direction as a row, the strongest first; its button chooses the pair. */
export function NetworkTable({ answer, kind, pair, onPair }: Props) {
  const [all, setAll] = useState(false);
  const names = useMemo(() => new Map(answer.nodes.map((node) => [node.id, node.name])), [answer]);
  const edges = useMemo(() => answer.edges.toSorted((a, b) => b.n - a.n), [answer]);
  const isChosen = ({ source, target }: Edge): boolean => pair !== null && pair.includes(source) && pair.includes(target) && source !== target;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{kind === "deeds" ? "Who acts on whom" : "Who speaks to whom"}</th>
            <th scope="col" class="number">{kind === "deeds" ? "Incidents" : "Said"}</th>
            <th scope="col">Most</th>
            <th scope="col" class="number">Contested</th>
          </tr>
        </thead>
        <tbody>
          {edges.slice(0, all ? undefined : FIRST).map((edge) => (
            <tr key={`${edge.source} ${edge.target}`}>
              <td>
                <button type="button" class="quiet" disabled={edge.source === edge.target} aria-pressed={isChosen(edge)} onClick={() => onPair(isChosen(edge) ? null : [edge.source, edge.target])}>
                  <Words text={names.get(edge.source) ?? edge.source} /> → <Words text={names.get(edge.target) ?? edge.target} />
                </button>
              </td>
              <td class="number">{number(edge.n)}</td>
              <td>{most(edge).map((type) => (kind === "deeds" ? <TypeChip key={type} type={type} /> : <ActOrType key={type} name={type} />))}</td>
              <td class="number">{number(edge.contested)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && edges.length > FIRST && <button type="button" onClick={() => setAll(true)}>All {number(edges.length)} directions</button>}
    </>
  );
}

/** Words are acts of statements and types of verbal incidents; only types are in capitals. */
function ActOrType({ name }: { readonly name: string }) {
  return name === name.toUpperCase() ? <TypeChip type={name} /> : <ActChip act={name} />;
}

function most({ types }: Edge): readonly string[] {
  return Object.entries(types)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([type]) => type);
}
