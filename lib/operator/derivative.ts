import type { DerivativeOrder } from "../core/method.ts";
import { checkOptions } from "../core/names.ts";
import type { Estimate } from "../core/estimate.ts";
import {
  notOneNumber,
  numberLine,
  type Probe,
  PromiseError,
} from "../core/line.ts";
import { shown } from "../core/array.ts";
import { differentiateNumber } from "../difference/kernel.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { operate, operateAsync, valueOf } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { checkInside } from "./line/bounds.ts";
import { drive } from "../core/drive.ts";
import { Failures } from "./drive/failures.ts";
import {
  checkOnError,
  isPlain,
  methodOf,
  ORDER_OPTIONS,
  orderOf,
  type OrderOptions,
} from "./options.ts";
import type { Awaitable, Settled } from "./types.ts";

/** What `derivative` takes besides f and x. */
export type DerivativeOptions = OrderOptions<number>;

const ACTION = "Cannot take the derivative of f";

const OPERATORS: Operator<Estimate>[] = [];

function operatorOf(order: DerivativeOrder): Operator<Estimate> {
  return OPERATORS[order] ??= {
    action: ACTION,
    options: ORDER_OPTIONS,
    isScalar: true,
    *plan(lines) {
      return (yield [lines.partial(0, order)])[0][0];
    },
  };
}

/**
 * The derivative of a function of one number, of order 1 to 4.
 *
 * Costs 7 to 17 evaluations of f, to 21 for the higher orders, where f is smooth at the scale of x or of 1, with the default
 * method; 2 with `central()`. If f returns promises, so does `derivative`: with the same bits after as many evaluations, those
 * that can be wanted at once in flight at once.
 *
 * @param f Takes a number, returns a number or a promise of one. It may be undefined (NaN, infinite or thrown) on one side of x.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If bounds exclude x or the order is not 1, 2, 3 or 4.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { derivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(derivative(Math.sin, 1) - Math.cos(1)) < 1e-13);
 * assert.ok(Math.abs(derivative(Math.sin, 1, { derivativeOrder: 2 }) + Math.sin(1)) < 1e-11);
 *
 * const service = (x: number) => Promise.resolve(Math.sin(x));
 * assert.equal(await derivative(service, 1, { concurrency: 2 }), derivative(Math.sin, 1));
 * ```
 */
export function derivative<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options?: DerivativeOptions,
): Settled<R, number>;
export function derivative(
  f: (x: number) => number,
  x: number,
  options: DerivativeOptions = {},
): unknown {
  checkNumber(x);
  const order = orderOf(options.derivativeOrder, ACTION);
  if (isPlain(options)) {
    checkOptions(options, ORDER_OPTIONS, ACTION);
    const method = (options.method as FiniteDifference).atOrder(order);
    try {
      return differentiateNumber(method, f, x, ACTION);
    } catch (error) {
      return valueOf(later(error, operatorOf(order), f, x, options, false));
    }
  }
  return valueOf(estimated(f, x, options, false));
}

/**
 * The derivative of a function of one number with its error, its cost and a verdict.
 *
 * @param f Takes a number, returns a number or a promise of one. It may be undefined (NaN, infinite or thrown) on one side of x.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If bounds exclude x or the order is not 1, 2, 3 or 4.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateDerivative(Math.log, 1e-8);
 * assert.ok(Math.abs(value - 1e8) <= error && error < 1e-2);
 * assert.equal(verdict.kind, "ok");
 *
 * const kink = estimateDerivative(Math.abs, 0).verdict;
 * assert.ok(kink.kind === "kink" && kink.left.value === -1 && kink.right.value === 1);
 * ```
 */
export function estimateDerivative<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options?: DerivativeOptions,
): Settled<R, Estimate>;
export function estimateDerivative(
  f: (x: number) => number,
  x: number,
  options: DerivativeOptions = {},
): unknown {
  checkNumber(x);
  return estimated(f, x, options, true);
}

/** A search along the number line; with a trace, or if f returns promises, by the operators' drivers. */
function estimated(
  f: (x: number) => number,
  x: number,
  options: DerivativeOptions,
  wantsError: boolean,
): Estimate | Promise<Estimate> {
  const { method, bounds, derivativeOrder, trace, argument } = options;
  const way = methodOf(method);
  const order = orderOf(derivativeOrder, ACTION);
  const isWatched = trace !== undefined || argument !== undefined;
  if (isWatched || typeof f !== "function" || (!wantsError && way.sample)) {
    return operate(operatorOf(order), f, x, options, wantsError);
  }
  checkOptions(options, ORDER_OPTIONS, ACTION);
  checkOnError(options.onError, ACTION);
  const lower = bounds?.lower ?? -Infinity;
  const upper = bounds?.upper ?? Infinity;
  checkInside(x, lower, upper, "x", ACTION);
  const failures = new Failures(options.onError);
  const atCenter = () => {
    const value = f(x);
    if (typeof value === "number") return value;
    throw notOneNumber(value, ACTION, `x = ${x}`, true);
  };
  const answer = ({ count, positions, values }: Probe) => {
    for (let i = 0; i < count; i++) {
      values[i] = valueBeside(f, positions[i], failures);
    }
  };
  try {
    const line = numberLine(x, lower, upper);
    const estimate = way.estimate && Number.isFinite(x)
      ? way.estimate(line, order, atCenter(), answer)
      : drive(way.differentiate(line, order), answer, atCenter);
    return failures.tell([estimate], x)[0];
  } catch (error) {
    return later(error, operatorOf(order), f, x, options, wantsError);
  }
}

/** f beside x; NaN where it throws what may tell of its domain. */
function valueBeside(
  f: (x: number) => number,
  position: number,
  failures: Failures,
): number {
  try {
    const value = f(position);
    if (typeof value === "number") return value;
    throw notOneNumber(value, ACTION, `x = ${position}`);
  } catch (error) {
    if (!failures.take(position, error)) throw error;
    return NaN;
  }
}

/** The same by promises, if an error tells that f returns them. */
function later(
  error: unknown,
  operator: Operator<Estimate>,
  f: unknown,
  x: number,
  options: DerivativeOptions,
  wantsError: boolean,
): Promise<Estimate> {
  if (!(error instanceof PromiseError)) throw error;
  return operateAsync(operator, f, x, options, wantsError, error.first);
}

function checkNumber(x: unknown): void {
  if (typeof x === "number") return;
  const hint = typeof x === "object" && x !== null ? "; use gradient" : "";
  throw new TypeError(
    `${ACTION} as x is ${shown(x)}: x must be a number${hint}`,
  );
}
