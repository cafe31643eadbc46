import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import { worst } from "../core/verdicts.ts";
import { type Like, shown, type Tensor } from "../core/tensor.ts";
import { exploreVector } from "./explore_vector.ts";
import type { OperatorOptions } from "./options.ts";
import { sumOf } from "./sum.ts";

/** What `curl` takes besides f and x. */
export type CurlOptions = OperatorOptions;

const ACTION = "Cannot take the curl of f";

/**
 * The curl of a vector field in space: `[∂f₂/∂y - ∂f₁/∂z, ∂f₀/∂z - ∂f₂/∂x, ∂f₁/∂x - ∂f₀/∂y]` at `x = [x, y, z]`.
 *
 * Costs 20 to 50 evaluations of f where it is smooth.
 *
 * @param f Takes three numbers, returns three.
 * @throws {TypeError} If x or f(x) is not a row of three numbers, or if f changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { curl } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const turning = curl(([x, y]) => [-y, x, 0], [1, 2, 3]);
 * assert.deepEqual(turning.map((w) => Math.round(w * 1e9) / 1e9 + 0), [0, 0, 2]);
 * ```
 */
export function curl<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: CurlOptions,
): number[] {
  return estimateCurl(f, x, options).value;
}

/**
 * The curl of a vector field in space with the error of every component, the cost and verdicts.
 *
 * @param f Takes three numbers, returns three.
 * @throws {TypeError} If x or f(x) is not a row of three numbers, or if f changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateCurl } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateCurl(([x, y]) => [-y, x, 0], [1, 2, 3]);
 * assert.ok(Math.abs(value[2] - 2) <= error[2]);
 * ```
 */
export function estimateCurl<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: CurlOptions,
): ArrayEstimate<number[]>;
export function estimateCurl(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  options: CurlOptions = {},
): ArrayEstimate<number[]> {
  return exploreVector(f, x, options, ACTION, (explorer) => {
    const { point, outputs } = explorer;
    if (String(point.shape) !== "3" || String(outputs.shape) !== "3") {
      throw new TypeError(
        `${ACTION} as x has shape ${shown(point.shape)} and f(x) has ` +
          `${
            shown(outputs.shape)
          }: both must be rows of three numbers; use jacobian`,
      );
    }
    // by[j][i] is the derivative of output i by coordinate j.
    const by = [0, 1, 2].map((j) => {
      const wanted = [(j + 1) % 3, (j + 2) % 3];
      const found = explorer.along(j, 1, wanted);
      const column: Estimate[] = [];
      wanted.forEach((i, k) => column[i] = found[k]);
      return column;
    });
    const parts = [0, 1, 2].map((i) => {
      const [j, k] = [(i + 1) % 3, (i + 2) % 3];
      const names = [`f[${k}] by x[${j}]`, `f[${j}] by x[${k}]`];
      return sumOf([by[j][k], by[k][j]], (at) => names[at], 0, [1, -1]);
    });
    const verdicts = parts.map(({ verdict }) => verdict);
    return {
      value: parts.map(({ value }) => value),
      error: parts.map(({ error }) => error),
      evaluations: point.evaluations,
      verdict: worst(verdicts, (i) => `component ${i}`),
      verdicts,
    };
  });
}
