import type { Like, Tensor } from "../core/tensor.ts";
import type { Calls } from "./calls.ts";
import type { Case } from "./examine.ts";
import { nonlinear } from "./linearity.ts";
import { shapeMismatch } from "./shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import { productSubject } from "./output_subject.ts";
import { likewise } from "./standpoint.ts";
import type { CheckReport } from "./report.ts";
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
 * @param x Where to check: a number, an array to any depth, or a typed array.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but numbers.
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
export function checkJvp<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  jvp: (x: Like<X>, tangent: Like<X>) => Tensor,
  x: X,
  options: CheckOptions = {},
): CheckReport {
  return runCheck("checkJvp", f, x, options, (calls) => {
    const { point } = calls;
    const multiply = (tangent: Float64Array) => {
      const argument = point.argument as Like<X>;
      return jvp(argument, likewise(argument, tangent) as Like<X>);
    };
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
 * @param x Where to check: a number, an array to any depth, or a typed array.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but numbers.
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
export function checkVjp<X extends Tensor, Y extends Tensor>(
  f: (x: Like<X>) => Y,
  vjp: (x: Like<X>, cotangent: Like<Y>) => Tensor,
  x: X,
  options: CheckOptions = {},
): CheckReport {
  return runCheck("checkVjp", f, x, options, (calls) => {
    const multiply = (cotangent: Float64Array) =>
      vjp(
        calls.point.argument as Like<X>,
        likewise(calls.output, cotangent) as Like<Y>,
      );
    return productCase("vjp", calls, multiply);
  });
}

/**
 * The check of a Jacobian-vector product as an assertion, for any test runner: throws unless it passes. Costs what `checkJvp`
 * costs.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param jvp Takes x and a tangent like x, returns the derivative of f along it, in the shape of f(x).
 * @param x Where to check: a number, an array to any depth, or a typed array.
 * @throws {CheckError} If the product is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertJvp } from "@fluxion/fluxion";
 *
 * assertJvp((x: number) => [x, x * x], (x, dx) => [dx, 2 * x * dx], 3);
 * ```
 */
export function assertJvp<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  jvp: (x: Like<X>, tangent: Like<X>) => Tensor,
  x: X,
  options: CheckOptions = {},
): void {
  throwUnlessPassed(checkJvp(f, jvp, x, options));
}

/**
 * The check of a vector-Jacobian product as an assertion, for any test runner: throws unless it passes. Costs what `checkVjp`
 * costs.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param vjp Takes x and a cotangent like f(x), returns the gradient of their product, in the shape of x.
 * @param x Where to check: a number, an array to any depth, or a typed array.
 * @throws {CheckError} If the product is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertVjp } from "@fluxion/fluxion";
 *
 * assertVjp((x: number[]) => x[0] * x[1], (x, u) => [u * x[1], u * x[0]], [3, 4]);
 * ```
 */
export function assertVjp<X extends Tensor, Y extends Tensor>(
  f: (x: Like<X>) => Y,
  vjp: (x: Like<X>, cotangent: Like<Y>) => Tensor,
  x: X,
  options: CheckOptions = {},
): void {
  throwUnlessPassed(checkVjp(f, vjp, x, options));
}

function productCase(
  side: "jvp" | "vjp",
  calls: Calls,
  multiply: (weights: Float64Array) => unknown,
): Case {
  const { point } = calls;
  const times = (weights: Float64Array) =>
    answerOf(() => multiply(weights), side);
  const sizeOfVector = () => side === "jvp" ? point.size : calls.outputs;
  return {
    what: side,
    calls,
    array: true,
    ask: () => times(new Float64Array(sizeOfVector()).fill(1)),
    shapeMismatch: (value, { derivative }) =>
      shapeMismatch(
        side,
        derivative.shape,
        side === "jvp" ? value.shape : point.shape,
        side === "jvp" ? "of f(x)" : "of x",
      ) ?? nonlinear(
        side,
        side === "jvp" ? "tangent" : "cotangent",
        sizeOfVector(),
        (weights) => times(weights).derivative.data,
      ),
    subject: ({ shape }) =>
      productSubject(
        side,
        calls,
        shape,
        (weights) => times(weights).derivative.data,
      ),
  };
}
