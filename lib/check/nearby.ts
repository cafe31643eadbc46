// Other points to look at.

import { randomWeights } from "./random_weights.ts";

/** A point about a third away, with no element at 0. */
export function near(
  base: Float64Array,
  random: () => number,
): Float64Array<ArrayBuffer> {
  const weights = randomWeights(random, base.length);
  const typical = typicalOf(base);
  return Float64Array.from(
    base,
    (x, i) => x === 0 ? 0.3 * typical * weights[i] : x * (1 + 0.3 * weights[i]),
  );
}

/** The size of a point: what an element has on the whole; 1 for the origin. */
export function typicalOf(base: Float64Array): number {
  const squares = base.reduce((sum, x) => sum + x * x, 0);
  return Math.sqrt(squares / base.length) || 1;
}

/** A point to look at, and whether it lies outside the scale of x. */
interface Place {
  readonly at: Float64Array;
  readonly far: boolean;
}

/**
 * The points at which a check looks besides x: one near, where coincidences go away, its mirror image, and three far out, for
 * tails and overflow.
 */
export function around(
  base: Float64Array,
  random: () => number,
): Place[] {
  const nearby = near(base, random);
  return [1, -1, 30, 3000, 3e5].map((times) => ({
    at: nearby.map((x) => times * x),
    far: times > 1,
  }));
}
