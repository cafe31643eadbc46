import type { Estimate } from "../core/estimate.ts";
import type { ElementPath } from "../core/number_tree.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { ORDER_OPTIONS, orderOf, type OrderOptions } from "./options.ts";
import type {
  ArgumentOption,
  Awaitable,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `partialDerivative` takes besides f, x and the path. */
export type PartialDerivativeOptions = OrderOptions;

const ACTION = "Cannot take the partial derivative of f";

function operatorOf(
  path: ElementPath,
  options: OrderOptions,
): Operator<Estimate> {
  const order = orderOf(options, ACTION);
  return {
    action: ACTION,
    options: ORDER_OPTIONS,
    isScalar: true,
    *plan(lines) {
      const i = lines.point.position(path);
      return lines.counted((yield [lines.partial(i, order)])[0][0]);
    },
  };
}

/**
 * One partial derivative of a scalar function, of order 1 to 4.
 *
 * Costs as much as one derivative, whatever the size of x; 2 evaluations with `central()`. A promise, if f returns promises.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @param path Which element: `1` or `[1]` for `x[1]`, `[1, 0]` for `x[1][0]`, `[]` for a number; `"params.beta"` or
 * `["params", "beta"]` in objects.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but one number or changes its
 * argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or the order is not 1, 2, 3 or 4.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { partialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([[w, x], [y, z]]: number[][]) => w * x + y * z ** 3;
 * assert.ok(Math.abs(partialDerivative(f, [[1, 2], [3, 4]], [1, 1]) - 144) < 1e-10);
 * ```
 */
export function partialDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  path: ElementPath,
  options: PartialDerivativeOptions & ArgumentOption<K> = {},
): Settled<R, number> {
  return valueBy(operatorOf(path, options), f, x, options);
}

/**
 * One partial derivative of a scalar function with its error, its cost and a verdict.
 *
 * Takes and throws what `partialDerivative` does.
 *
 * @example
 * ```ts
 * import { estimatePartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimatePartialDerivative(([x, y]) => x * y ** 2, [3, 4], 1);
 * assert.ok(Math.abs(value - 24) <= error && error < 1e-10);
 * ```
 */
export function estimatePartialDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  path: ElementPath,
  options: PartialDerivativeOptions & ArgumentOption<K> = {},
): Settled<R, Estimate> {
  return estimateBy(operatorOf(path, options), f, x, options);
}
