import { driveAll } from "./drive.ts";
import type { ArrayEstimate } from "../core/estimate.ts";
import { OK, worst } from "../core/verdicts.ts";
import { notOneNumber, numberLine } from "../core/line.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import { shown } from "../core/tensor.ts";
import { checkInside } from "./bounds.ts";
import { methodOf, type OperatorOptions } from "./options.ts";
import { FACTORIALS } from "./sum.ts";

/** What `taylor` takes besides f, x and the order. */
export type TaylorOptions = OperatorOptions<number>;

const ACTION = "Cannot expand f";

/**
 * The Taylor coefficients of a function of one number: `[f(x), f'(x), f''(x)/2, ...]` up to an order from 0 to 4.
 *
 * Near x, f(x + t) is about the sum of `coefficient[k] * t ** k`. The orders share their evaluations: 9 to 25 in all where
 * f is smooth.
 *
 * @param f Takes a number, returns a number.
 * @param order The highest power: 0 to 4.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If the order is not 0 to 4 or bounds exclude x.
 *
 * @example
 * ```ts
 * import { taylor } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [a, b, c, d] = taylor(Math.exp, 0, 3);
 * assert.ok(a === 1 && Math.abs(b - 1) < 1e-12 && Math.abs(c - 1 / 2) < 1e-9 && Math.abs(d - 1 / 6) < 1e-7);
 * ```
 */
export function taylor(
  f: (x: number) => number,
  x: number,
  order: number,
  options?: TaylorOptions,
): number[] {
  return estimateTaylor(f, x, order, options).value;
}

/**
 * The Taylor coefficients of a function of one number with their errors, the cost and verdicts.
 *
 * @param f Takes a number, returns a number.
 * @param order The highest power: 0 to 4.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If the order is not 0 to 4 or bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateTaylor } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateTaylor(Math.log, 1, 4);
 * [0, 1, -1 / 2, 1 / 3, -1 / 4].forEach((exact, k) => assert.ok(Math.abs(value[k] - exact) <= error[k]));
 * ```
 */
export function estimateTaylor(
  f: (x: number) => number,
  x: number,
  order: number,
  { method, bounds }: TaylorOptions = {},
): ArrayEstimate<number[]> {
  if (typeof x !== "number") {
    throw new TypeError(`${ACTION} as x is ${shown(x)}: x must be a number`);
  }
  if (![0, 1, 2, 3, 4].includes(order)) {
    throw new RangeError(
      `${ACTION} to order ${order}: the order must be 0, 1, 2, 3 or 4`,
    );
  }
  const lower = bounds?.lower ?? -Infinity;
  const upper = bounds?.upper ?? Infinity;
  checkInside(x, lower, upper, "x", ACTION);
  let evaluations = 0;
  const evaluate = (position: number) => {
    evaluations++;
    const value = f(position);
    if (typeof value !== "number") {
      throw notOneNumber(value, ACTION, `x = ${position}`);
    }
    return value;
  };
  const center = evaluate(x);
  const line = numberLine(x, lower, upper);
  const orders = [1, 2, 3, 4].slice(0, order) as DerivativeOrder[];
  const estimates = driveAll(
    orders.map((n) => methodOf(method).differentiate(line, n)),
    (position) => new Array<number>(order).fill(evaluate(position)),
    orders.map(() => center),
  );
  const verdicts = [OK, ...estimates.map(({ verdict }) => verdict)];
  return {
    value: [
      center,
      ...estimates.map(({ value }, k) => value / FACTORIALS[k + 1]),
    ],
    error: [
      Number.EPSILON * Math.abs(center),
      ...estimates.map(({ error }, k) => error / FACTORIALS[k + 1]),
    ],
    evaluations,
    verdict: worst(verdicts, (k) => `order ${k}`),
    verdicts,
  };
}
