/**
 * Prime calls: answered by the hook of the surroundings, or exactly.
 *
 * @module
 */
import { ELEMENTARY } from "../table/elementary.ts";
import {
  Graph,
  inline,
  type Opaque,
  type Program,
  type Shaped,
} from "./graph.ts";
import { primeTree } from "./graph_tree.ts";
import type { Lowering } from "./lower.ts";
import type { PrimeNode } from "../syntax/tree.ts";
import { unknownPrime } from "./unknown_name.ts";
import { type ArrayValue, type CompiledFunction, originOf } from "../value.ts";

/** The arguments of an elementary function. */
const LETTERS = ["x", "y"];

/** The value of a derivative called by name. */
export function prime(
  lowering: Lowering,
  node: PrimeNode,
  below: readonly Shaped[],
): Shaped {
  const { name, nameSpan, order } = node;
  const f = lowering.context.scope.get(name) ?? elementaryFunction(name);
  if (f === undefined) throw unknownPrime(lowering, node);
  if (typeof f !== "function") {
    throw lowering.error(
      nameSpan,
      `${name} is a value, and only a function has a derivative`,
    );
  }
  checkOneNumber(lowering, node, f, below);
  if (lowering.context.scope.has(name)) lowering.captured.set(name, f);
  const { derivative } = lowering.context;
  if (!derivative) return exactPrime(lowering, node, f, below);
  const values = below.map((each) => lowering.valueOf(each));
  if (!values.includes(undefined)) {
    return lowering.graph.constant(
      derivative(f, order, values as ArrayValue[]),
    );
  }
  lowering.asksHook = true;
  const args = below.map((each, i) =>
    lowering.number(each, node.arguments[i].span, `${name}'`)
  );
  const at = (n: number): Opaque => ({
    name: name + "'".repeat(n),
    call: (...numbers) => derivative(f, n, numbers),
    partial: () => at(n + 1),
    write: (trees) => primeTree(name, n, trees),
  });
  return lowering.graph.opaque(at(order), ...args);
}

function exactPrime(
  lowering: Lowering,
  node: PrimeNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): Shaped {
  const { name, order } = node;
  const program = originOf(f)?.exact() ?? elementaryProgram(lowering, name);
  if (!program || !lowering.context.differentiate) {
    throw lowering.error(
      node.span,
      `${name} is a JavaScript function, and its exact derivative is not known`,
    );
  }
  return inline(
    lowering.graph,
    lowering.context.differentiate(program, order),
    below as number[],
  );
}

/** Refuses what a prime has no meaning for: any function but one of one number, and any point but one number. */
function checkOneNumber(
  lowering: Lowering,
  { name, order, nameSpan, span, arguments: points }: PrimeNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): void {
  const primed = name + "'".repeat(order);
  const parameters = lowering.context.scope.has(name)
    ? (f as Partial<CompiledFunction>).parameters ?? ["x"]
    : LETTERS.slice(0, ELEMENTARY.get(name)!.arity);
  if (parameters.length !== 1 || typeof parameters[0] !== "string") {
    const [variable] = parameters.flat(2);
    throw lowering.error(
      nameSpan,
      `${primed} is for a function of one number, which ${name} is not`,
      `name the variable: ∂${name}/∂${variable}`,
    );
  }
  if (below.length !== 1) {
    throw lowering.error(
      span,
      `${primed} takes one argument, not ${below.length}`,
    );
  }
  lowering.number(below[0], points[0].span, primed);
}

function elementaryProgram(
  lowering: Lowering,
  name: string,
): Program | undefined {
  const row = lowering.context.scope.has(name)
    ? undefined
    : ELEMENTARY.get(name);
  if (row?.arity !== 1) return undefined;
  const graph = new Graph();
  const result = graph.apply(row, graph.input(0));
  return { nodes: graph.nodes, result };
}

function elementaryFunction(
  name: string,
): ((...args: never[]) => unknown) | undefined {
  const row = ELEMENTARY.get(name);
  return row && ((...args: never[]) => row.value(args[0], args[1]));
}
