// f'(x) ≈ [f(x + 1e-4) - f(x - 1e-4)] / 2e-4: the central difference with one absolute step and a nominal divisor.
// Truncation error h² f'''/6 ≈ 1.7e-9 f''' at that step; the study notebook's digits are this method's digits.

import { checkOptions } from "../core/names.ts";
import { familyOf, finiteDifference } from "../difference/family.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { pairs } from "../difference/central_difference.ts";

/** What `notebook` takes. */
export interface NotebookOptions {
  /** How far x is moved to either side: an absolute step, 1e-4 unless given. */
  readonly deltaX?: number;
}

/**
 * The study notebook's method: a central difference with the absolute step 1e-4, divided by 2e-4.
 *
 * Costs 2 evaluations of f for each element of x. Good to about 9 digits where f is smooth and x is of unit scale; `central()`
 * is better for the same cost, and this method is here to repeat the notebook's digits exactly.
 *
 * @throws {RangeError} If `deltaX` is not a positive number.
 *
 * @example
 * ```ts
 * import { gradient, notebook } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => 2 * x + 3 * x * y + y ** 3;
 * assert.deepEqual(gradient(f, [1, 2], { method: notebook() }), [7.999999999990237, 15.000000010019221]);
 * ```
 */
export function notebook(
  options: NotebookOptions = {},
): FiniteDifference {
  checkOptions(options, ["deltaX"], "Cannot make notebook()");
  return finiteDifference(FAMILY, options.deltaX ?? 1e-4);
}

const FAMILY = /* @__PURE__ */ familyOf(
  "notebook",
  (derivativeOrder) =>
    pairs(Math.ceil(derivativeOrder / 2), derivativeOrder % 2 === 0),
  "nominal",
);
