// Windows of points around x, or on either side of it, and the polynomials through them: the slope of the best is that of a
// coarse f.

import { leastSquares } from "../../adaptive/fit/least_squares.ts";

/** How the values of f are rounded: standard deviations. */
export interface Rounding {
  /** At x. */
  readonly noise: number;
  /** Of values far from f(x), relative to how far: at a zero of f there is no other. */
  readonly relative: number;
}

/** Points of a side in one window: fewer do not show a bend, more lie too close to x to tell anything. */
const WINDOW = { least: 5, most: 8 } as const;

/** Degrees that are fitted: from both sides an even one has the slope of the odd one below. */
const DEGREES = { both: [2, 4], side: [1, 2, 3] } as const;

const SIGMAS = 8;

/** The residual that rounding alone may leave, in standard deviations: no point of 17 is then off by more than 2 √14 of them. */
const ALLOWED = 2;

/** Where no window fits, f may be coarser along this line: by this factor at a time, and at most so often. */
const COARSER = { factor: 4, times: 8 } as const;

/** A point: its distance from x, and the change of f. */
export type Sample = readonly [t: number, rise: number];

interface Fit {
  readonly value: number;
  readonly size: number;
  readonly residual: number;
  /** The greatest change of f as far from x as the window reaches. */
  readonly rise: number;
}

/** A slope at x and its error. */
export interface Slope {
  readonly value: number;
  readonly error: number;
}

/** What the windows of each kind say. */
export interface Slopes {
  readonly both: Slope | undefined;
  readonly left: Slope | undefined;
  readonly right: Slope | undefined;
}

/**
 * The slope at x that the best window of each kind says; nothing where none holds.
 */
export function slopesOf(
  left: readonly Sample[],
  right: readonly Sample[],
  { noise, relative }: Rounding,
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
