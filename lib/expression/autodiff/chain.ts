/**
 * What both ways of differentiating a graph are made of: the derivative of one operation, and how
 * derivatives multiply and add up along paths.
 *
 * @module
 */
import { OPERATIONS } from "../table/elementary.ts";
import { type Graph, type GraphNode, inline } from "../graph/graph.ts";
import { partialProgram, type Purpose } from "../graph/rule.ts";

const PLUS = /* @__PURE__ */ OPERATIONS.get("+")!;
const MINUS = /* @__PURE__ */ OPERATIONS.get("neg")!;
const TIMES = /* @__PURE__ */ OPERATIONS.get("*")!;

/** A product of derivatives along a path: what came so far, and the next factor. */
export type Product = (graph: Graph, sofar: number, factor: number) => number;

/** A product in which a factor of 0 settles it: a derivative that is 0 by structure is 0. */
export function times(graph: Graph, a: number, b: number): number {
  const [x, y] = [graph.constantAt(a), graph.constantAt(b)];
  if (x === 0 || y === 0) return graph.constant(0);
  if (x === -1) return graph.apply(MINUS, b);
  if (y === -1) return graph.apply(MINUS, a);
  return graph.apply(TIMES, a, b);
}

// As deep as the cases of one rule go, so that long chains of them stay as long as they are.
const CASES = 4;

const FINITE = new Set(["+", "-", "*", "neg", "sin", "cos"]);

/** Whether a derivative can be infinite where its function has a value, as that of √x at 0. */
function mayBeInfinite(node: GraphNode): boolean {
  return node.kind === "apply"
    ? !FINITE.has(node.row.name)
    : node.kind === "opaque";
}

/**
 * A product that is 0 wherever one factor is by its own cases, as the derivative of max(x, y) by x is
 * where y is larger: the other one may be infinite there, and 0 · ∞ would spoil the sum.
 */
export function timesCases(
  graph: Graph,
  sofar: number,
  factor: number,
  depth: number = CASES,
): number {
  const [before, next] = [graph.nodes[sofar], graph.nodes[factor]];
  if (depth > 0 && next.kind === "select") {
    const [condition, a, b] = next.args;
    return graph.select(
      condition,
      timesCases(graph, sofar, a, depth - 1),
      timesCases(graph, sofar, b, depth - 1),
    );
  }
  if (depth > 0 && before.kind === "select" && mayBeInfinite(next)) {
    const [condition, a, b] = before.args;
    return graph.select(
      condition,
      timesCases(graph, a, factor, depth - 1),
      timesCases(graph, b, factor, depth - 1),
    );
  }
  return times(graph, sofar, factor);
}

/** A sum in which a 0 leaves no trace. */
export function plus(graph: Graph, a: number, b: number): number {
  if (graph.constantAt(a) === 0) return b;
  if (graph.constantAt(b) === 0) return a;
  const [left, right] = [graph.nodes[a], graph.nodes[b]];
  const isOneCase = left.kind === "select" && right.kind === "select" &&
    left.args[0] === right.args[0];
  if (!isOneCase) return graph.apply(PLUS, a, b);
  // The cases of max(u, v) by u and by v are one: u' where u is larger, else v'.
  return graph.select(
    left.args[0],
    plus(graph, left.args[1], right.args[1]),
    plus(graph, left.args[2], right.args[2]),
  );
}

/** The partial derivative of a node by one of its arguments. */
export function partial(
  graph: Graph,
  node: GraphNode,
  index: number,
  purpose?: Purpose,
): number {
  if (node.kind === "apply") {
    const rule = partialProgram(node.row, index, purpose);
    return inline(graph, rule, node.args) as number;
  }
  if (node.kind !== "opaque") throw new TypeError(node.kind);
  const { opaque, args } = node;
  if (!opaque.partial) {
    throw new TypeError(
      `Cannot take the exact derivative of ${opaque.name} as it is a JavaScript function: take a numerical one`,
    );
  }
  const derivative = opaque.partial(index);
  return derivative === 0
    ? graph.constant(0)
    : graph.opaque(derivative, ...args);
}

/** A value that says that there is none, as beside the pieces of {x^2 if x > 0}. */
export function isHole(graph: Graph, index: number): boolean {
  return Number.isNaN(graph.constantAt(index));
}
