import type { Estimate } from "../core/estimate.ts";
import { type AsyncOptions, replay } from "./replay.ts";
import {
  derivative,
  type DerivativeOptions,
  estimateDerivative,
} from "./derivative.ts";

/** What `derivativeAsync` takes besides f and x. */
export type DerivativeAsyncOptions = DerivativeOptions & AsyncOptions;

const ACTION = "Cannot take the derivative of f";

/**
 * The derivative of a function that returns a promise of a number: `derivative`, with several calls in flight.
 *
 * The result has the same bits as that of `derivative` for the same function, after as many evaluations. A rejection of f ends
 * it; where f is undefined beside x, let it return NaN.
 *
 * @param f Takes a number, returns a promise of a number.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is not a number or f returns a promise of anything but one number.
 * @throws {RangeError} If bounds exclude x, the order is not 1, 2, 3 or 4, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { derivativeAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const service = (x: number) => Promise.resolve(Math.sin(x));
 * const slope = await derivativeAsync(service, 1, { concurrency: 2 });
 * assert.ok(Math.abs(slope - Math.cos(1)) < 1e-12);
 * ```
 */
export function derivativeAsync(
  f: (x: number) => PromiseLike<number>,
  x: number,
  options: DerivativeAsyncOptions = {},
): Promise<number> {
  return replay(
    (f, x: number) => derivative(f, x, options),
    f,
    x,
    options,
    ACTION,
    NaN,
  );
}

/**
 * The derivative of a function that returns a promise of a number, with its error, its cost and a verdict:
 * `estimateDerivative`, with several calls in flight.
 *
 * The result is that of `estimateDerivative` for the same function. A rejection of f ends it; where f is undefined beside x,
 * let it return NaN.
 *
 * @param f Takes a number, returns a promise of a number.
 * @throws {EvaluationError} With the first rejection of f as its `cause`, and the point that caused it.
 * @throws {TypeError} If x is not a number or f returns a promise of anything but one number.
 * @throws {RangeError} If bounds exclude x, the order is not 1, 2, 3 or 4, or the concurrency is not a whole number from 1 up.
 *
 * @example
 * ```ts
 * import { estimateDerivativeAsync } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const service = (x: number) => Promise.resolve(Math.abs(x));
 * const { verdict } = await estimateDerivativeAsync(service, 0);
 * assert.ok(verdict.kind === "kink" && verdict.left.value === -1);
 * ```
 */
export function estimateDerivativeAsync(
  f: (x: number) => PromiseLike<number>,
  x: number,
  options: DerivativeAsyncOptions = {},
): Promise<Estimate> {
  return replay(
    (f, x: number) => estimateDerivative(f, x, options),
    f,
    x,
    options,
    ACTION,
    NaN,
  );
}
