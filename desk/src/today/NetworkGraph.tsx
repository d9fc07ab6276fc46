import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import type { Network } from "../api/types";
import { onTheme } from "../shell/theme";
import { plain } from "../text/visible";
import { type EdgeLook, type Graph, graphOf, type NodeLook } from "./graph";
import { fitting, type Name, shortened } from "./labels";
import css from "./Network.module.css";
import type { Kind } from "./Network";

interface Props {
  readonly answer: Network;
  readonly kind: Kind;
  readonly actor: string | null;
  readonly pair: readonly [string, string] | null;
  readonly onActor: (id: string | null) => void;
  readonly onPair: (pair: readonly [string, string] | null) => void;
}

type Drawing = Sigma<NodeLook, EdgeLook>;

/** The network in WebGL. A click on a node chooses who acts, one on an arrow the pair, one beside them all. */
export function NetworkGraph(props: Props) {
  const { answer, kind, actor, pair } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const drawing = useRef<Drawing | null>(null);
  useEffect(() => {
    // What is quicker to draw comes first.
    const later = setTimeout(() => {
      drawing.current = draw(graphOf(answer), box.current as HTMLElement, latest);
      paint(drawing.current, latest.current);
    });
    const stop = onTheme(() => drawing.current && paint(drawing.current, latest.current));
    return () => {
      clearTimeout(later);
      stop();
      drawing.current?.kill();
      drawing.current = null;
    };
  }, [answer]);
  useEffect(() => {
    if (drawing.current) paint(drawing.current, latest.current);
  }, [kind, actor, pair?.[0], pair?.[1]]);
  // As over the map, the page scrolls on until the drawing has been clicked.
  const focus = (): void => box.current?.focus({ preventScroll: true });
  const pass = (event: WheelEvent): void => {
    if (document.activeElement !== box.current && !event.ctrlKey) event.stopPropagation();
  };
  return (
    <div ref={box} class={css["graph"]} role="img" aria-label="Network of actors. The same as a table: the button “Table” above" tabIndex={-1} onPointerDownCapture={focus} onWheelCapture={pass} />
  );
}

function draw(graph: Graph, box: HTMLElement, latest: { readonly current: Props }): Drawing {
  const sigma: Drawing = new Sigma(graph, box, {
    allowInvalidContainer: true,
    defaultEdgeType: "arrow",
    enableEdgeEvents: true,
    labelFont: "system-ui, sans-serif",
    labelSize: LABEL,
    labelDensity: 4, // of all that ask for room, `fitting` chooses
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 4,
    minEdgeThickness: 1.2,
    stagePadding: 60,
    zIndex: true,
  });
  write(sigma);
  sigma.on("clickNode", ({ node }) => latest.current.onActor(node === latest.current.actor ? null : node));
  sigma.on("clickEdge", ({ edge }) => latest.current.onPair([graph.source(edge), graph.target(edge)]));
  sigma.on("clickStage", () => latest.current.onActor(null));
  sigma.on("enterNode", ({ node }) => paint(sigma, latest.current, node));
  sigma.on("leaveNode", () => paint(sigma, latest.current));
  sigma.on("enterEdge", () => box.classList.add(css["pointing"] as string));
  sigma.on("leaveEdge", () => box.classList.remove(css["pointing"] as string));
  return sigma;
}

/** Colours by theme; what has no part in the chosen actor, pair or hovered node steps back. */
function paint(sigma: Drawing, { kind, actor, pair }: Props, hovered: string | null = null): void {
  const graph = sigma.getGraph();
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const [line, faint, node] = [colour(kind === "deeds" ? "--deed" : "--word"), colour("--line"), colour("--accent")];
  const contested = colour("--contested");
  const middle = hovered ?? actor;
  const isIn = (id: string): boolean => (middle ? id === middle || graph.areNeighbors(id, middle) : pair ? pair.includes(id) : true);
  sigma.setSetting("defaultDrawNodeHover", drawNothing);
  sigma.setSetting("nodeReducer", (id, data) => ({
    ...data,
    label: id === middle ? plain(data.label) : shortened(data.label),
    color: isIn(id) ? node : faint,
    forceLabel: id === middle || (pair?.includes(id) ?? false),
    zIndex: isIn(id) ? 1 : 0,
  }));
  sigma.setSetting("edgeReducer", (edge, data) => {
    const [source, target] = graph.extremities(edge);
    const inside = middle ? source === middle || target === middle : pair ? pair.includes(source) && pair.includes(target) : true;
    return { ...data, color: !inside ? faint : data.contested * 2 > data.n ? contested : line, zIndex: inside ? 1 : 0 };
  });
}

const LABEL = 12;

/** Names are gathered while sigma draws, and written when it is known which of them there are. */
function write(sigma: Drawing): void {
  let names: Name[] = [];
  let context: CanvasRenderingContext2D | null = null;
  sigma.setSetting("defaultDrawNodeLabel", (canvas, { x, y, size, label, forceLabel }) => {
    context = canvas;
    if (label) names.push({ text: label, x, y, radius: size, isWanted: forceLabel === true });
  });
  sigma.on("beforeRender", () => {
    names = [];
  });
  sigma.on("afterRender", () => {
    if (!context) return;
    const canvas = context;
    const style = getComputedStyle(document.documentElement);
    canvas.font = `${LABEL}px ${sigma.getSetting("labelFont")}`;
    canvas.textBaseline = "middle";
    canvas.lineJoin = "round";
    canvas.lineWidth = 3;
    canvas.strokeStyle = style.getPropertyValue("--sunken").trim(); // the ground, so that lines behind do not cross the letters
    canvas.fillStyle = style.getPropertyValue("--text").trim();
    for (const { text, left, y } of fitting(names, (one) => canvas.measureText(one).width, LABEL + 3, sigma.getDimensions().width)) {
      canvas.strokeText(text, left, y);
      canvas.fillText(text, left, y);
    }
  });
}

/** Sigma would draw a white label box under the pointer; the label is there already. */
function drawNothing(): void {
  return;
}
