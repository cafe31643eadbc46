// f'(x) = [f(x) - f(x-h)] / h + (h/2) f''(ξ).  Round-off ≈ 2ε|f|/h, so the best h ≈ √(4ε|f/f''|).

import { checkOptions } from "../core/names.ts";
import { familyOf, finiteDifference } from "./family.ts";
import type { FiniteDifference, StepOptions } from "./finite_difference.ts";

/**
 * The backward difference: x itself and a point before it, for f that cannot be evaluated above x.
 *
 * Costs one evaluation of f for each element of x and one more. The step is `√ε max(1, |x|)` unless given. Its error
 * falls only with the first power of the step: expect half the digits of `central()`.
 *
 * @throws {RangeError} If the step is not a positive number.
 *
 * @example
 * ```ts
 * import { backward, gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [slope] = gradient(([x]) => Math.sqrt(1 - x), [0], { method: backward() });
 * assert.ok(Math.abs(slope + 0.5) < 1e-7);
 * ```
 */
export function backward(options: StepOptions = {}): FiniteDifference {
  checkOptions(options, ["step"], "Cannot make backward()");
  return finiteDifference(FAMILY, options.step);
}

const FAMILY = familyOf(
  "backward",
  (derivativeOrder) =>
    Array.from({ length: derivativeOrder + 1 }, (_, k) => -k),
);
