import type { Estimate } from "../core/estimate.ts";
import type { Tree } from "../core/number_tree.ts";
import { componentsOf } from "./line/direction.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { ORDER_OPTIONS, orderOf, type OrderOptions } from "./options.ts";
import type {
  ArgumentOption,
  Awaitable,
  DirectionOf,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `directionalDerivative` takes besides f, x and v. */
export type DirectionalDerivativeOptions = OrderOptions;

const ACTION = "Cannot take the directional derivative of f";

function operatorOf(
  v: unknown,
  options: OrderOptions,
): Operator<Estimate> {
  const order = orderOf(options, ACTION);
  return {
    action: ACTION,
    options: ORDER_OPTIONS,
    isScalar: true,
    *plan(lines) {
      const direction = componentsOf(v as Tree, lines.point);
      return lines.counted((yield* lines.directional(direction, order))[0]);
    },
  };
}

/**
 * The derivative of a scalar function along a direction: that of `f(x + t v)` by t at 0, of order 1 to 4.
 *
 * The direction is not normalised: twice the direction is twice the derivative. Costs as much as one derivative, whatever
 * the number of variables; 2 evaluations with `central()`. A promise, if f returns promises.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @param v The direction, in the structure of x.
 * @throws {TypeError} If x or v is empty or holds a non-number, their structures differ, or if f returns anything but one number
 * or changes its argument.
 * @throws {RangeError} If bounds exclude x, v is not finite, or the order is not 1, 2, 3 or 4.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
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
export function directionalDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  v: DirectionOf<X, K>,
  options: DirectionalDerivativeOptions & ArgumentOption<K> = {},
): Settled<R, number> {
  return valueBy(operatorOf(v, options), f, x, options);
}

/**
 * The derivative of a scalar function along a direction with its error, its cost and a verdict.
 *
 * Takes and throws what `directionalDerivative` does.
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
export function estimateDirectionalDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  v: DirectionOf<X, K>,
  options: DirectionalDerivativeOptions & ArgumentOption<K> = {},
): Settled<R, Estimate> {
  return estimateBy(operatorOf(v, options), f, x, options);
}
