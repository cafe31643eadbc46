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
 * A check of a Jacobian-vector product (forward mode) against the values of f, as `checkGradient` does it.
 *
 * Up to 400 elements the Jacobian is put together from its products with unit tangents and looked at element by element;
 * beyond, products with random tangents are compared. Costs the evaluations that `checkJacobian` costs, and a call of `jvp` for
 * each element of x.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param jvp Takes x and a tangent like x, returns the derivative of f along it, in the shape of f(x); the tangent is the
 *   caller's, to be left alone.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {TypeError} If x is empty or frozen, or holds anything but numbers, or if f returns anything but numbers.
 *
 * @example
 * ```ts
 * import { checkJvp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => [x * y, Math.sin(x)];
 * const jvp = ([x, y]: number[], [dx, dy]: number[]) => [dx * y + x * dy, dx];
 * const report = checkJvp(f, jvp, [1, 2]);
 * assert.equal(report.verdict, "fail");
 * assert.equal(report.worst?.path, "d f[1] / d x[0]");
 * ```
 */
export function checkJvp<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  jvp: (x: Like<X>, tangent: Like<X>) => AnswerFor<R, InShapeOf<Awaited<R>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, CheckReport> {
  return runCheck("checkJvp", f, x, options, (calls) => {
    const { point } = calls;
    const multiply = (tangent: Float64Array) =>
      calls.code((x) =>
        jvp(
          x as never,
          shaped(point.structure, tangent) as never,
        ), tangent);
    return productCase("jvp", calls, multiply);
  });
}

/**
 * The check of a Jacobian-vector product as an assertion, for any test runner: throws unless it passes. Costs what `checkJvp`
 * costs.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param jvp Takes x and a tangent like x, returns the derivative of f along it, in the shape of f(x).
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {CheckError} If the product is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertJvp } from "@fluxion/fluxion";
 *
 * assertJvp((x: number) => [x, x * x], (x, dx) => [dx, 2 * x * dx], 3);
 * ```
 */
export function assertJvp<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  jvp: (x: Like<X>, tangent: Like<X>) => AnswerFor<R, InShapeOf<Awaited<R>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, void> {
  return throwUnlessPassed<R>(checkJvp(f, jvp, x, options));
}
