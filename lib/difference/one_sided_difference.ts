// f'(x) = [f(x+h) - f(x)] / h - (h/2) f''(ξ), and its mirror image.  Round-off ≈ 2ε|f|/h, so the best h ≈ √(4ε|f/f''|).

import { checkOptions } from "../core/names.ts";
import { type Family, familyOf, finiteDifference } from "./family.ts";
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
  return oneSided(FORWARD, options);
}

/**
 * The backward difference: x itself and a point before it, for f that cannot be evaluated above x.
 *
 * Its cost, step and error are those of `forward()`.
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
  return oneSided(BACKWARD, options);
}

/** n + 1 points for the n-th derivative, from right to left. */
const FORWARD = /* @__PURE__ */ familyOf(
  "forward",
  (n) => Array.from({ length: n + 1 }, (_, k) => n - k),
);
const BACKWARD = /* @__PURE__ */ familyOf(
  "backward",
  (n) => Array.from({ length: n + 1 }, (_, k) => -k),
);

function oneSided(family: Family, options: StepOptions): FiniteDifference {
  checkOptions(options, ["step"], `Cannot make ${family.name}()`);
  return finiteDifference(family, options.step);
}
