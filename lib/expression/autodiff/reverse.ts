/**
 * Exact derivatives of graphs backward, from a result to all inputs at once, as more nodes of the same
 * graph. What a derivative needs of the value is shared with it.
 *
 * @module
 */
import { isHole, partial, plus, timesCases } from "./chain.ts";
import { OPERATIONS } from "../table/elementary.ts";
import { argsOf, type Graph } from "../graph/graph.ts";

const AND = /* @__PURE__ */ OPERATIONS.get("and")!;
const OR = /* @__PURE__ */ OPERATIONS.get("or")!;
const NOT = /* @__PURE__ */ OPERATIONS.get("not")!;
const EQUAL = /* @__PURE__ */ OPERATIONS.get("==")!;

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
  const zero = graph.constant(0);
  const uses: Contribution[][] = [];
  uses[result] = [{ value: graph.constant(1), guard: undefined }];
  const found = new Map<number, number>();
  for (let i = result; i >= 0; i--) {
    if (!uses[i] || !depends[i]) continue;
    const node = graph.nodes[i];
    const guard = node.kind === "input" ? undefined : guardOf(graph, uses[i]);
    const adjoint = total(graph, uses[i], guard);
    found.set(
      i,
      guard === undefined ? adjoint : graph.select(guard, adjoint, zero),
    );
    const give = (arg: number, value: number, under: number | undefined) => {
      if (depends[arg]) (uses[arg] ??= []).push({ value, guard: under });
    };
    if (node.kind === "select") {
      const [condition, a, b] = node.args;
      const chosen = (arg: number, test: number, other: number) =>
        isHole(graph, other)
          ? give(arg, graph.select(test, adjoint, other), guard)
          : give(arg, adjoint, both(graph, guard, test));
      chosen(a, condition, b);
      chosen(b, graph.apply(NOT, condition), a);
    } else {
      argsOf(node).forEach((arg, k) => {
        if (!depends[arg]) return;
        const factor = partial(graph, node, k);
        give(arg, timesCases(graph, adjoint, factor), guard);
      });
    }
  }
  return found;
}

/** Whether a result may have no value because of a hole. */
function hasHoles(graph: Graph, result: number): boolean {
  const seen = new Set<number>();
  const pending = [result];
  for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
    if (seen.has(i)) continue;
    seen.add(i);
    if (isHole(graph, i)) return true;
    pending.push(...argsOf(graph.nodes[i]));
  }
  return false;
}

/**
 * The gradient of a result: its derivative by each of the first `count` inputs. Where a hole leaves the
 * result without a value, it has no derivatives either.
 */
export function reverse(graph: Graph, result: number, count: number): number[] {
  const isHoled = hasHoles(graph, result);
  const found = adjoints(graph, result);
  const zero = graph.constant(0);
  const slopes = Array.from(
    { length: count },
    (_, i) => found.get(graph.input(i)) ?? zero,
  );
  if (!isHoled) return slopes;
  const isDefined = graph.apply(EQUAL, result, result);
  const hole = graph.constant(NaN);
  return slopes.map((slope) => graph.select(isDefined, slope, hole));
}
