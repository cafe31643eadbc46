// f'(x) = [f(x+h) - f(x-h)] / 2h - (h²/6) f'''(ξ), and likewise with more pairs of points.
// The truncation error is C hᵖ, the round-off error ≈ ε|f|/h; they balance near h = ε^(1/(p+1)) for f of unit scale.

import { checkOptions } from "../core/names.ts";
import { type Family, familyOf, finiteDifference } from "./family.ts";
import type { FiniteDifference, StepOptions } from "./finite_difference.ts";

/** What `central` takes. */
export interface CentralOptions extends StepOptions {
  /** The power of the step with which the truncation error falls: 2 unless given. */
  readonly accuracyOrder?: 2 | 4 | 6 | 8;
}

/**
 * The central difference: pairs of points at equal distances on both sides of x.
 *
 * Costs `accuracyOrder` evaluations of f for each element of x. The step is `h = ε^(1/(p+1))/3 max(1, |x|)`
 * for accuracy order p unless given. It divides by the distance between the points f really saw.
 *
 * @throws {RangeError} If the step is not a positive number, or the accuracy order is not 2, 4, 6 or 8.
 * @see Fornberg (1988), Math. Comp. 51, 699-706, for the weights.
 *
 * @example
 * ```ts
 * import { central, gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const method = central({ accuracyOrder: 4 });
 * const [slope] = gradient(([x]) => Math.exp(x), [1], { method });
 * assert.ok(Math.abs(slope - Math.E) < 1e-11);
 * ```
 */
export function central(
  options: CentralOptions = {},
): FiniteDifference {
  checkOptions(options, ["accuracyOrder", "step"], "Cannot make central()");
  const { accuracyOrder = 2, step } = options;
  const family = FAMILIES.get(accuracyOrder);
  if (!family) {
    throw new RangeError(
      `Cannot make central() of accuracy order ${accuracyOrder}: it must be 2, 4, 6 or 8`,
    );
  }
  return finiteDifference(family, step);
}

/** The central differences of each accuracy order. */
const FAMILIES: ReadonlyMap<number, Family> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ [2, 4, 6, 8].map((accuracyOrder) => [
    accuracyOrder,
    familyOf("central", (derivativeOrder) =>
      pairs(
        accuracyOrder / 2 + Math.ceil(derivativeOrder / 2) - 1,
        derivativeOrder % 2 === 0,
      )),
  ]),
);

/** Offsets in pairs, outermost first, with the middle if it has a weight. */
export function pairs(count: number, middle: boolean): number[] {
  const offsets: number[] = [];
  for (let k = count; k >= 1; k--) offsets.push(k, -k);
  return middle ? [...offsets, 0] : offsets;
}
