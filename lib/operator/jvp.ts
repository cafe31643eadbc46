import type { ArrayEstimate } from "../core/estimate.ts";
import { OK, worst } from "../core/verdicts.ts";
import { nest } from "../core/tensor_point.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { componentsOf } from "./direction.ts";
import { exploreVector } from "./explore_vector.ts";
import type { NestedNumbers } from "./jacobian.ts";
import type { OperatorOptions } from "./options.ts";

/** What `jvp` takes besides f, x and v. */
export type JvpOptions = OperatorOptions;

const ACTION = "Cannot take the Jacobian-vector product of f";

/**
 * The Jacobian-vector product: the derivative of all outputs of f along a direction, without the Jacobian.
 *
 * The result has the shape of f's output. Costs as much as one derivative, whatever the number of variables.
 *
 * @param f Takes x, returns a number, a nested array of any depth or a typed array, of one shape everywhere.
 * @param v The direction, in the shape of x; not normalised.
 * @throws {TypeError} If x or v is ragged, empty or holds a non-number, their shapes differ, or if f returns
 * anything but numbers or changes its argument.
 * @throws {RangeError} If bounds exclude x or v is not finite.
 *
 * @example
 * ```ts
 * import { jvp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [a, b] = jvp(([x, y]) => [x * y, x + y ** 2], [1, 2], [3, -1]) as number[];
 * assert.ok(Math.abs(a - 5) < 1e-11 && Math.abs(b + 1) < 1e-11);
 * ```
 */
export function jvp<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  v: Like<X>,
  options?: JvpOptions,
): NestedNumbers {
  return estimateJvp(f, x, v, options).value;
}

/**
 * The Jacobian-vector product with the error of every output, the cost and verdicts.
 *
 * @param f Takes x, returns a number, a nested array of any depth or a typed array, of one shape everywhere.
 * @param v The direction, in the shape of x; not normalised.
 * @throws {TypeError} If x or v is ragged, empty or holds a non-number, their shapes differ, or if f returns
 * anything but numbers or changes its argument.
 * @throws {RangeError} If bounds exclude x or v is not finite.
 *
 * @example
 * ```ts
 * import { estimateJvp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateJvp(([x, y]) => [x * y], [1, 2], [3, -1]);
 * assert.ok(Math.abs((value as number[])[0] - 5) <= (error as number[])[0]);
 * ```
 */
export function estimateJvp<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  v: Like<X>,
  options?: JvpOptions,
): ArrayEstimate<NestedNumbers>;
export function estimateJvp(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  v: Tensor,
  options: JvpOptions = {},
): ArrayEstimate<NestedNumbers> {
  return exploreVector(f, x, options, ACTION, (explorer) => {
    const { point, outputs } = explorer;
    const direction = componentsOf(v, point);
    const all = direction.length > 0
      ? explorer.toward(direction)
      : outputs.all.map(() => ({ value: 0, error: 0, verdict: OK }));
    const verdicts = all.map(({ verdict }) => verdict);
    return {
      value: nest(all.map(({ value }) => value), outputs.shape),
      error: nest(all.map(({ error }) => error), outputs.shape),
      evaluations: point.evaluations,
      verdict: worst(verdicts, (k) => outputs.path(k)),
      verdicts: nest(verdicts, outputs.shape),
    };
  });
}
