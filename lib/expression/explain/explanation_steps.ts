/**
 * The parts of a function at a point, with their values, adjoints and local derivatives.
 *
 * @module
 */
import { partial } from "../autodiff/chain.ts";
import type { Step } from "./explain.ts";
import { format } from "../written/format.ts";
import { argsOf, Graph, type GraphNode, inline } from "../graph/graph.ts";
import { nameTree, numberTree, treesOf } from "../graph/graph_tree.ts";
import { interpret } from "../graph/interpret.ts";
import { partialProgram } from "../graph/rule.ts";
import { simplifiedTree } from "../written/simplify.ts";
import { adjoints } from "../autodiff/reverse.ts";
import type { Tree } from "../syntax/tree.ts";

const MAX_STEPS = 1000;

/** The rule of a node in words, at a point where its parts have these values. */
function ruleOf(
  graph: Graph,
  index: number,
  values: readonly number[],
  textOf: (index: number) => string,
): string {
  const node = graph.nodes[index];
  switch (node.kind) {
    case "apply":
      return ruleOfOperation(graph, node);
    case "select": {
      const [condition] = node.args;
      const holds = values[condition] ? "holds" : "does not hold";
      return `${textOf(condition)} ${holds}, so this piece counts`;
    }
    case "opaque":
      return node.opaque.sentence ??
        `the derivative of ${node.opaque.name}, taken at its argument${
          node.args.length > 1 ? "s" : ""
        }`;
    default:
      return "";
  }
}

function ruleOfOperation(
  graph: Graph,
  { row, args }: Extract<GraphNode, { kind: "apply" }>,
): string {
  const moving = args.flatMap((arg, k) =>
    graph.constantAt(arg) === undefined ? [k] : []
  );
  if (moving.length !== 1) return row.sentence;
  const [k] = moving;
  const isOfE = row.name === "^" && graph.constantAt(args[0]) === Math.E;
  return isOfE
    ? "e^u is its own derivative"
    : row.sentences?.[k] ?? row.sentence;
}

interface Edge {
  readonly arg: number;
  /** The node that holds the local derivative. */
  readonly derivative: number;
  /** The local derivative as one writes it. */
  readonly text: (
    textTree: (index: number) => Tree,
    taken: ReadonlySet<string>,
  ) => Tree;
}

/** The operands that have a part in the derivative: of pieces the one that holds. */
function operandsOf(
  graph: Graph,
  index: number,
  values: readonly number[],
): readonly number[] {
  const node = graph.nodes[index];
  if (node.kind !== "select") return argsOf(node).map((_, k) => k);
  return [values[node.args[0]] ? 1 : 2];
}

/** The derivative of a node by its k-th argument; undefined where it is 0 whatever the point. */
function local(graph: Graph, index: number, k: number): Edge | undefined {
  const node = graph.nodes[index];
  const arg = argsOf(node)[k];
  if (node.kind === "select") {
    const one = graph.constant(1);
    return { arg, derivative: one, text: () => numberTree(1) };
  }
  const derivative = partial(graph, node, k);
  if (graph.constantAt(derivative) === 0) return undefined;
  return {
    arg,
    derivative,
    text: (textTree, taken) =>
      node.kind === "apply"
        ? writtenRule(graph, node, k, textTree, taken)
        : textTree(derivative),
  };
}

/** The rule of an operation with its arguments as they read. */
function writtenRule(
  graph: Graph,
  { row, args }: Extract<GraphNode, { kind: "apply" }>,
  k: number,
  textTree: (index: number) => Tree,
  taken: ReadonlySet<string>,
): Tree {
  const rule = new Graph();
  // Constants belong to the formula: the exponent of x² comes down as 2.
  const inputs = args.map((arg, i) =>
    graph.constantAt(arg) === undefined
      ? rule.input(i)
      : copied(graph, arg, rule)
  );
  const result = inline(rule, partialProgram(row, k, "written"), inputs);
  const trees = args.map(textTree);
  return simplifiedTree(rule.nodes, result as number, trees, taken);
}

/** A constant in another graph, as it was put together. */
function copied(from: Graph, index: number, to: Graph): number {
  const node = from.nodes[index];
  return to.copy(node, argsOf(node).map((arg) => copied(from, arg, to)));
}

/** The local derivatives of the nodes that a result is made of, by node. */
function edgesBelow(
  graph: Graph,
  result: number,
  values: readonly number[],
): Map<number, Edge[]> {
  const edges = new Map<number, Edge[]>();
  const pending = [result];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (edges.has(index)) continue;
    if (edges.size >= MAX_STEPS) {
      throw new RangeError(`Cannot explain more than ${MAX_STEPS} operations`);
    }
    const at = index;
    const below = operandsOf(graph, at, values).flatMap((k) => {
      if (graph.constantAt(argsOf(graph.nodes[at])[k]) !== undefined) return [];
      const edge = local(graph, at, k);
      return edge ? [edge] : [];
    });
    edges.set(at, below);
    pending.push(...below.map(({ arg }) => arg));
  }
  return edges;
}

/** The local derivative as text: of a rule with cases the one that holds. */
function derivativeText(tree: Tree, value: number): string {
  if (tree.kind !== "piecewise") return format(tree);
  return value === 0.5 ? "1/2" : String(value);
}

/** The parts, arguments before results. */
export function stepsOf(
  graph: Graph,
  result: number,
  names: readonly string[],
  inputs: readonly number[],
  stepNames: ReadonlyMap<number, string> = new Map(),
): Step[] {
  const before = interpret(graph.nodes, inputs);
  const edges = edgesBelow(graph, result, before);
  const found = adjoints(graph, result);
  const order = [...edges.keys()].sort((a, b) => a - b);
  const stepAt = new Map(order.map((index, step) => [index, step]));
  const values = interpret(graph.nodes, inputs);
  const trees = treesOf(graph.nodes, names.map(nameTree), stepNames);
  const treeOf = (index: number) => {
    const name = stepNames.get(index);
    return name === undefined ? trees[index] : nameTree(name);
  };
  const taken = new Set([...names, ...stepNames.values()]);
  const textOf = (index: number) => format(treeOf(index));
  const written = (index: number) => {
    const name = stepNames.get(index);
    return (name === undefined ? "" : `${name} = `) + format(trees[index]);
  };
  return order.map((index) => ({
    text: written(index),
    value: values[index],
    adjoint: index === result ? 1 : values[found.get(index) ?? -1] ?? 0,
    rule: ruleOf(graph, index, values, textOf),
    operands: edges.get(index)!.map(({ arg, derivative, text }) => ({
      step: stepAt.get(arg)!,
      of: textOf(index),
      by: textOf(arg),
      derivative: derivativeText(text(treeOf, taken), values[derivative]),
      value: values[derivative],
    })),
  }));
}
