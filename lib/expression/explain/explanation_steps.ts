/**
 * The parts of a function at a point, with their values, adjoints and local derivatives.
 *
 * @module
 */
import { partial } from "../autodiff/chain.ts";
import type { Step } from "./explain.ts";
import { format } from "../written/format.ts";
import { argsOf, type Graph } from "../graph/graph.ts";
import { nameTree, treesOf } from "../graph/graph_tree.ts";
import { interpret } from "../graph/interpret.ts";
import { adjoints } from "../autodiff/reverse.ts";
import type { Tree } from "../syntax/tree.ts";

const MAX_STEPS = 1000;

function ruleOf(graph: Graph, index: number): string {
  const node = graph.nodes[index];
  switch (node.kind) {
    case "apply": {
      const { sentence, sentences } = node.row;
      const moving = node.args.flatMap((arg, k) =>
        graph.constantAt(arg) === undefined ? [k] : []
      );
      return moving.length === 1
        ? sentences?.[moving[0]] ?? sentence
        : sentence;
    }
    case "select":
      return "the piece that holds passes its derivative on";
    case "opaque":
      return node.opaque.sentence ??
        `the derivative of ${node.opaque.name}, taken at its argument${
          node.args.length > 1 ? "s" : ""
        }`;
    default:
      return "";
  }
}

interface Edge {
  readonly arg: number;
  /** The node that holds the local derivative. */
  readonly derivative: number;
}

/** The derivative of a node by its k-th argument; undefined where it is 0 whatever the point. */
function local(graph: Graph, index: number, k: number): number | undefined {
  const node = graph.nodes[index];
  if (node.kind !== "select") {
    const derivative = partial(graph, node, k);
    return graph.constantAt(derivative) === 0 ? undefined : derivative;
  }
  if (k === 0) return undefined;
  const one = graph.constant(1);
  const other = node.args[3 - k];
  // Beside the pieces there is no value, and no derivative.
  const none = Number.isNaN(graph.constantAt(other))
    ? other
    : graph.constant(0);
  return k === 1
    ? graph.select(node.args[0], one, none)
    : graph.select(node.args[0], none, one);
}

/** The local derivatives of the nodes that a result is made of, by node. */
function edgesBelow(graph: Graph, result: number): Map<number, Edge[]> {
  const edges = new Map<number, Edge[]>();
  const pending = [result];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (edges.has(index)) continue;
    if (edges.size >= MAX_STEPS) {
      throw new RangeError(`Cannot explain more than ${MAX_STEPS} operations`);
    }
    const at = index;
    const below = argsOf(graph.nodes[at]).flatMap((arg, k) => {
      if (graph.constantAt(arg) !== undefined) return [];
      const derivative = local(graph, at, k);
      return derivative === undefined ? [] : [{ arg, derivative }];
    });
    edges.set(at, below);
    pending.push(...below.map(({ arg }) => arg));
  }
  return edges;
}

/** The formula of a rule without the edges of its domain: 1/x for {1/x if x >= 0}, and for {1/x if x != 0; 0 otherwise}. */
function withoutEdges(tree: Tree): Tree {
  if (tree.kind !== "piecewise" || tree.pieces.length > 1) return tree;
  const [{ condition, value }] = tree.pieces;
  if (tree.otherwise === undefined) return value;
  const [operator] = condition.kind === "compare" ? condition.operators : [];
  return operator === "==" ? tree.otherwise : operator === "!=" ? value : tree;
}

/** The parts, arguments before results. */
export function stepsOf(
  graph: Graph,
  result: number,
  names: readonly string[],
  inputs: readonly number[],
  stepNames: ReadonlyMap<number, string> = new Map(),
): Step[] {
  const edges = edgesBelow(graph, result);
  const found = adjoints(graph, result);
  const order = [...edges.keys()].sort((a, b) => a - b);
  const stepAt = new Map(order.map((index, step) => [index, step]));
  const values = interpret(graph.nodes, inputs);
  const trees = treesOf(graph.nodes, names.map(nameTree), stepNames);
  const textOf = (index: number) =>
    stepNames.get(index) ?? format(trees[index]);
  const written = (index: number) => {
    const name = stepNames.get(index);
    return (name === undefined ? "" : `${name} = `) + format(trees[index]);
  };
  return order.map((index) => ({
    text: written(index),
    value: values[index],
    adjoint: index === result ? 1 : values[found.get(index) ?? -1] ?? 0,
    rule: ruleOf(graph, index),
    operands: edges.get(index)!.map(({ arg, derivative }) => ({
      step: stepAt.get(arg)!,
      of: textOf(index),
      by: textOf(arg),
      derivative: format(
        graph.nodes[index].kind === "apply"
          ? withoutEdges(trees[derivative])
          : trees[derivative],
      ),
      value: values[derivative],
    })),
  }));
}
