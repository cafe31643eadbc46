// The derivative of a coarse f, as one in single precision is. Steps that are small enough for a difference drown in its
// rounding; the longest window in which a polynomial of low degree leaves no more than that rounding is the best one can do.
// Windows on both sides of x and on either side alone are tried, so that a kink near x costs nothing but its side. Points
// lie in geometric progression: one set of them serves windows of all lengths.
//
// The error is eight standard deviations: the rounding times the Euclidean length of the weights of the fit.
// A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964), 1627-1639.

import { leastSquares } from "../../adaptive/fit/piecewise_fit.ts";
import { evaluateOrNaN } from "../../operator/drive/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Line } from "../../core/line.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";
import type { Claim } from "./confirm.ts";
import { together } from "../point/ledger.ts";

/** What is known of a coarse f along a line. */
export interface Coarse {
  /** The standard deviation of its rounding at x. */
  readonly noise: number;
  /** That of values far from f(x), relative to how far: at a zero of f there is no other. */
  readonly relative: number;
  /** The size of an element of x on the whole. */
  readonly typical: number;
}

/** Points on a side: so many, and where they do not do, so many in all. */
const POINTS = [8, 16];

/** The ratio of their distances. */
const RATIO = 0.6;

/** Points of a side in one window: fewer do not show a bend, more lie too close to x to tell anything. */
const WINDOW = { least: 5, most: 8 } as const;

/** How much farther than its own size a small element of x is moved, where the others are larger. */
const FARTHER = 1e4;

/** Degrees that are fitted: from both sides an even one has the slope of the odd one below. */
const DEGREES = { both: [2, 4], side: [1, 2, 3] } as const;

const SIGMAS = 8;

/** The residual that rounding alone may leave, in standard deviations: no point of 17 is then off by more than 2 √14 of them. */
const ALLOWED = 2;

/** Where no window fits, f may be coarser along this line: by this factor at a time, and at most so often. */
const COARSER = { factor: 4, times: 8 } as const;

/** An error below this, relative to the derivative, is small enough to stop where the claim agrees. */
const FAIR = 1e-3;

/** A point: its distance from x, and the change of f. */
type Sample = readonly [t: number, rise: number];

interface Fit {
  readonly value: number;
  readonly size: number;
  readonly residual: number;
  /** The greatest change of f as far from x as the window reaches. */
  readonly rise: number;
}

interface Slope {
  readonly value: number;
  readonly error: number;
}

/** What the windows of one kind say. */
interface Slopes {
  readonly both: Slope | undefined;
  readonly left: Slope | undefined;
  readonly right: Slope | undefined;
}

/**
 * The derivative by the windows, with its error: where several kinds of windows hold, that which is nearest to what the code
 * says, as x may lie beside a kink that rounding hides. Nothing where no window holds.
 */
export function localFit(
  line: Line,
  evaluate: (position: number) => number,
  center: number,
  { noise, relative, typical }: Coarse,
  claim: Claim | undefined,
): Estimate | undefined {
  const reach = Math.min(typical * line.unit, FARTHER * line.scale || Infinity);
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
    slopes = slopesOf(left, right, noise, relative);
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

function slopesOf(
  left: readonly Sample[],
  right: readonly Sample[],
  noise: number,
  relative: number,
): Slopes | undefined {
  const all = [...left, ...right];
  const [ofBoth, ofLeft, ofRight] = [[left, right], [left], [right]].map(
    (sides) => fits(sides, all),
  );
  const greatest = riseWithin(all, Infinity);
  const least = Math.max(noise, Number.EPSILON * greatest, Number.MIN_VALUE);
  for (let k = 0; k < COARSER.times; k++) {
    const coarser = COARSER.factor ** k;
    const sigmaOf = ({ rise }: Fit) =>
      coarser * Math.max(least, relative * rise);
    const [both, left, right] = [ofBoth, ofLeft, ofRight].map((some) =>
      bestOf(some, sigmaOf)
    );
    if (both || left || right) return { both, left, right };
  }
}

/** The polynomials through windows of all lengths, over one side or two. */
function fits(
  sides: readonly (readonly Sample[])[],
  all: readonly Sample[],
): Fit[] {
  const found: Fit[] = [];
  const count = Math.min(...sides.map((side) => side.length));
  for (let k = 0; k + WINDOW.least <= count; k++) {
    const some = sides.flatMap((side) => side.slice(k, k + WINDOW.most));
    const ts = [0, ...some.map(([t]) => t)];
    const rises = [0, ...some.map(([, rise]) => rise)];
    const length = Math.max(...ts.map(Math.abs));
    // The other side, too: terms that cancel on one of them are rounded all the same.
    const rise = riseWithin(all, length);
    for (const degree of DEGREES[sides.length > 1 ? "both" : "side"]) {
      found.push({ ...fitOf(ts, rises, degree, length), rise });
    }
  }
  return found;
}

function riseWithin(samples: readonly Sample[], length: number): number {
  return samples.reduce(
    (most, [t, rise]) =>
      Math.abs(t) <= length ? Math.max(most, Math.abs(rise)) : most,
    0,
  );
}

function fitOf(
  ts: readonly number[],
  rises: readonly number[],
  degree: number,
  length: number,
): Omit<Fit, "rise"> {
  const { weights, residual } = leastSquares(ts, rises, degree, 1, length);
  return {
    value: weights.reduce((sum, w, i) => sum + w * rises[i], 0),
    size: Math.hypot(...weights),
    residual,
  };
}

/** The fit with the least error among those whose residual is no more than rounding. */
function bestOf(
  fits: readonly Fit[],
  sigmaOf: (fit: Fit) => number,
): Slope | undefined {
  let best: Slope | undefined;
  for (const fit of fits) {
    const { value, size, residual } = fit;
    const sigma = sigmaOf(fit);
    if (residual > ALLOWED * sigma) continue;
    const error = SIGMAS * Math.max(sigma, residual) * size;
    if (!best || error < best.error) best = { value, error };
  }
  return best;
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
