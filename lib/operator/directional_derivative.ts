import type { Estimate } from "../core/estimate.ts";
import { OK } from "../core/verdicts.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { componentsOf } from "./direction.ts";
import { explore } from "./explore.ts";
import { orderOf, type OrderOptions } from "./options.ts";

/** What `directionalDerivative` takes besides f, x and v. */
export type DirectionalDerivativeOptions = OrderOptions;

const ACTION = "Cannot take the directional derivative of f";

/**
 * The derivative of a scalar function along a direction: that of `f(x + t v)` by t at 0, of order 1 to 4.
 *
 * The direction is not normalised: twice the direction is twice the derivative. Costs as much as one derivative, whatever
 * the number of variables.
 *
 * @param f Takes x, returns one number.
 * @param v The direction, in the shape of x.
 * @throws {TypeError} If x or v is ragged, empty or holds a non-number, their shapes differ, or if f returns
 * anything but one number or changes its argument.
 * @throws {RangeError} If bounds exclude x, v is not finite, or the order is not 1, 2, 3 or 4.
 *
 * @example
 * ```ts
 * import { directionalDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const slope = directionalDerivative(([x, y]) => x * y ** 2, [1, 2], [3, -1]);
 * assert.ok(Math.abs(slope - 8) < 1e-11);
 * ```
 */
export function directionalDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  v: Like<X>,
  options?: DirectionalDerivativeOptions,
): number {
  return estimateDirectionalDerivative(f, x, v, options).value;
}

/**
 * The derivative of a scalar function along a direction with its error, its cost and a verdict.
 *
 * @param f Takes x, returns one number.
 * @param v The direction, in the shape of x.
 * @throws {TypeError} If x or v is ragged, empty or holds a non-number, their shapes differ, or if f returns
 * anything but one number or changes its argument.
 * @throws {RangeError} If bounds exclude x, v is not finite, or the order is not 1, 2, 3 or 4.
 *
 * @example
 * ```ts
 * import { estimateDirectionalDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateDirectionalDerivative(([x, y]) => x * y ** 2, [1, 2], [3, -1]);
 * assert.ok(Math.abs(value - 8) <= error && error < 1e-10);
 * ```
 */
export function estimateDirectionalDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  v: Like<X>,
  options?: DirectionalDerivativeOptions,
): Estimate;
export function estimateDirectionalDerivative(
  f: (x: Tensor) => number,
  x: Tensor,
  v: Tensor,
  options: DirectionalDerivativeOptions = {},
): Estimate {
  const order = orderOf(options.derivativeOrder, ACTION);
  return explore(f, x, options, ACTION, (explorer) => {
    const direction = componentsOf(v, explorer.point);
    return direction.length === 0
      ? { value: 0, error: 0, evaluations: 1, verdict: OK }
      : explorer.toward(direction, order);
  });
}
