import type { ArrayEstimate } from "../core/estimate.ts";
import { type AsyncOptions, replay } from "./replay.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { estimateHessian, hessian, type HessianOptions } from "./hessian.ts";
import type { NestedNumbers } from "./jacobian.ts";
import type { OperatorOptions } from "./options.ts";

/** What `hessianAsync` takes besides f and x. */
export interface HessianAsyncOptions<X extends Tensor = Tensor>
  extends OperatorOptions, AsyncOptions {
  /** The gradient of f, a promise of numbers in the shape of x: then only first differences are taken, of it. */
  readonly gradient?: (x: Like<X>) => PromiseLike<Tensor>;
}

const ACTION = "Cannot take the Hessian of f";

/**
 * The Hessian of a function that returns a promise of a number: `hessian`, with the elements of x, then their pairs, looked at
 * side by side.
 *
 * The result has the same bits as that of `hessian` for the same function, after as many evaluations. Each call of f gets a
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
 * import { hessianAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const cost = ([x, y]: number[]) => Promise.resolve(x ** 2 * y);
 * const rows = await hessianAsync(cost, [2, 3], { concurrency: 4 }) as number[][];
 * assert.deepEqual(rows.map((row) => row.map(Math.round)), [[6, 4], [4, 0]]);
 * ```
 */
export function hessianAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<number>,
  x: X,
  options: HessianAsyncOptions<X> = {},
): Promise<NestedNumbers> {
  return twin(hessian, f, x, options);
}

/**
 * The Hessian of a function that returns a promise of a number, with the error of every element, the cost and verdicts:
 * `estimateHessian`, with the elements of x, then their pairs, looked at side by side.
 *
 * The result is that of `estimateHessian` for the same function. Each call of f gets a copy of x of its own, x itself is not
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
 * import { estimateHessianAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const cost = ([x, y]: number[]) => Promise.resolve(x ** 2 * y);
 * const { value, error } = await estimateHessianAsync(cost, [2, 3]);
 * const [[byXX]] = value as number[][];
 * const [[errorXX]] = error as number[][];
 * assert.ok(Math.abs(byXX - 6) <= errorXX && errorXX < 1e-6);
 * ```
 */
export function estimateHessianAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<number>,
  x: X,
  options: HessianAsyncOptions<X> = {},
): Promise<ArrayEstimate<NestedNumbers>> {
  return twin(estimateHessian, f, x, options);
}

/** The Hessian from f, or from the gradient alone where that is given: f is not called then. */
function twin<X extends Tensor, T>(
  operator: (
    f: (x: Like<X>) => number,
    x: X,
    options: HessianOptions<X>,
  ) => T,
  f: (x: Like<X>) => PromiseLike<number>,
  x: X,
  { gradient, ...options }: HessianAsyncOptions<X>,
): Promise<T> {
  if (gradient) {
    return replay(
      (gradient: (x: Like<X>) => Tensor, x: X) =>
        operator(() => NaN, x, { ...options, gradient }),
      gradient,
      x,
      options,
      ACTION,
    );
  }
  return replay(
    (f: (x: Like<X>) => number, x: X) => operator(f, x, options),
    f,
    x,
    options,
    ACTION,
    NaN,
  );
}
