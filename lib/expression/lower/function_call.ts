/**
 * Calls of functions of the scope: compiled ones are written out, those of JavaScript are called.
 *
 * @module
 */
import type { Tensor } from "../../core/array.ts";
import { inline, leavesOf, type Shaped } from "../graph/graph.ts";
import { describe, shapeOf } from "../graph/shaped.ts";
import { ExpressionError } from "../syntax/error.ts";
import type { CallNode, Parameter } from "../syntax/tree.ts";
import { atShapes, type CompiledFunction, originOf } from "../value.ts";
import type { Lowering } from "./lower.ts";

/** The value of a function of the scope. */
export function callFunction(
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

/** What is said of a call with more or fewer arguments. */
export function wrongCount(
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
