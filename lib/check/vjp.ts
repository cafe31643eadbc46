import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import { shaped } from "../core/structure.ts";
import type { Awaitable, Settled } from "../operator/types.ts";
import type { AnswerFor } from "./answer.ts";
import type { CheckOptions } from "./options.ts";
import { productCase } from "./product_case.ts";
import { throwUnlessPassed } from "./report/check_error.ts";
import type { CheckReport } from "./report/report.ts";
import { runCheck } from "./run.ts";

/**
 * A check of a vector-Jacobian product (reverse mode, a backward pass) against the values of f, as `checkGradient` does it.
 *
 * Up to 400 elements the Jacobian is put together from its products with unit cotangents and looked at element by element;
 * beyond, products with random cotangents are compared. Costs the evaluations that `checkJacobian` costs, and a call of `vjp`
 * for each element of f(x).
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param vjp Takes x and a cotangent like f(x), returns the gradient of their product, in the shape of x; the cotangent is
 *   the caller's, to be left alone.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {TypeError} If x is empty or frozen, or holds anything but numbers, or if f returns anything but numbers.
 *
 * @example
 * ```ts
 * import { checkVjp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => [x * y, Math.sin(x)];
 * const vjp = ([x, y]: number[], [u, v]: number[]) => [u * y + v * Math.cos(x), u * x];
 * assert.equal(checkVjp(f, vjp, [1, 2]).verdict, "pass");
 * ```
 */
export function checkVjp<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  vjp: (
    x: Like<X>,
    cotangent: Like<Awaited<R>>,
  ) => AnswerFor<R, InShapeOf<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, CheckReport> {
  return runCheck("checkVjp", f, x, options, (calls) => {
    const multiply = (cotangent: Float64Array) =>
      calls.code((x) =>
        vjp(
          x as never,
          shaped(calls.outputs, cotangent) as never,
        ), cotangent);
    return productCase("vjp", calls, multiply);
  });
}

/**
 * The check of a vector-Jacobian product as an assertion, for any test runner: throws unless it passes. Costs what `checkVjp`
 * costs.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param vjp Takes x and a cotangent like f(x), returns the gradient of their product, in the shape of x.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {CheckError} If the product is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertVjp } from "@fluxion/fluxion";
 *
 * assertVjp((x: number[]) => x[0] * x[1], (x, u) => [u * x[1], u * x[0]], [3, 4]);
 * ```
 */
export function assertVjp<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  vjp: (
    x: Like<X>,
    cotangent: Like<Awaited<R>>,
  ) => AnswerFor<R, InShapeOf<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, void> {
  return throwUnlessPassed<R>(checkVjp(f, vjp, x, options));
}
