import type { Estimate } from "../core/estimate.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { explore } from "./explore.ts";
import type { OperatorOptions } from "./options.ts";
import { sumOf } from "./sum.ts";

/** What `laplacian` takes besides f and x. */
export type LaplacianOptions = OperatorOptions;

const ACTION = "Cannot take the Laplacian of f";

/**
 * The Laplacian of a scalar function: the sum of its second derivatives along all coordinates.
 *
 * Costs about 10 evaluations of f for each element of x and one more, where f is smooth.
 *
 * @param f Takes x, returns one number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { laplacian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const harmonic = ([x, y]: number[]) => Math.exp(x) * Math.sin(y);
 * assert.ok(Math.abs(laplacian(harmonic, [1, 2])) < 1e-9);
 * ```
 */
export function laplacian<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: LaplacianOptions,
): number {
  return estimateLaplacian(f, x, options).value;
}

/**
 * The Laplacian of a scalar function with its error, its cost and the worst verdict of its terms.
 *
 * @param f Takes x, returns one number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateLaplacian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateLaplacian(([x, y]) => x ** 2 * y ** 3, [1, 2]);
 * assert.ok(Math.abs(value - 28) <= error && error < 1e-8);
 * ```
 */
export function estimateLaplacian<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: LaplacianOptions,
): Estimate;
export function estimateLaplacian(
  f: (x: Tensor) => number,
  x: Tensor,
  options: LaplacianOptions = {},
): Estimate {
  return explore(f, x, options, ACTION, (explorer) => {
    const { point } = explorer;
    const terms = point.coordinates.map((i) => explorer.along(i, 2));
    return sumOf(terms, (i) => point.path(i), point.evaluations);
  });
}
