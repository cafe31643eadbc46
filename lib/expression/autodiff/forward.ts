/**
 * Exact derivatives of graphs forward, along one direction, as more nodes of the same graph.
 *
 * @module
 */
import { partial, plus, type Product, timesCases } from "./chain.ts";
import type { Purpose } from "../graph/rule.ts";
import {
  type Graph,
  type GraphNode,
  mapShaped,
  type Shaped,
} from "../graph/graph.ts";

/** How derivatives are made. */
export interface ForwardOptions {
  /** How the factors along a path are multiplied; case by case unless given. */
  readonly product?: Product;
  /** Whether the result is to be computed or to be read; computed unless given. */
  readonly purpose?: Purpose | undefined;
}

/** The derivative of results along a direction, given by a node for each input. */
export function forward(
  graph: Graph,
  results: Shaped,
  direction: readonly number[],
  { product = timesCases, purpose }: ForwardOptions = {},
): Shaped {
  const tangents: number[] = [];
  const count = graph.nodes.length;
  for (let i = 0; i < count; i++) {
    const node = graph.nodes[i];
    tangents.push(
      tangentOf(graph, node, direction, tangents, { product, purpose }),
    );
  }
  return mapShaped(results, (i) => tangents[i]);
}

function tangentOf(
  graph: Graph,
  node: GraphNode,
  direction: readonly number[],
  tangents: readonly number[],
  { product, purpose }: Required<ForwardOptions>,
): number {
  const zero = graph.constant(0);
  switch (node.kind) {
    case "constant":
      return Number.isNaN(node.value) ? graph.constant(NaN) : zero;
    case "input":
      return direction[node.index] ?? zero;
    case "select": {
      const [condition, a, b] = node.args;
      return graph.select(condition, tangents[a], tangents[b]);
    }
    default:
      return node.args.reduce((sum, arg, k) => {
        if (tangents[arg] === zero) return sum;
        const factor = partial(graph, node, k, purpose);
        const part = product(graph, tangents[arg], factor);
        return plus(graph, sum, part);
      }, zero);
  }
}
