import { methodicStencil } from "../family.ts";
import type { Stencil } from "../finite_difference.ts";

/**
 * The finite-difference stencil on any grid: exact weights for any offsets and derivative order.
 *
 * @param offsets The sample points in steps from x: distinct multiples of a power of two (`-1`, `2`, `0.5`).
 * @param derivativeOrder Which derivative, 1 unless given; below the number of offsets.
 * @throws {RangeError} If offsets coincide, are too few for the derivative, or have weights beyond 2^53.
 * @see Fornberg (1988), Math. Comp. 51, 699-706.
 *
 * @example
 * ```ts
 * import { stencil } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { weights, denominator, accuracyOrder } = stencil([-2, -1, 1, 2]);
 * assert.deepEqual(weights, [1, -8, 8, -1]);
 * assert.equal(denominator, 12);
 * assert.equal(accuracyOrder, 4);
 * ```
 */
export function stencil(
  offsets: readonly number[],
  derivativeOrder = 1,
): Stencil {
  return methodicStencil(offsets, derivativeOrder);
}
