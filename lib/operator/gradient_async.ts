import type { ArrayEstimate } from "../core/estimate.ts";
import { type AsyncOptions, replay } from "./replay.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import {
  estimateGradient,
  gradient,
  type GradientOptions,
} from "./gradient.ts";

/** What `gradientAsync` takes besides f and x. */
export type GradientAsyncOptions = GradientOptions & AsyncOptions;

const ACTION = "Cannot take the gradient of f";

/**
 * The gradient of a function that returns a promise of a number: `gradient`, with the elements of x looked at side by side.
 *
 * The result has the same bits as that of `gradient` for the same function, after as many evaluations. Each call of f gets a
 * copy of x of its own, x itself is not touched. A rejection of f ends it; where f is undefined beside x, let it return NaN.
 *
 * @param f Takes x, returns a promise of one number.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is ragged, empty or holds a non-number, or if f returns a promise of anything but one number.
 * @throws {RangeError} If bounds exclude x, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { gradientAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const cost = ([width, height]: number[]) => Promise.resolve(width * height ** 2);
 * const [byWidth, byHeight] = await gradientAsync(cost, [2, 3], {
 *   concurrency: 4,
 *   signal: AbortSignal.timeout(10_000),
 * });
 * assert.ok(Math.abs(byWidth - 9) < 1e-11 && Math.abs(byHeight - 12) < 1e-11);
 * ```
 */
export function gradientAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<number>,
  x: X,
  options: GradientAsyncOptions = {},
): Promise<Like<X>> {
  return replay(
    (f, x: X) => gradient(f, x, options),
    f,
    x,
    options,
    ACTION,
    NaN,
  );
}

/**
 * The gradient of a function that returns a promise of a number, with the error of every element, the cost and verdicts:
 * `estimateGradient`, with the elements of x looked at side by side.
 *
 * The result is that of `estimateGradient` for the same function. Each call of f gets a copy of x of its own, x itself is not
 * touched. A rejection of f ends it; where f is undefined beside x, let it return NaN.
 *
 * @param f Takes x, returns a promise of one number.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is ragged, empty or holds a non-number, or if f returns a promise of anything but one number.
 * @throws {RangeError} If bounds exclude x, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { estimateGradientAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const cost = ([x, y]: number[]) => Promise.resolve(Math.abs(x) + y ** 2);
 * const { value, error, verdict } = await estimateGradientAsync(cost, [0, 3]);
 * assert.ok(Math.abs(value[1] - 6) <= error[1]);
 * assert.equal(verdict.kind, "kink");
 * ```
 */
export function estimateGradientAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<number>,
  x: X,
  options: GradientAsyncOptions = {},
): Promise<ArrayEstimate<Like<X>>> {
  return replay(
    (f, x: X) => estimateGradient(f, x, options),
    f,
    x,
    options,
    ACTION,
    NaN,
  );
}
