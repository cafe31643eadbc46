// Names of 0.1.0 for functions that return promises: each operator takes those by itself.

import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import type { Filled } from "../core/tree.ts";
import type { Verdict } from "../core/verdict.ts";
import {
  derivative,
  type DerivativeOptions,
  estimateDerivative,
} from "./derivative.ts";
import {
  estimateGradient,
  gradient,
  type GradientOptions,
} from "./gradient.ts";
import { estimateHessian, hessian, type HessianOptions } from "./hessian.ts";
import {
  estimateJacobian,
  jacobian,
  type JacobianOptions,
} from "./jacobian.ts";
import type { OperatorOptions } from "./options.ts";
import type {
  Answer,
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  JacobianOf,
  PointLike,
} from "./types.ts";

/** f as an `async` function, which is known to return promises before it is called. */
// deno-lint-ignore no-explicit-any -- the operators' own types say what f takes and returns
function later(f: any): any {
  return typeof f === "function"
    ? async (...all: unknown[]) => await f(...all)
    : f;
}

/** `derivative` of a function that returns a promise, or may. */
export function derivativeAsync<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options?: DerivativeOptions,
): Promise<number> {
  return attempt(() => derivative(later(f), x, options));
}

/** `estimateDerivative` of a function that returns a promise, or may. */
export function estimateDerivativeAsync<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options?: DerivativeOptions,
): Promise<Estimate> {
  return attempt(() => estimateDerivative(later(f), x, options));
}

/** `gradient` of a function that returns a promise, or may. */
export function gradientAsync<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options?: GradientOptions & ArgumentOption<K>,
): Promise<Chosen<X, K>> {
  return attempt(() => gradient(later(f), x, options));
}

/** `estimateGradient` of a function that returns a promise, or may. */
export function estimateGradientAsync<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options?: GradientOptions & ArgumentOption<K>,
): Promise<ArrayEstimate<Chosen<X, K>, Filled<Chosen<X, K>, Verdict>>> {
  return attempt(() => estimateGradient(later(f), x, options));
}

/** `jacobian` of a function that returns a promise, or may. */
export function jacobianAsync<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options?: JacobianOptions & ArgumentOption<K>,
): Promise<JacobianOf<R, Chosen<X, K>>> {
  return attempt(() => jacobian(later(f), x, options));
}

/** `estimateJacobian` of a function that returns a promise, or may. */
export function estimateJacobianAsync<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options?: OperatorOptions & ArgumentOption<K>,
): Promise<
  ArrayEstimate<
    JacobianOf<R, Chosen<X, K>>,
    Filled<Answer<R>, Filled<Chosen<X, K>, Verdict>>
  >
> {
  return attempt(() => estimateJacobian(later(f), x, options));
}

/** `hessian` of a function that returns a promise, or may; likewise its gradient. */
export function hessianAsync<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: HessianOptions<Chosen<X, K>> & ArgumentOption<K> = {},
): Promise<Filled<Chosen<X, K>, Filled<Chosen<X, K>, number>>> {
  const gradient = later(options.gradient);
  return attempt(() => hessian(later(f), x, { ...options, gradient }));
}

/** `estimateHessian` of a function that returns a promise, or may; likewise its gradient. */
export function estimateHessianAsync<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: HessianOptions<Chosen<X, K>> & ArgumentOption<K> = {},
): Promise<
  ArrayEstimate<
    Filled<Chosen<X, K>, Filled<Chosen<X, K>, number>>,
    Filled<Chosen<X, K>, Filled<Chosen<X, K>, Verdict>>
  >
> {
  const gradient = later(options.gradient);
  return attempt(() => estimateHessian(later(f), x, { ...options, gradient }));
}

/** What is refused before f is called is refused by a rejection, too. */
// deno-lint-ignore require-await -- what is thrown is to be a rejection
async function attempt<T>(work: () => unknown): Promise<T> {
  return work() as Promise<T>;
}
