/**
 * Exact derivatives of graphs, as more nodes of the same graph: backward, from a result to all
 * inputs at once, and forward, along one direction. What a derivative needs of the value is shared with it.
 *
 * @module
 */
import { OPERATIONS } from "./elementary.ts";
import {
  argsOf,
  Graph,
  type GraphNode,
  inline,
  mapShaped,
  type Program,
  type Shaped,
} from "./graph.ts";
import { partialProgram } from "./rule.ts";

const PLUS = OPERATIONS.get("+")!;
const MINUS = OPERATIONS.get("neg")!;
const TIMES = OPERATIONS.get("*")!;
const AND = OPERATIONS.get("and")!;
const OR = OPERATIONS.get("or")!;
const NOT = OPERATIONS.get("not")!;

/** A product in which a factor of 0 settles it: a derivative that is 0 by structure is 0. */
function times(graph: Graph, a: number, b: number): number {
  const [x, y] = [graph.constantAt(a), graph.constantAt(b)];
  if (x === 0 || y === 0) return graph.constant(0);
  if (x === -1) return graph.apply(MINUS, b);
  if (y === -1) return graph.apply(MINUS, a);
  return graph.apply(TIMES, a, b);
}

function plus(graph: Graph, a: number, b: number): number {
  if (graph.constantAt(a) === 0) return b;
  return graph.constantAt(b) === 0 ? a : graph.apply(PLUS, a, b);
}

/** The partial derivative of a node by one of its arguments. */
export function partial(
  graph: Graph,
  node: GraphNode,
  index: number,
): number {
  if (node.kind === "apply") {
    return inline(graph, partialProgram(node.row, index), node.args) as number;
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

/** Which nodes up to the last of these results change with the inputs. */
function dependents(graph: Graph, last: number): Uint8Array {
  const depends = new Uint8Array(last + 1);
  for (let i = 0; i <= last; i++) {
    const node = graph.nodes[i];
    const moves = node.kind === "input" || argsOf(node).some((a) => depends[a]);
    depends[i] = moves ? 1 : 0;
  }
  return depends;
}

// A node inside a piece counts only where that piece is chosen. Elsewhere its derivative may be
// infinite, and 0 · ∞ would spoil the sum, so such a contribution is selected away, not multiplied.
interface Contribution {
  readonly value: number;
  /** The condition under which it counts; always, where undefined. */
  readonly guard: number | undefined;
}

function both(graph: Graph, a: number | undefined, b: number): number {
  return a === undefined ? b : graph.apply(AND, a, b);
}

/** The condition under which a node counts: under that of any of its uses. */
function guardOf(
  graph: Graph,
  uses: readonly Contribution[],
): number | undefined {
  const guards = new Set(uses.map((use) => use.guard));
  if (guards.has(undefined)) return undefined;
  return ([...guards] as number[]).reduce((a, b) => graph.apply(OR, a, b));
}

function total(
  graph: Graph,
  uses: readonly Contribution[],
  guard: number | undefined,
): number {
  const zero = graph.constant(0);
  return uses
    .map((use) =>
      use.guard === undefined || use.guard === guard
        ? use.value
        : graph.select(use.guard, use.value, zero)
    )
    .reduce((a, b) => plus(graph, a, b));
}

/**
 * The adjoint of every node that a result depends on: the derivative of the result by that node. Adds
 * a small multiple of the nodes that were there, whatever the number of inputs.
 *
 * @see Griewank & Walther (2008), Evaluating Derivatives, section 3.2.
 */
export function adjoints(graph: Graph, result: number): Map<number, number> {
  const depends = dependents(graph, result);
  const uses: Contribution[][] = [];
  uses[result] = [{ value: graph.constant(1), guard: undefined }];
  const found = new Map<number, number>();
  for (let i = result; i >= 0; i--) {
    if (!uses[i] || !depends[i]) continue;
    const node = graph.nodes[i];
    const guard = node.kind === "input" ? undefined : guardOf(graph, uses[i]);
    const adjoint = total(graph, uses[i], guard);
    found.set(i, adjoint);
    const give = (arg: number, value: number, under: number | undefined) => {
      if (depends[arg]) (uses[arg] ??= []).push({ value, guard: under });
    };
    if (node.kind === "select") {
      const [condition, a, b] = node.args;
      give(a, adjoint, both(graph, guard, condition));
      give(b, adjoint, both(graph, guard, graph.apply(NOT, condition)));
    } else {
      argsOf(node).forEach((arg, k) => {
        if (!depends[arg]) return;
        give(arg, times(graph, adjoint, partial(graph, node, k)), guard);
      });
    }
  }
  return found;
}

/** The gradient of a result: its derivative by each of the first `count` inputs. */
export function reverse(graph: Graph, result: number, count: number): number[] {
  const found = adjoints(graph, result);
  const zero = graph.constant(0);
  return Array.from(
    { length: count },
    (_, i) => found.get(graph.input(i)) ?? zero,
  );
}

/** The derivative of results along a direction, given by a node for each input. */
export function forward(
  graph: Graph,
  results: Shaped,
  direction: readonly number[],
): Shaped {
  const zero = graph.constant(0);
  const tangents: number[] = [];
  const count = graph.nodes.length;
  for (let i = 0; i < count; i++) {
    const node = graph.nodes[i];
    tangents.push(tangentOf(graph, node, direction, tangents, zero));
  }
  return mapShaped(results, (i) => tangents[i]);
}

function tangentOf(
  graph: Graph,
  node: GraphNode,
  direction: readonly number[],
  tangents: readonly number[],
  zero: number,
): number {
  switch (node.kind) {
    case "constant":
      return zero;
    case "input":
      return direction[node.index] ?? zero;
    case "select": {
      const [condition, a, b] = node.args;
      return graph.select(condition, tangents[a], tangents[b]);
    }
    default:
      return node.args.reduce((sum, arg, k) => {
        if (tangents[arg] === zero) return sum;
        const part = times(graph, partial(graph, node, k), tangents[arg]);
        return plus(graph, sum, part);
      }, zero);
  }
}

/** A graph that starts with a program, and where its results are. */
export function graphOf(graph: Graph, program: Program, count: number): Shaped {
  const inputs = Array.from({ length: count }, (_, i) => graph.input(i));
  return inline(graph, program, inputs);
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
