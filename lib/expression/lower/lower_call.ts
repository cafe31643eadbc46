/**
 * Calls: of elementary functions, of functions of vectors, of compiled functions and of plain JavaScript.
 *
 * @module
 */
import {
  ARRAY_FUNCTIONS,
  REDUCING,
  refusedShapes,
} from "../graph/array_functions.ts";
import { leavesOf, type Shaped } from "../graph/graph.ts";
import { reduced } from "../graph/reductions.ts";
import { broadcast, isMatrix, ShapeError } from "../graph/shaped.ts";
import type { CallNode } from "../syntax/tree.ts";
import {
  ELEMENTARY,
  type Elementary,
  OPERATIONS,
} from "../table/elementary.ts";
import { callFunction, wrongCount } from "./function_call.ts";
import type { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { unknownFunction } from "./unknown_name.ts";

/** The value of a function called by name. */
export function call(
  lowering: Lowering,
  node: CallNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const { name } = node;
  const f = lowering.context.scope.get(name);
  if (typeof f === "function") {
    lowering.captured.set(name, f);
    return callFunction(lowering, node, f, below);
  }
  const row = ELEMENTARY.get(name);
  if (row) return elementary(lowering, node, row, below);
  if (ARRAY_FUNCTIONS.has(name)) return arrayFunction(lowering, node, below);
  throw unknownFunction(lowering, node, locals);
}

function elementary(
  lowering: Lowering,
  node: CallNode,
  row: Elementary,
  below: readonly Shaped[],
): Shaped {
  const { length } = below;
  const [first] = below;
  if (length === 1 && REDUCING.has(row.name) && typeof first !== "number") {
    return leavesOf(first).reduce((a, b) => lowering.graph.apply(row, a, b));
  }
  const axis = length === 2 && isMatrix(first) && REDUCING.has(row.name)
    ? lowering.graph.constantAt(below[1] as number)
    : undefined;
  // As of sum(A, 1): a matrix is seldom cut off at 1 or 2.
  if (axis === 1 || axis === 2) {
    const reduce = reduced((graph, all) =>
      all.reduce((a, b) => graph.apply(row, a, b))
    );
    return reduce(lowering.graph, below)!;
  }
  if (row.name === "log" && length === 2) {
    return spread(lowering, node, below, (x, b) => logarithm(lowering, [x, b]));
  }
  if (row.takesMore) {
    if (length < 2) {
      const reason = `${row.name} takes two arguments or more, or one array`;
      throw lowering.misfit(node.span, `${reason}, not ${length}`);
    }
    return spread(
      lowering,
      node,
      below,
      (...args) => args.reduce((a, b) => lowering.graph.apply(row, a, b)),
    );
  }
  if (length !== row.arity) {
    throw wrongCount(
      lowering,
      node,
      row.name === "log"
        ? "one argument, or a base as well"
        : row.arity === 1
        ? "one argument"
        : "two arguments",
    );
  }
  return spread(
    lowering,
    node,
    below,
    (...args) => lowering.graph.apply(row, ...args),
  );
}

/** An operation on numbers, element by element where there are arrays. */
function spread(
  lowering: Lowering,
  node: CallNode,
  below: readonly Shaped[],
  operate: (...nodes: readonly number[]) => number,
): Shaped {
  return lowering.shaped(node.span, () => {
    try {
      return broadcast(below, operate);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      throw new ShapeError(refusedShapes(node.name, below));
    }
  });
}

/** `log(x, base)`. */
function logarithm(lowering: Lowering, [x, base]: readonly number[]): number {
  const log = ELEMENTARY.get("log")!;
  const divide = OPERATIONS.get("/")!;
  return lowering.graph.apply(
    divide,
    lowering.graph.apply(log, x),
    lowering.graph.apply(log, base),
  );
}

const NUMBERS = ["no", "one", "two", "three"];

function arrayFunction(
  lowering: Lowering,
  node: CallNode,
  below: readonly Shaped[],
): Shaped {
  const { name } = node;
  const { arity: [least, most], apply } = ARRAY_FUNCTIONS.get(name)!;
  if (below.length < least || below.length > most) {
    throw wrongCount(
      lowering,
      node,
      least === most
        ? `${NUMBERS[least]} argument${least === 1 ? "" : "s"}`
        : `${least} to ${most} arguments`,
      name === "sum" || name === "prod"
        ? `write ${name}(k, 1, n, k^2), or ${name}([1, 2])`
        : undefined,
    );
  }
  const { nameSpan } = node;
  const isPrime = lowering.context.source[nameSpan.start] === "'";
  if (name === "transpose" && isPrime && typeof below[0] === "number") {
    const { start, end } = node.arguments[0].span;
    const value = lowering.context.source.slice(start, end);
    throw lowering.misfit(
      node.span,
      `${value} is a value, and only a function has a derivative`,
    );
  }
  return lowering.shaped(node.span, () => {
    const result = apply(lowering.graph, below, lowering.context.random);
    if (result !== undefined) return result;
    throw new ShapeError(refusedShapes(name, below));
  });
}
