import type { ArrayEstimate } from "../core/estimate.ts";
import { type AsyncOptions, replay } from "./replay.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import {
  estimateJacobian,
  jacobian,
  type JacobianOptions,
  type NestedNumbers,
} from "./jacobian.ts";
import type { OperatorOptions } from "./options.ts";

/** What `jacobianAsync` takes besides f and x. */
export type JacobianAsyncOptions = JacobianOptions & AsyncOptions;

/** What `estimateJacobianAsync` takes besides f and x. */
export type EstimateJacobianAsyncOptions = OperatorOptions & AsyncOptions;

const ACTION = "Cannot take the Jacobian of f";

/**
 * The Jacobian of a function that returns a promise of numbers: `jacobian`, with the elements of x looked at side by side.
 *
 * The result has the same bits as that of `jacobian` for the same function, after as many evaluations. The first call goes
 * alone: it tells how much f returns. Each call of f gets a copy of x of its own, x itself is not touched. A rejection of f
 * ends it; where f is undefined beside x, let it return NaN.
 *
 * @param f Takes x, returns a promise of a number or of an array of numbers.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is ragged, empty or holds a non-number, or if f returns a promise of anything but numbers.
 * @throws {RangeError} If bounds exclude x, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { jacobianAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const service = ([x, y]: number[]) => Promise.resolve([x * y, x - y]);
 * const rows = await jacobianAsync(service, [2, 3], { concurrency: 4 }) as number[][];
 * assert.deepEqual(rows.map((row) => row.map(Math.round)), [[3, 2], [1, -1]]);
 * ```
 */
export function jacobianAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<Tensor>,
  x: X,
  options: JacobianAsyncOptions = {},
): Promise<NestedNumbers> {
  return replay(
    (f: (x: Like<X>) => Tensor, x: X) => jacobian(f, x, options),
    f,
    x,
    options,
    ACTION,
  );
}

/**
 * The Jacobian of a function that returns a promise of numbers, with the error of every element, the cost and verdicts:
 * `estimateJacobian`, with the elements of x looked at side by side.
 *
 * The result is that of `estimateJacobian` for the same function. Each call of f gets a copy of x of its own, x itself is not
 * touched. A rejection of f ends it; where f is undefined beside x, let it return NaN.
 *
 * @param f Takes x, returns a promise of a number or of an array of numbers.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is ragged, empty or holds a non-number, or if f returns a promise of anything but numbers.
 * @throws {RangeError} If bounds exclude x, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { estimateJacobianAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const service = ([x, y]: number[]) => Promise.resolve([x * y, Math.abs(x - y)]);
 * const { value, verdict } = await estimateJacobianAsync(service, [2, 2]);
 * assert.ok(Math.abs((value as number[][])[0][1] - 2) < 1e-11);
 * assert.equal(verdict.kind, "kink");
 * ```
 */
export function estimateJacobianAsync<X extends Tensor>(
  f: (x: Like<X>) => PromiseLike<Tensor>,
  x: X,
  options: EstimateJacobianAsyncOptions = {},
): Promise<ArrayEstimate<NestedNumbers>> {
  return replay(
    (f: (x: Like<X>) => Tensor, x: X) => estimateJacobian(f, x, options),
    f,
    x,
    options,
    ACTION,
  );
}
