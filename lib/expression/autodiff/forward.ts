/**
 * Exact derivatives of graphs forward, along one direction, as more nodes of the same graph.
 *
 * @module
 */
import { partial, plus, type Product, timesCases } from "./chain.ts";
import {
  Graph,
  type GraphNode,
  graphOf,
  mapShaped,
  type Program,
  type Shaped,
} from "../graph/graph.ts";

/** The derivative of results along a direction, given by a node for each input. */
export function forward(
  graph: Graph,
  results: Shaped,
  direction: readonly number[],
  product: Product = timesCases,
): Shaped {
  const tangents: number[] = [];
  const count = graph.nodes.length;
  for (let i = 0; i < count; i++) {
    const node = graph.nodes[i];
    tangents.push(tangentOf(graph, node, direction, tangents, product));
  }
  return mapShaped(results, (i) => tangents[i]);
}

function tangentOf(
  graph: Graph,
  node: GraphNode,
  direction: readonly number[],
  tangents: readonly number[],
  product: Product,
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
        const part = product(graph, tangents[arg], partial(graph, node, k));
        return plus(graph, sum, part);
      }, zero);
  }
}

/** The derivative, of any order, of a program of one number. */
export function differentiateProgram(program: Program, order: number): Program {
  const graph = new Graph();
  let result = graphOf(graph, program, 1);
  for (let k = 0; k < order; k++) {
    result = forward(graph, result, [graph.constant(1)]);
  }
  return { nodes: graph.nodes, result };
}
