/**
 * Expressions to values, with what is known of them.
 *
 * @module
 */
import { checkOptions } from "../../core/names.ts";
import type { Shaped } from "../graph/graph.ts";
import { measure } from "../graph/error_propagation.ts";
import { Locals } from "../lower/locals.ts";
import { Lowering } from "../lower/lower.ts";
import { unknownFunction, unknownPrime } from "../lower/unknown_name.ts";
import { children, type Tree } from "../syntax/tree.ts";
import { isBuiltInFunction } from "../table/known_names.ts";
import {
  type ArrayValue,
  type EvaluationOptions,
  type MeasuredValue,
  type Scope,
  scopeMap,
} from "../value.ts";
import { wholeValue } from "../whole/whole.ts";
import { capturedBy } from "./captured.ts";
import { OPTIONS, surroundings } from "./define.ts";

/**
 * The value of an expression that has been read.
 *
 * @param source The text that the tree was read from, for error messages.
 * @throws {ExpressionError} If a name is unknown, or shapes or arguments do not fit.
 *
 * @example
 * ```ts
 * import { evaluate, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "2x + [1, 2; 3, 4]";
 * assert.deepEqual(evaluate(parseExpression(source), source, { x: 3 }), [[7, 8], [9, 10]]);
 * ```
 */
export function evaluate(
  tree: Tree,
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): ArrayValue {
  const computed = computedOrLowered(tree, source, scope, options);
  if ("value" in computed) return computed.value;
  return computed.lowering.valueOf(computed.result)!;
}

/** An expression of large arrays computed, any other as nodes. */
function computedOrLowered(
  tree: Tree,
  source: string,
  scope: Scope,
  options: EvaluationOptions,
): MeasuredValue | { lowering: Lowering; result: Shaped } {
  checkOptions(options, OPTIONS, "Cannot evaluate an expression");
  const names = scopeMap(scope);
  const lowering = new Lowering(surroundings(source, names, options));
  const checkNames = () => capturedBy(lowering, { parameters: [], body: tree });
  const whole = wholeValue(tree, names, options, checkNames);
  if (whole) return whole;
  return { lowering, result: lowering.lower(tree, new Locals()) };
}

/**
 * The value of an expression with what is known of it, where derivatives or variables in it were measured: how far off it
 * may be, to first order, and whether to believe it. Throws what `evaluate` throws.
 *
 * @example
 * ```ts
 * import { compile, evaluateMeasured, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * // A hook that measures: here it says always the same.
 * const derivative = () => ({ value: 27, error: 0.5 });
 * const scope = { f: compile("f(x) = x^3") };
 * const source = "2 f'(3)";
 * const { value, error } = evaluateMeasured(parseExpression(source), source, scope, { derivative });
 * assert.deepEqual([value, error], [54, 1]);
 * ```
 */
export function evaluateMeasured(
  tree: Tree,
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): MeasuredValue {
  const computed = computedOrLowered(tree, source, scope, options);
  if ("value" in computed) return computed;
  return measure(computed.lowering.graph.nodes, computed.result);
}

/** Sees to it that every function that an expression calls is there, and computes nothing. Throws what `evaluate` throws. */
export function checkCalls(tree: Tree, source: string, scope: Scope): void {
  const names = scopeMap(scope);
  const lowering = new Lowering(surroundings(source, names, {}));
  // A sum of many terms is deeper than the stack.
  const pending = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...children(node).toReversed());
    if (node.kind !== "call" && node.kind !== "prime") continue;
    if (names.has(node.name) || isBuiltInFunction(node.name)) continue;
    throw node.kind === "call"
      ? unknownFunction(lowering, node, new Locals())
      : unknownPrime(lowering, node);
  }
}
