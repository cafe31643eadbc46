// The derivative of a coarse f, as one in single precision is. Steps that are small enough for a difference drown in its
// rounding; the longest window in which a polynomial of low degree leaves no more than that rounding is the best one can do.
// Windows on both sides of x and on either side alone are tried, so that a kink near x costs nothing but its side. Points
// lie in geometric progression: one set of them serves windows of all lengths.
//
// The error is eight standard deviations: the rounding times the Euclidean length of the weights of the fit.
// A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964), 1627-1639.

import { evaluateOrNaN } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Line } from "../../core/line.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";
import type { Claim } from "./confirm.ts";
import { together } from "../point/ledger.ts";
import {
  type Rounding,
  type Sample,
  type Slope,
  type Slopes,
  slopesOf,
} from "./windows.ts";

/** What is known of a coarse f along a line. */
export interface Coarse extends Rounding {
  /** The size of an element of x on the whole. */
  readonly typical: number;
}

/** Points on a side: so many, and where they do not do, so many in all. */
const POINTS = [8, 16];

/** The ratio of their distances. */
const RATIO = 0.6;

/** How much farther than its own size a small element of x is moved, where the others are larger. */
const FARTHER = 1e4;

/** An error below this, relative to the derivative, is small enough to stop where the claim agrees. */
const FAIR = 1e-3;

/**
 * The derivative by the windows, with its error: where several kinds of windows hold, that which is nearest to what the code
 * says, as x may lie beside a kink that rounding hides. Nothing where no window holds.
 */
export function localFit(
  line: Line,
  evaluate: (position: number) => number,
  center: number,
  coarse: Coarse,
  claim: Claim | undefined,
): Estimate | undefined {
  const reach = Math.min(
    coarse.typical * line.unit,
    FARTHER * line.scale || Infinity,
  );
  const start = Math.max(line.scale, reach) / 2;
  const right: Sample[] = [];
  const left: Sample[] = [];
  let evaluations = 0;
  let slopes: Slopes | undefined;
  let known = 0;
  for (const count of POINTS) {
    const places = placesOf(line, start, known, count);
    known = count;
    evaluations += places.length;
    const rises = together(
      places.map((to) => () => evaluateOrNaN(evaluate, to) - center),
    );
    places.forEach((to, k) => {
      const t = to - line.origin;
      if (Number.isFinite(rises[k])) (t > 0 ? right : left).push([t, rises[k]]);
    });
    slopes = slopesOf(left, right, coarse);
    const near = slopes && nearest(slopes, claim);
    if (near && claim && isFair(near, claim)) break;
  }
  return slopes && estimateOf(slopes, claim, evaluations);
}

/** Where f is asked: so many places a side, fewer where bounds or the spacing of numbers leave no room. */
function placesOf(
  { origin, lower, upper, round }: Line,
  start: number,
  from: number,
  to: number,
): number[] {
  const places = new Set<number>();
  for (let k = from; k < to; k++) {
    for (const [side, room] of [[1, upper - origin], [-1, origin - lower]]) {
      const longest = Math.min(start, room);
      places.add(round(origin + side * longest * RATIO ** k));
    }
  }
  places.delete(origin);
  return [...places].filter((place) => place >= lower && place <= upper);
}

/** The best slope that agrees with the claim; where none does, the one that comes nearest in units of its error. */
function nearest(
  { both, left, right }: Slopes,
  claim: Claim | undefined,
): Slope | undefined {
  const slopes = [both, left, right].filter((slope) => slope !== undefined)
    .toSorted((a, b) => a.error - b.error);
  if (!claim) return slopes[0];
  const off = ({ value, error }: Slope) =>
    Math.abs(claim.value - value) / (error + claim.tolerance * Math.abs(value));
  const agreeing = slopes.find((slope) => off(slope) <= 2);
  if (agreeing) return agreeing;
  // Where a window around x fits best, x is no kink that could have another slope.
  return slopes[0] === both
    ? both
    : slopes.toSorted((a, b) => off(a) - off(b))[0];
}

function isFair(
  { value, error }: Slope,
  { value: said, tolerance }: Claim,
): boolean {
  return Math.abs(said - value) <= 2 * error + tolerance * Math.abs(value) &&
    error <= FAIR * Math.abs(value);
}

function estimateOf(
  slopes: Slopes,
  claim: Claim | undefined,
  evaluations: number,
): Estimate {
  const { left, right } = slopes;
  const slope = nearest(slopes, claim)!;
  const isKink = left !== undefined && right !== undefined &&
    Math.abs(left.value - right.value) > 10 * (left.error + right.error);
  if (!isKink) return { ...slope, evaluations, verdict: OK };
  return {
    value: (left.value + right.value) / 2,
    error: Math.abs(left.value - right.value) / 2,
    evaluations,
    verdict: verdictOf({ kind: "kink", of: "derivative", left, right }),
  };
}
