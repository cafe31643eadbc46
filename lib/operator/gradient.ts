import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import { worst } from "../core/verdicts.ts";
import { differentiateElements } from "../difference/elements.ts";
import { nest, type Point } from "../core/tensor_point.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { explore } from "./explore.ts";
import { isFixed, type OperatorOptions } from "./options.ts";

/** What `gradient` takes besides f and x. */
export type GradientOptions = OperatorOptions;

const ACTION = "Cannot take the gradient of f";

/**
 * The gradient of a scalar function: every first partial derivative at one point.
 *
 * The result has the kind and the shape of `x`. Arrays are perturbed in place, element by element in row-major order,
 * and put back to the same bits, also when f throws: a function that closes over the array sees the changes. Costs 6 to 16
 * evaluations of f for each element and one more, where f is smooth; `2 · size(x)` with `central()`, `size(x) + 1`
 * with `forward()`.
 *
 * @param f Takes x, returns one number.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 *
 * @example
 * ```ts
 * import { gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [[dw, dx], [dy, dz]] = gradient(([[w, x], [y, z]]) => w * x + y / z, [[1, 2], [3, 4]]);
 * assert.ok(Math.abs(dw - 2) < 1e-12 && Math.abs(dx - 1) < 1e-12);
 * assert.ok(Math.abs(dy - 1 / 4) < 1e-12 && Math.abs(dz + 3 / 16) < 1e-12);
 * ```
 */
export function gradient<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: GradientOptions,
): Like<X>;
export function gradient(
  f: (x: Tensor) => number,
  x: Tensor,
  options: GradientOptions = {},
): Tensor {
  const { method, bounds } = options;
  return isFixed(method) && bounds === undefined
    ? differentiateElements(method, f, x, ACTION)
    : estimateGradient(f, x, options).value;
}

/**
 * The gradient of a scalar function with the error of every element, the cost and verdicts.
 *
 * @param f Takes x, returns one number.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateGradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateGradient(([x, y]) => Math.abs(x) + y ** 2, [0, 3]);
 * assert.ok(Math.abs(value[1] - 6) <= error[1] && error[1] < 1e-11);
 * assert.equal(verdict.kind, "kink");
 * assert.match(verdict.sentence, /^at x\[0\]: the derivative from the left is -1/);
 * ```
 */
export function estimateGradient<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: GradientOptions,
): ArrayEstimate<Like<X>>;
export function estimateGradient(
  f: (x: Tensor) => number,
  x: Tensor,
  options: GradientOptions = {},
): ArrayEstimate<Tensor> {
  return explore(f, x, options, ACTION, (explorer) => {
    const { point } = explorer;
    const estimates = point.coordinates.map((i) => explorer.along(i, 1));
    return assemble(point, estimates);
  });
}

/** The estimates of all coordinates as one. */
function assemble(
  point: Point,
  estimates: readonly Estimate[],
): ArrayEstimate<Tensor> {
  const verdicts = estimates.map(({ verdict }) => verdict);
  return {
    value: point.shaped(estimates.map(({ value }) => value)),
    error: point.shaped(estimates.map(({ value, error }, i) =>
      // A Float32Array rounds the value it is given.
      point.isSingle(i) ? error + Math.abs(value) * 2 ** -24 : error
    )),
    evaluations: point.evaluations,
    verdict: worst(verdicts, (i) => point.path(i)),
    verdicts: nest(verdicts, point.shape),
  };
}
