/**
 * Elements whose places are known only when they are computed.
 *
 * @module
 */
import type { Graph, Opaque, Shaped } from "../graph/graph.ts";
import { NOWHERE } from "../graph/graph_tree.ts";
import type { IndexNode, Tree } from "../syntax/tree.ts";

/** The one of several parts, in the order of their places, that stands at a place known only when it is computed. */
export function varying(
  graph: Graph,
  node: IndexNode,
  parts: readonly Shaped[],
  chosen: number,
  tree: Tree,
): Shaped {
  const [first] = parts;
  if (typeof first === "number") {
    return read(graph, node, parts as readonly number[], chosen, tree);
  }
  return first.map((_, k) => {
    const inside = parts.map((part) => (part as readonly Shaped[])[k]);
    return varying(graph, node, inside, chosen, tree);
  });
}

/** The element of these nodes at a place that varies. */
function read(
  graph: Graph,
  node: IndexNode,
  nodes: readonly number[],
  chosen: number,
  tree: Tree,
): number {
  const values = nodes.map((each) => graph.constantAt(each));
  const isConstant = !values.includes(undefined);
  const name = node.target.kind === "name" ? node.target.name : "element";
  const check = (place: number) => {
    if (Number.isInteger(place) && place >= 1 && place <= nodes.length) return;
    throw new RangeError(
      `Cannot take element ${place} of ${name} as they count from 1 to ${nodes.length}`,
    );
  };
  const write: Opaque["write"] = ([place]) => ({
    kind: "index",
    target: node.target,
    indices: node.indices.map((each) => each === tree ? place : each),
    span: NOWHERE,
  });
  if (isConstant) {
    const column = Float64Array.from(values as number[]);
    const call = (place: number) => {
      check(place);
      return column[place - 1];
    };
    return graph.opaque({ name, call, partial: () => 0, write }, chosen);
  }
  const call = (place: number, ...all: readonly number[]) => {
    check(place);
    return all[place - 1];
  };
  const partial = (k: number): Opaque | 0 =>
    k === 0 ? 0 : {
      name: `${name} at ${k}`,
      call: (place) => place === k ? 1 : 0,
      partial: () => 0,
    };
  return graph.opaque({ name, call, partial, write }, chosen, ...nodes);
}
