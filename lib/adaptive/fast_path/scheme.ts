// The steps of a fast path, and what polynomials through the pairs at those make of f and of its noise.

import { noiseAmplifications, RATIO } from "../sequence/noise_amplification.ts";

/** What depends on the order of the derivative. */
interface Scheme {
  /** What the first step is divided by for the second; all others by the sequences' ratio. */
  readonly leap: number;
  /** What extrapolation to 0 through a row's last steps adds of the difference, row by row. */
  readonly gains: readonly (readonly number[])[];
  /** How noise reaches the polynomial through all rows. */
  readonly amplify: readonly number[];
  /** Where rounding leaves fewer digits than this, larger steps than the first may bring more. */
  readonly fine: number;
  /**
   * What the level of noise is multiplied by in the error. Fewer pairs sample it than in a whole sequence: of 15,534 first
   * derivatives that the corpus does not hold, made by other seeds, the error covers 99.87 % without a margin and 99.92 %
   * with this one. Of second derivatives the odd part samples the noise, too: of 30,102 it covers 99.97 % without.
   */
  readonly margin: number;
}

/** The scheme of steps that are these powers of the ratio below the first: as many pairs at most, as more need more than rounding. */
function schemeOf(
  order: 1 | 2,
  powers: readonly number[],
  fine: number,
  margin: number,
): Scheme {
  return {
    leap: RATIO ** powers[1],
    gains: powers.map((power, i) =>
      powers.map((_, j) => 1 / (RATIO ** (2 * (power - powers[i - j])) - 1))
    ),
    amplify: noiseAmplifications(order).independent,
    fine,
    margin,
  };
}

/** Pairs at most. */
export const PAIRS = 6;

/**
 * The first step sees what lies beside the answer, as little as a step of a staircase, and the second one of a sequence would tell
 * no more. Of second derivatives rounding leaves less at smaller steps: every digit counts.
 */
export const FIRST: Scheme = /* @__PURE__ */ schemeOf(
  1,
  [0, 2, 3, 4, 5, 6],
  1e-9,
  1.2,
);
export const SECOND: Scheme = /* @__PURE__ */ schemeOf(
  2,
  [0, 1, 2, 3, 4, 5],
  1e-7,
  1,
);

/** Evaluations beside x at most, the sentinel's included. */
export const FAST_PATH_COST: number = 2 * PAIRS + 2;
