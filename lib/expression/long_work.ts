/**
 * Work of our own that may take long, told to whoever wants to stop it.
 *
 * @module
 */

// Rare enough to cost nothing that can be measured, often enough to stop within milliseconds.
const BETWEEN = 16_384;

let listener = () => {};
let done = 0;

/**
 * Has a listener called again and again while work is done that calls no function of anybody's: sums and products with many
 * terms, products of large matrices, graphs of many operations. The listener may throw, which stops the work; there is one
 * listener at a time.
 *
 * @example
 * ```ts
 * import { compile, watchLongWork } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const harmonic = compile("h(n) = sum(k, 1, n, 1/k)");
 * watchLongWork(() => {
 *   throw new Error("enough");
 * });
 * assert.throws(() => harmonic(1e7), /enough/);
 * watchLongWork(() => {});
 * assert.equal(harmonic(2), 1.5);
 * ```
 */
export function watchLongWork(called: () => void): void {
  listener = called;
}

/** Tells that some steps of such work have been done, each of about a microsecond. */
export function worked(steps: number): void {
  done += steps;
  if (done < BETWEEN) return;
  done = 0;
  listener();
}
