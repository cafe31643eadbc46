/**
 * Random numbers from a seed: the same seed gives the same numbers everywhere.
 *
 * @module
 */

/**
 * Numbers in [0, 1) from a 32-bit seed (mulberry32).
 *
 * @see Tommy Ettinger (2017), public domain.
 *
 * @example
 * ```ts
 * import { randomSource } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const [first, again] = [randomSource(7), randomSource(7)];
 * assert.equal(first(), again());
 * ```
 */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number of the normal distribution with mean 0 and variance 1. @see Box & Muller (1958). */
export function normal(random: () => number): number {
  // 1 - u is never 0, whose logarithm is infinite.
  const size = Math.sqrt(-2 * Math.log(1 - random()));
  return size * Math.cos(2 * Math.PI * random());
}
