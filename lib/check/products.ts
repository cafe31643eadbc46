import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import type { Calls } from "./point/calls.ts";
import type { Case } from "./examine.ts";
import { nonlinear } from "./precondition/linearity.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import { productSubject } from "./subject/output_subject.ts";
import { shaped } from "../core/structure.ts";
import type { CheckReport } from "./report/report.ts";
import { answerOf, runCheck, throwUnlessPassed } from "./run.ts";

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
export function checkJvp<X extends Tree>(
  f: (x: Like<X>) => Tree,
  jvp: (x: Like<X>, tangent: Like<X>) => Tree,
  x: X,
  options?: CheckOptions,
): CheckReport;
/** The same check of a function that returns promises, each call at a copy of x: resolves to the report. */
export function checkJvp<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<Tree>,
  jvp: (x: Like<X>, tangent: Like<X>) => Tree | PromiseLike<Tree>,
  x: X,
  options?: CheckOptions,
): Promise<CheckReport>;
export function checkJvp(
  f: (x: never) => unknown,
  jvp: (x: never, tangent: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): CheckReport | Promise<CheckReport> {
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
export function checkVjp<X extends Tree, Y extends Tree>(
  f: (x: Like<X>) => Y,
  vjp: (x: Like<X>, cotangent: Like<Y>) => InShapeOf<NoInfer<X>>,
  x: X,
  options?: CheckOptions,
): CheckReport;
/** The same check of a function that returns promises, each call at a copy of x: resolves to the report. */
export function checkVjp<X extends Tree, Y extends Tree>(
  f: (x: Like<X>) => PromiseLike<Y>,
  vjp: (x: Like<X>, cotangent: Like<Y>) =>
    | InShapeOf<NoInfer<X>>
    | PromiseLike<InShapeOf<NoInfer<X>>>,
  x: X,
  options?: CheckOptions,
): Promise<CheckReport>;
export function checkVjp(
  f: (x: never) => unknown,
  vjp: (x: never, cotangent: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): CheckReport | Promise<CheckReport> {
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
export function assertJvp<X extends Tree>(
  f: (x: Like<X>) => Tree,
  jvp: (x: Like<X>, tangent: Like<X>) => Tree,
  x: X,
  options?: CheckOptions,
): void;
/** The same assertion of a function that returns promises, each call at a copy of x: rejects unless it passes. */
export function assertJvp<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<Tree>,
  jvp: (x: Like<X>, tangent: Like<X>) => Tree | PromiseLike<Tree>,
  x: X,
  options?: CheckOptions,
): Promise<void>;
export function assertJvp(
  f: (x: never) => unknown,
  jvp: (x: never, tangent: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): void | Promise<void> {
  return throwUnlessPassed(
    checkJvp(f as () => Tree, jvp as () => Tree, x, options),
  );
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
export function assertVjp<X extends Tree, Y extends Tree>(
  f: (x: Like<X>) => Y,
  vjp: (x: Like<X>, cotangent: Like<Y>) => InShapeOf<NoInfer<X>>,
  x: X,
  options?: CheckOptions,
): void;
/** The same assertion of a function that returns promises, each call at a copy of x: rejects unless it passes. */
export function assertVjp<X extends Tree, Y extends Tree>(
  f: (x: Like<X>) => PromiseLike<Y>,
  vjp: (x: Like<X>, cotangent: Like<Y>) =>
    | InShapeOf<NoInfer<X>>
    | PromiseLike<InShapeOf<NoInfer<X>>>,
  x: X,
  options?: CheckOptions,
): Promise<void>;
export function assertVjp(
  f: (x: never) => unknown,
  vjp: (x: never, cotangent: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): void | Promise<void> {
  return throwUnlessPassed(
    checkVjp(f as () => Tree, vjp as () => Tree, x, options),
  );
}

function productCase(
  side: "jvp" | "vjp",
  calls: Calls,
  multiply: (weights: Float64Array) => unknown,
): Case {
  const { point } = calls;
  const times = (weights: Float64Array) =>
    answerOf(() => multiply(weights), side);
  const sizeOfVector = () => side === "jvp" ? point.size : calls.outputs.size;
  return {
    what: side,
    calls,
    array: true,
    ask: () => times(new Float64Array(sizeOfVector()).fill(1)),
    shapeMismatch: (value, { derivative }) =>
      shapeMismatch(
        side,
        derivative.structure,
        side === "jvp" ? value.structure : point.structure,
        side === "jvp" ? "of f(x)" : "of x",
      ) ?? nonlinear(
        side,
        side === "jvp" ? "tangent" : "cotangent",
        sizeOfVector(),
        (weights) => times(weights).derivative.data,
      ),
    subject: ({ structure }) =>
      productSubject(
        side,
        calls,
        structure,
        (weights) => times(weights).derivative.data,
      ),
  };
}
