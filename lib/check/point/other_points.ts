// Other points to look at.

import { rounded } from "./single.ts";
import { randomWeights } from "./random_weights.ts";
import type { BoundedPoint } from "./bounded_point.ts";

/** A point about a third away unless told otherwise, with no element at 0. */
export function near(
  point: BoundedPoint,
  random: () => number,
  part = 0.3,
): Float64Array<ArrayBuffer> {
  const { base } = point;
  const weights = randomWeights(random, base.length);
  const typical = typicalOf(base);
  const moved = Float64Array.from(
    base,
    (x, i) =>
      x === 0 ? part * typical * weights[i] : x * (1 + part * weights[i]),
  );
  // In single precision short numbers are exact, and so are small steps from them.
  if (point.single || point.relativeNoise !== undefined) {
    moved.forEach((x, i) => moved[i] = rounded(x, 12));
  }
  return inside(point, moved);
}

/** The size of a point: what an element has on the whole; 1 for the origin. */
export function typicalOf(base: Float64Array): number {
  const squares = base.reduce((sum, x) => sum + x * x, 0);
  return Math.sqrt(squares / base.length) || 1;
}

/** A point to look at. */
export interface Place {
  readonly at: Float64Array;
  /** Where that is, in words. */
  readonly where: string;
  /** Whether it lies outside the scale of x. */
  readonly far: boolean;
}

const PLACES: readonly (readonly [number, string])[] = [
  [1, "nearby"],
  [-1, "mirrored at 0"],
  [30, "30 times as far"],
  [3000, "3000 times as far"],
  [3e5, "3e5 times as far"],
];

/**
 * The points at which a check looks besides x: one near, where coincidences go away, its mirror image, and three far out, for
 * tails and overflow; none where bounds leave x no room.
 */
export function placesAround(
  point: BoundedPoint,
  random: () => number,
): Place[] {
  const nearby = near(point, random);
  return PLACES
    .map(([times, where]) => ({
      at: inside(point, nearby.map((x) => times * x)),
      where,
      far: times > 1,
    }))
    .filter(({ at }) => at.some((x, i) => x !== point.base[i]));
}

/** A point with what lies beyond the bounds put between x and the bound. */
function inside(
  point: BoundedPoint,
  at: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  return at.map((x, i) => {
    const bound = x < point.lower(i)
      ? point.lower(i)
      : x > point.upper(i)
      ? point.upper(i)
      : undefined;
    return bound === undefined ? x : (point.base[i] + bound) / 2;
  });
}
