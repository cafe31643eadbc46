import type { Estimate } from "../core/estimate.ts";
import { type Like, shown, type Tensor } from "../core/tensor.ts";
import { exploreVector } from "./explore_vector.ts";
import type { OperatorOptions } from "./options.ts";
import { sumOf } from "./sum.ts";

/** What `divergence` takes besides f and x. */
export type DivergenceOptions = OperatorOptions;

const ACTION = "Cannot take the divergence of f";

/**
 * The divergence of a vector field: the sum of the derivatives of each output by its own coordinate.
 *
 * Costs 6 to 16 evaluations of f for each element of x and one more, where f is smooth.
 *
 * @param f Takes x, returns as many numbers as x has, in its shape.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns another shape or changes
 * its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { divergence } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(divergence(([x, y]) => [x * y, y ** 2], [1, 2]) - 6) < 1e-11);
 * ```
 */
export function divergence<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: DivergenceOptions,
): number {
  return estimateDivergence(f, x, options).value;
}

/**
 * The divergence of a vector field with its error, its cost and the worst verdict of its terms.
 *
 * @param f Takes x, returns as many numbers as x has, in its shape.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns another shape or changes
 * its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateDivergence } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateDivergence(([x, y]) => [x * y, y ** 2], [1, 2]);
 * assert.ok(Math.abs(value - 6) <= error && error < 1e-10);
 * ```
 */
export function estimateDivergence<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: DivergenceOptions,
): Estimate;
export function estimateDivergence(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  options: DivergenceOptions = {},
): Estimate {
  return exploreVector(f, x, options, ACTION, (explorer) => {
    const { point, outputs } = explorer;
    if (String(outputs.shape) !== String(point.shape)) {
      throw new TypeError(
        `${ACTION} as it has shape ${shown(outputs.shape)} and x has ` +
          `${shown(point.shape)}: they must agree; use jacobian`,
      );
    }
    const terms = point.coordinates.map((i) => explorer.along(i, 1, [i])[0]);
    return sumOf(terms, (i) => point.path(i), point.evaluations);
  });
}
