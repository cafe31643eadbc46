/**
 * Values of f that are not there yet: what lets the synchronous operators serve a function that returns promises.
 *
 * `replay` runs an operator on the values that it has. Where one is missing, f gives NaN and counts it; a search that was
 * given such a value stops where it is, and the others go on, so that one run tells all points that are wanted at once.
 *
 * @module
 */
import type { Estimate } from "../core/estimate.ts";

/** How many values have been missing so far. A run is synchronous: nobody else counts meanwhile. */
export const missing = { count: 0 };

/** Thrown where a run cannot go on without a missing value; for `replay` alone to catch. */
export const PENDING: unique symbol = Symbol("pending");

/** What a search that stopped at a missing value returns: it may be kept, but looking at it ends the run. */
export const pendingEstimate: Estimate = Object.freeze({
  get value(): never {
    throw PENDING;
  },
  get error(): never {
    throw PENDING;
  },
  get evaluations(): never {
    throw PENDING;
  },
  get verdict(): never {
    throw PENDING;
  },
  get reach(): never {
    throw PENDING;
  },
});
