import type { Estimate } from "../core/estimate.ts";
import { agree } from "../core/structure.ts";
import { shapesDiffer } from "./line/bounds.ts";
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

/** What `divergence` takes besides f and x. */
export type DivergenceOptions = OperatorOptions;

const OPERATOR: Operator<Estimate> = {
  action: "Cannot take the divergence of f",
  options: OPERATOR_OPTIONS,
  isScalar: false,
  *plan(lines, outputs) {
    const { point } = lines;
    if (!agree(outputs.structure, point.structure)) {
      const advice = "they must agree; use jacobian";
      throw shapesDiffer(point, outputs.structure, "it", advice);
    }
    const found = yield point.coordinates.map((i) => lines.partial(i, 1, [i]));
    return sumAlong(lines, found);
  },
};

/**
 * The divergence of a vector field: the sum of the derivatives of each output by its own coordinate.
 *
 * Costs 6 to 16 evaluations of f for each element of x and one more, where f is smooth; `2 · size(x) + 1` with `central()`. A
 * promise, if f returns promises.
 *
 * @param f Takes x, returns as many numbers as x has, in its structure, or a promise of them.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns another structure or changes its argument.
 * @throws {RangeError} If bounds exclude x.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { divergence } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(divergence(([x, y]) => [x * y, y ** 2], [1, 2]) - 6) < 1e-11);
 * ```
 */
export function divergence<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: DivergenceOptions & ArgumentOption<K> = {},
): Settled<R, number> {
  return valueBy(OPERATOR, f, x, options);
}

/**
 * The divergence of a vector field with its error, its cost and the worst verdict of its terms.
 *
 * Takes and throws what `divergence` does.
 *
 * @example
 * ```ts
 * import { estimateDivergence } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateDivergence(([x, y]) => [x * y, y ** 2], [1, 2]);
 * assert.ok(Math.abs(value - 6) <= error && error < 1e-10);
 * ```
 */
export function estimateDivergence<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: DivergenceOptions & ArgumentOption<K> = {},
): Settled<R, Estimate> {
  return estimateBy(OPERATOR, f, x, options);
}
