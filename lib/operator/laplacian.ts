import type { Estimate } from "../core/estimate.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { OPERATOR_OPTIONS, type OperatorOptions } from "./options.ts";
import { sumAlong } from "./sum.ts";
import type {
  ArgumentOption,
  Awaitable,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `laplacian` takes besides f and x. */
export type LaplacianOptions = OperatorOptions;

const OPERATOR: Operator<Estimate> = {
  action: "Cannot take the Laplacian of f",
  options: OPERATOR_OPTIONS,
  isScalar: true,
  *plan(lines) {
    const { point } = lines;
    const found = yield point.coordinates.map((i) => lines.partial(i, 2));
    return sumAlong(lines, found);
  },
};

/**
 * The Laplacian of a scalar function: the sum of its second derivatives along the coordinates.
 *
 * Costs 10 to 15 evaluations of f for each element of x where f is smooth, the mixed derivatives of the Hessian are not
 * taken; `2 · size(x) + 1` with `central()`. A promise, if f returns promises.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but one number or changes its
 * argument.
 * @throws {RangeError} If bounds exclude x.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { laplacian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(laplacian(([x, y]) => x ** 2 * y + y ** 3, [1, 2]) - 16) < 1e-9);
 * ```
 */
export function laplacian<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: LaplacianOptions & ArgumentOption<K> = {},
): Settled<R, number> {
  return valueBy(OPERATOR, f, x, options);
}

/**
 * The Laplacian of a scalar function with its error, its cost and the worst verdict of its terms.
 *
 * Takes and throws what `laplacian` does.
 *
 * @example
 * ```ts
 * import { estimateLaplacian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateLaplacian(([x, y]) => x ** 2 * y + y ** 3, [1, 2]);
 * assert.ok(Math.abs(value - 16) <= error);
 * ```
 */
export function estimateLaplacian<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: LaplacianOptions & ArgumentOption<K> = {},
): Settled<R, Estimate> {
  return estimateBy(OPERATOR, f, x, options);
}
