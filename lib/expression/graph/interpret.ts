/**
 * A graph computed node by node, where every intermediate value is wanted.
 *
 * @module
 */
import type { GraphNode } from "./graph.ts";

/** The value of a node, given those of the earlier ones. */
export function valueOf(
  node: GraphNode,
  values: readonly number[],
  inputs: readonly number[],
): number {
  switch (node.kind) {
    case "constant":
      return node.value;
    case "input":
      return inputs[node.index];
    case "apply":
      return node.row.value(values[node.args[0]], values[node.args[1]]);
    case "select":
      return values[node.args[0]] ? values[node.args[1]] : values[node.args[2]];
    case "opaque":
      return node.opaque.call(...node.args.map((i) => values[i]));
  }
}

/** The value of every node at a point. */
export function interpret(
  nodes: readonly GraphNode[],
  inputs: readonly number[],
): number[] {
  const values: number[] = [];
  for (const node of nodes) values.push(valueOf(node, values, inputs));
  return values;
}
