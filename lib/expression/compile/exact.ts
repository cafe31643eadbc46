/**
 * Exact derivatives, of what has a formula.
 *
 * @module
 */
import { checkOptions } from "../../core/names.ts";
import { measure } from "../graph/error_propagation.ts";
import { subjectOf } from "../lower/derivative/derivative_subject.ts";
import { take } from "../lower/derivative/lower_prime.ts";
import { Locals } from "../lower/locals.ts";
import { Lowering } from "../lower/lower.ts";
import type { DerivativeNode } from "../syntax/tree.ts";
import {
  type ArrayValue,
  type CompiledFunction,
  type DerivativeRequest,
  type EvaluationOptions,
  type MeasuredValue,
  originOf,
  type Scope,
  scopeMap,
} from "../value.ts";
import { OPTIONS, surroundings } from "./define.ts";

/**
 * The exact derivative that a request is for, by its formula.
 *
 * @throws {ExpressionError} If the inside of a function is not known.
 * @throws {TypeError} If the operator does not suit what the function returns.
 *
 * @example
 * ```ts
 * import { compile, exactDerivative } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x) = x^3");
 * const request = { f, name: "f", operator: "gradient", path: [], args: [2] } as const;
 * assert.equal(exactDerivative(request), 12);
 * ```
 */
export function exactDerivative(request: DerivativeRequest): ArrayValue {
  const { lowering, result } = differentiated(request);
  return lowering.valueOf(result)!;
}

/**
 * What numbers that were measured make of the derivative of a function whose formula holds some: how far off it may be by
 * them, and whether to believe it; nothing where it holds none.
 *
 * @example
 * ```ts
 * import { compile, measuredDerivative } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const measured = () => ({ value: 3, error: 0.5 });
 * const f = compile("f(x) = a x", { a: 3 }, { measured });
 * const request = { f, name: "f", operator: "gradient", path: [], args: [2] } as const;
 * assert.equal(measuredDerivative(request)?.error, 0.5);
 * ```
 */
export function measuredDerivative(
  request: DerivativeRequest,
): MeasuredValue | undefined {
  const { f, args } = request;
  const shaped = originOf(f)?.needsShapes === undefined
    ? f
    : originOf(f)?.at?.(args);
  const origin = shaped && originOf(shaped);
  // What is computed array by array holds none: of such numbers each is written out.
  const nodes = origin?.whole ? [] : origin?.program.nodes ?? [];
  const isMeasured = nodes.some((node) =>
    node.kind === "opaque" && node.args.length === 0 && node.opaque.measure
  );
  if (!isMeasured) return undefined;
  const { lowering, result } = differentiated(request);
  return measure(lowering.graph.nodes, result);
}

/** The derivative as nodes of constants. */
function differentiated(request: DerivativeRequest) {
  const lowering = new Lowering(surroundings("", new Map(), {}));
  const nodes = (value: ArrayValue) => lowering.constants(value);
  const { args, direction } = request;
  const result = take(lowering, {
    ...request,
    args: args.map(nodes),
    direction: direction?.map((each) => lowering.graph.constant(each)),
    span: { start: 0, end: 0 },
  });
  return { lowering, result };
}

/**
 * What a derivative is about: the function, what it is called, and its arguments at the point. Throws what `evaluate` throws.
 *
 * @example
 * ```ts
 * import { compile, parseExpression, subjectAt } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "grad f(2)";
 * const tree = parseExpression(source);
 * assert.ok(tree.kind === "derivative");
 * const { name, args } = subjectAt(tree, source, { f: compile("f(x) = x^3") });
 * assert.deepEqual([name, args], ["f", [2]]);
 * ```
 */
export function subjectAt(
  node: DerivativeNode,
  source: string,
  scope: Scope,
  options: EvaluationOptions = {},
): Pick<DerivativeRequest, "f" | "name" | "args"> {
  checkOptions(options, OPTIONS, "Cannot find the subject of a derivative");
  const lowering = new Lowering(surroundings(source, scopeMap(scope), options));
  const locals = new Locals();
  const places = (node.point ?? [])
    .map(({ value }) => lowering.lower(value, locals));
  const { f, name, args } = subjectOf(lowering, node, places, locals);
  return { f, name, args: args.map((each) => lowering.valueOf(each)!) };
}

/**
 * The function with derivatives inside it by their formulas, where all of them have one; else the same function.
 *
 * @example
 * ```ts
 * import { compile, exactly } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x) = x^3");
 * assert.equal(exactly(f)(2), 8);
 * ```
 */
export function exactly<Result>(
  f: CompiledFunction<Result>,
): CompiledFunction<Result> {
  return (originOf(f)?.exactly() ?? f) as CompiledFunction<Result>;
}
