import { drive } from "./drive.ts";
import type { Estimate } from "../core/estimate.ts";
import { notOneNumber, numberLine } from "../core/line.ts";
import { takeDifference } from "../difference/take_difference.ts";
import { shown } from "../core/tensor.ts";
import { checkInside } from "./bounds.ts";
import { isFixed, methodOf, orderOf, type OrderOptions } from "./options.ts";

/** What `derivative` takes besides f and x. */
export type DerivativeOptions = OrderOptions<number>;

const ACTION = "Cannot take the derivative of f";

/**
 * The derivative of a function of one number, of order 1 to 4.
 *
 * Costs 7 to 17 evaluations of f, to 21 for the higher orders, where f is smooth at the scale of x or of 1, with the default
 * method; 2 with `central()`.
 *
 * @param f Takes a number, returns a number. It may be undefined (NaN, infinite or thrown) on one side of x.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If bounds exclude x or the order is not 1, 2, 3 or 4.
 *
 * @example
 * ```ts
 * import { derivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(derivative(Math.sin, 1) - Math.cos(1)) < 1e-13);
 * assert.ok(Math.abs(derivative(Math.sin, 1, { derivativeOrder: 2 }) + Math.sin(1)) < 1e-11);
 * ```
 */
export function derivative(
  f: (x: number) => number,
  x: number,
  options: DerivativeOptions = {},
): number {
  const { method } = options;
  if (isFixed(method) && options.bounds === undefined) {
    checkNumber(x);
    const order = orderOf(options.derivativeOrder, ACTION);
    return takeDifference(method.atOrder(order), f, x, ACTION);
  }
  return estimateDerivative(f, x, options).value;
}

/**
 * The derivative of a function of one number with its error, its cost and a verdict.
 *
 * @param f Takes a number, returns a number. It may be undefined (NaN, infinite or thrown) on one side of x.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If bounds exclude x or the order is not 1, 2, 3 or 4.
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
export function estimateDerivative(
  f: (x: number) => number,
  x: number,
  { method, bounds, derivativeOrder }: DerivativeOptions = {},
): Estimate {
  checkNumber(x);
  const order = orderOf(derivativeOrder, ACTION);
  const lower = bounds?.lower ?? -Infinity;
  const upper = bounds?.upper ?? Infinity;
  checkInside(x, lower, upper, "x", ACTION);
  const line = numberLine(x, lower, upper);
  return drive(methodOf(method).differentiate(line, order), (position) => {
    const value = f(position);
    if (typeof value !== "number") {
      throw notOneNumber(value, ACTION, `x = ${position}`);
    }
    return value;
  });
}

function checkNumber(x: unknown): void {
  if (typeof x === "number") return;
  const hint = typeof x === "object" && x !== null ? "; use gradient" : "";
  throw new TypeError(
    `${ACTION} as x is ${shown(x)}: x must be a number${hint}`,
  );
}
