// f'(x) = [f(x+h) - f(x)] / h - (h/2) f''(ξ).  Round-off ≈ 2ε|f|/h, so the best h ≈ √(4ε|f/f''|).

import { checkOptions } from "../core/names.ts";
import { familyOf, finiteDifference } from "./family.ts";
import type { FiniteDifference, StepOptions } from "./finite_difference.ts";

/**
 * The forward difference: x itself and a point beyond it, for f that cannot be evaluated below x.
 *
 * Costs one evaluation of f for each element of x and one more. The step is `√ε max(1, |x|)` unless given. Its error
 * falls only with the first power of the step: expect half the digits of `central()`.
 *
 * @throws {RangeError} If the step is not a positive number.
 *
 * @example
 * ```ts
 * import { forward, gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [slope] = gradient(([x]) => x * Math.sqrt(x), [0], { method: forward() });
 * assert.ok(Math.abs(slope) < 2e-4);
 * ```
 */
export function forward(options: StepOptions = {}): FiniteDifference {
  checkOptions(options, ["step"], "Cannot make forward()");
  return finiteDifference(FAMILY, options.step);
}

const FAMILY = familyOf(
  "forward",
  (derivativeOrder) =>
    Array.from({ length: derivativeOrder + 1 }, (_, k) => derivativeOrder - k),
);
