/**
 * Calls: of elementary functions, of functions of vectors, of compiled functions and of plain JavaScript.
 *
 * @module
 */
import type { Tensor } from "../../core/array.ts";
import {
  ELEMENTARY,
  type Elementary,
  OPERATIONS,
} from "../table/elementary.ts";
import { ExpressionError } from "../syntax/error.ts";
import { inline, leavesOf, type Shaped } from "./graph.ts";
import type { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { ARRAY_FUNCTIONS, REDUCING, refusedShapes } from "./array_functions.ts";
import { reduced } from "./reductions.ts";
import {
  broadcast,
  describe,
  isMatrix,
  ShapeError,
  shapeOf,
} from "./shaped.ts";
import type { CallNode, Parameter } from "../syntax/tree.ts";
import { unknownFunction } from "./unknown_name.ts";
import { atShapes, type CompiledFunction, originOf } from "../value.ts";

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

function wrongCount(
  lowering: Lowering,
  node: CallNode,
  wanted: string,
  hint?: string,
): ExpressionError {
  const given = node.arguments.length;
  return lowering.error(
    node.span,
    `${node.name} takes ${wanted}, not ${given}`,
    hint,
  );
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

function callFunction(
  lowering: Lowering,
  node: CallNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): Shaped {
  if (!originOf(f)) return foreign(lowering, node, f, below);
  const shaped = shapedFor(
    lowering,
    node,
    f as unknown as CompiledFunction,
    below,
  );
  const { parameters } = shaped;
  if (below.length !== parameters.length) {
    const wanted = parameters.length === 1
      ? "one argument"
      : `${parameters.length} arguments`;
    throw wrongCount(lowering, node, wanted, asArray(node, below));
  }
  below.forEach((given, i) =>
    checkArgument(lowering, node, i, given, parameters[i])
  );
  const args = below.flatMap(leavesOf);
  const origin = originOf(shaped)!;
  if (origin.whole) {
    const values = below.map((each) => lowering.valueOf(each));
    if (!values.includes(undefined)) {
      return lowering.constants(shaped(...values) as unknown as Tensor);
    }
  }
  const whole = lowering.context.keepCall?.(shaped);
  if (whole) return lowering.graph.opaque(whole, ...args);
  if (lowering.context.exact) {
    return inline(lowering.graph, origin.exact(), args);
  }
  if (origin.asksHook) lowering.asksHook = true;
  return inline(lowering.graph, origin.program, args);
}

/** What to write where numbers were given one by one for the one array that a function takes. */
function asArray({ name }: CallNode, below: readonly Shaped[]) {
  const areNumbers = below.length > 1 &&
    below.every((each) => typeof each === "number");
  return areNumbers
    ? `write ${name}([${below.map((_, i) => i + 1).join(", ")}]) for one array`
    : undefined;
}

/** The function for arguments of these shapes. */
function shapedFor(
  lowering: Lowering,
  node: CallNode,
  f: CompiledFunction,
  below: readonly Shaped[],
): CompiledFunction {
  try {
    const shaped = atShapes(f, below);
    const { needsShapes } = originOf(shaped)!;
    if (needsShapes === undefined) return shaped;
    throw lowering.misfit(node.span, needsShapes);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const given = below.map(describe).join(" and ");
    throw lowering.misfit(
      node.span,
      `${node.name} does not take ${given}: ${error.reason}`,
      error.hint ?? asArray(node, below),
    );
  }
}

function checkArgument(
  lowering: Lowering,
  node: CallNode,
  i: number,
  given: Shaped,
  parameter: Parameter,
): void {
  const wanted: number[] = [];
  for (let p = parameter; typeof p !== "string"; p = p[0]) {
    wanted.push(p.length);
  }
  const size = wanted.reduce((all, length) => all * length, 1);
  const fits = String(wanted) === String(shapeOf(given)) &&
    leavesOf(given).length === size;
  if (fits) return;
  const kind = wanted.length === 0
    ? "a number"
    : wanted.length === 1
    ? `a vector of ${wanted[0]}`
    : `a ${wanted.join("×")} matrix`;
  throw lowering.misfit(
    node.arguments[i].span,
    `${node.name} takes ${kind} here, not ${describe(given)}`,
  );
}

function foreign(
  lowering: Lowering,
  node: CallNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): Shaped {
  const values = below.map((each) => lowering.valueOf(each));
  if (!values.includes(undefined)) {
    return lowering.constants(checked(lowering, node, f(...values as never[])));
  }
  const args = below.map((each, i) =>
    lowering.number(each, node.arguments[i].span, node.name)
  );
  const call = (...numbers: readonly number[]) => {
    const value = checked(lowering, node, f(...numbers as never[]));
    if (typeof value === "number") return value;
    throw lowering.error(node.span, `${node.name} must return a number here`);
  };
  return lowering.graph.opaque({ call, name: node.name }, ...args);
}

function checked(
  lowering: Lowering,
  node: CallNode,
  value: unknown,
): Tensor {
  const isValue = (each: unknown): boolean =>
    typeof each === "number" ||
    (Array.isArray(each) || ArrayBuffer.isView(each)) &&
      Array.from(each as unknown as unknown[]).every(isValue);
  if (isValue(value)) return value as Tensor;
  throw lowering.error(
    node.span,
    `${node.name} returned neither a number nor an array of numbers`,
  );
}
