/**
 * Graph back to trees, so that what was computed can be read.
 *
 * @module
 */
import type { Span } from "../syntax/error.ts";
import type { GraphNode } from "./graph.ts";
import {
  type BinaryOperator,
  children,
  type Comparison,
  type Tree,
} from "../syntax/tree.ts";
import { tableOf } from "../table/table_of.ts";

/** The place of trees that were never text. */
export const NOWHERE: Span = { start: 0, end: 0 };

const BINARY = new Set(["+", "-", "*", "/", "^", "mod", "and", "or"]);
const COMPARISON = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** A call as a tree. */
export function callTree(name: string, args: readonly Tree[]): Tree {
  const [span, nameSpan] = [NOWHERE, NOWHERE];
  return { kind: "call", name, nameSpan, arguments: args, span };
}

/** A derivative called as a tree. */
export function primeTree(
  name: string,
  order: number,
  args: readonly Tree[],
): Tree {
  const [span, nameSpan] = [NOWHERE, NOWHERE];
  return { kind: "prime", name, nameSpan, order, arguments: args, span };
}

const NAMED: ReadonlyMap<number, string> = /* @__PURE__ */ tableOf(() => [
  [Math.PI, "pi"],
  [2 * Math.PI, "tau"],
  [Math.E, "e"],
  [Infinity, "inf"],
  [NaN, "nan"],
]);

/** A number as a tree: by its name where it has one that is not taken. */
export function numberTree(
  value: number,
  taken: ReadonlySet<string> = new Set(),
): Tree {
  const isNegative = value < 0 || Object.is(value, -0);
  const name = NAMED.get(Math.abs(value));
  const size: Tree = name && !taken.has(name)
    ? nameTree(name)
    : { kind: "number", value: Math.abs(value), span: NOWHERE };
  return isNegative
    ? { kind: "unary", operator: "-", operand: size, span: NOWHERE }
    : size;
}

/** A name as a tree. */
export function nameTree(name: string): Tree {
  return { kind: "name", name, span: NOWHERE };
}

function applied(name: string, args: readonly Tree[]): Tree {
  const span = NOWHERE;
  const [left, right] = args;
  if (name === "neg" || name === "not") {
    const operator = name === "neg" ? "-" : "not";
    return { kind: "unary", operator, operand: left, span };
  }
  if (COMPARISON.has(name)) {
    return {
      kind: "compare",
      operators: [name as Comparison],
      operands: [left, right],
      span,
    };
  }
  if (BINARY.has(name)) {
    return {
      kind: "binary",
      operator: name as BinaryOperator,
      left,
      right,
      span,
    };
  }
  return callTree(name, args);
}

function selected([condition, value, otherwise]: readonly Tree[]): Tree {
  const piece = { condition, value };
  const span = NOWHERE;
  if (otherwise.kind === "piecewise") {
    const pieces = [piece, ...otherwise.pieces];
    return { kind: "piecewise", pieces, otherwise: otherwise.otherwise, span };
  }
  const isNothing = otherwise.kind === "name" && otherwise.name === "nan";
  return {
    kind: "piecewise",
    pieces: [piece],
    otherwise: isNothing ? undefined : otherwise,
    span,
  };
}

/** The tree of a node that is neither a constant nor an input, given those of its arguments. */
export function treeOfNode(
  node: Exclude<GraphNode, { kind: "constant" | "input" }>,
  args: readonly Tree[],
): Tree {
  switch (node.kind) {
    case "apply":
      return applied(node.row.name, args);
    case "select":
      return selected(args);
    case "opaque":
      return node.opaque.write?.(args) ?? callTree(node.opaque.name, args);
  }
}

/** A tree for every node, given those of the inputs, where nodes with names stand in others by these; what is shared in the graph is shared between them. */
export function treesOf(
  nodes: readonly GraphNode[],
  inputs: readonly Tree[],
  names: ReadonlyMap<number, string> = new Map(),
): Tree[] {
  const trees: Tree[] = [];
  const below = (i: number) => {
    const name = names.get(i);
    return name === undefined ? trees[i] : nameTree(name);
  };
  const taken = namesIn(inputs);
  for (const node of nodes) {
    if (node.kind === "constant") trees.push(numberTree(node.value, taken));
    else if (node.kind === "input") trees.push(inputs[node.index]);
    else trees.push(treeOfNode(node, node.args.map(below)));
  }
  return trees;
}

/** The names that stand anywhere in these trees, whose parts may be shared. */
export function namesIn(trees: readonly Tree[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Tree>();
  const pending = [...trees];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    if (seen.has(tree)) continue;
    seen.add(tree);
    if (tree.kind === "name") names.add(tree.name);
    pending.push(...children(tree));
  }
  return names;
}
