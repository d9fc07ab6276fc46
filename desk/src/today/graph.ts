/** The actor network as a graph with places on the plane. */

import { DirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Network } from "../api/types";

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  n: number;
}

export interface EdgeLook {
  size: number;
  n: number;
  contested: number;
}

export type Graph = DirectedGraph<NodeLook, EdgeLook>;

/** The same answer gives the same picture: nodes begin on a circle in their order, and the layout uses no chance. */
export function graphOf(network: Network): Graph {
  const graph: Graph = new DirectedGraph<NodeLook, EdgeLook>();
  const mostNode = Math.max(1, ...network.nodes.map((node) => node.n));
  const mostEdge = Math.max(1, ...network.edges.map((edge) => edge.n));
  network.nodes.forEach((node, i) => {
    const turn = (2 * Math.PI * i) / network.nodes.length;
    graph.addNode(node.id, { x: Math.cos(turn), y: Math.sin(turn), size: 3 + 13 * Math.sqrt(node.n / mostNode), label: node.name, n: node.n });
  });
  for (const { source, target, n, contested } of network.edges) {
    // A loop would be drawn over its node; the table has them.
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    graph.addEdge(source, target, { size: 1 + 5 * Math.sqrt(n / mostEdge), n, contested });
  }
  graph.forEachNode((id) => graph.degree(id) === 0 && graph.dropNode(id));
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: false, linLogMode: true, gravity: 1.5, edgeWeightInfluence: 0.5 };
    // Of 150 nodes and 1,500 edges the distances agree by .99 with those of 1,000 rounds, which take eight times as long.
    forceAtlas2.assign(graph, { iterations: 120, settings, getEdgeWeight: "n" });
  }
  return graph;
}
