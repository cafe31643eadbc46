// Richardson extrapolation of central differences over a sequence of steps, the scale of the steps searched for, the rounding
// measured: see sequence/ for the polynomials, pairs/ for the search, verdict/ for what is said, heuristics.ts for what each is for.

import { shown } from "../core/array.ts";
import { checkOptions } from "../core/names.ts";
import { newProbe } from "../core/line.ts";
import { adaptiveSearch } from "./adaptive_search.ts";
import { estimateAtOnce } from "./fast_path/at_once.ts";
import type { Method } from "../core/method.ts";
import type { Heuristic } from "./heuristics.ts";

/** What `adaptive` takes. */
export interface AdaptiveOptions {
  /** The most evaluations of f along one line: 200 unless given. Smooth functions take about 13. */
  readonly maxEvaluations?: number;
  /**
   * The relative error that is enough: 1e-11 unless given. Where rounding forbids it, the answer comes with the error
   * it has; a larger tolerance saves evaluations.
   */
  readonly tolerance?: number;
}

/** A method that finds its own steps, and says how far to believe the answer. */
export interface AdaptiveMethod extends Method {
  /** Tells methods apart. */
  readonly kind: "adaptive";
  /** The most evaluations of f along one line. */
  readonly maxEvaluations: number;
  /** The relative error that is enough. */
  readonly tolerance: number;
}

const DEFAULTS = { maxEvaluations: 200, tolerance: 1e-11 };

/**
 * The method that finds its own steps: the default everywhere.
 *
 * It looks at f at x and at pairs of points around x on a sequence of steps in a ratio of about 2.6, extrapolates, measures the
 * rounding of f on the way, and searches for the scale of f if the first steps miss it. Smooth functions cost about 13
 * evaluations along each line for about 14 digits. The error it gives covers the distance to the derivative, and the verdict
 * says what is wrong where there is none: a kink, a jump, an edge of f's domain, noise.
 *
 * f may return NaN or an infinity, or throw, at points beside x: f is undefined there. What f throws at x itself is thrown,
 * and so is a TypeError, ReferenceError or SyntaxError anywhere: those are mistakes in the program, not edges of a domain.
 *
 * @throws {RangeError} If `maxEvaluations` is not a positive integer or `tolerance` is negative.
 * @see Ridders (1982), Adv. Eng. Software 4, 75-76; Moré and Wild (2011), SIAM J. Sci. Comput. 33, 1292-1314, on noise.
 *
 * @example
 * ```ts
 * import { adaptive, estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const method = adaptive({ maxEvaluations: 60 });
 * const { value, error, verdict } = estimateDerivative(Math.exp, 1, { method });
 * assert.ok(Math.abs(value - Math.E) <= error && error < 1e-11);
 * assert.equal(verdict.kind, "ok");
 * ```
 */
export function adaptive(options: AdaptiveOptions = {}): AdaptiveMethod {
  return adaptiveWithout(undefined, options);
}

/** The method without a heuristic: for the test that shows what that is for. */
export function adaptiveWithout(
  without: Heuristic | undefined,
  options: AdaptiveOptions = {},
): AdaptiveMethod {
  checkOptions(options, Object.keys(DEFAULTS), "Cannot make adaptive()");
  const { maxEvaluations, tolerance } = { ...DEFAULTS, ...options };
  if (!Number.isInteger(maxEvaluations) || maxEvaluations < 1) {
    throw new RangeError(
      `Cannot make adaptive() with maxEvaluations ${maxEvaluations}: it is a positive integer`,
    );
  }
  if (typeof tolerance !== "number" || !(tolerance >= 0)) {
    throw new RangeError(
      `Cannot make adaptive() with tolerance ${
        shown(tolerance)
      }: it is a number from 0 up`,
    );
  }
  const promise = options.tolerance;
  const limits = { maxEvaluations, tolerance, promise, without };
  return {
    kind: "adaptive",
    name: "adaptive",
    maxEvaluations,
    tolerance,
    differentiate: (line, order, probe = newProbe()) =>
      adaptiveSearch(line, order, probe, limits),
    estimate: (line, order, center, answer) =>
      estimateAtOnce(line, order, limits, center, answer),
    toString: () =>
      `adaptive: [f(x + h) - f(x - h)] / 2h extrapolated to h = 0 over steps in a ratio of about 2.6, the scale of h searched for, ` +
      `at most ${maxEvaluations} evaluations, content with a relative error of ${tolerance}`,
    limits,
  } as AdaptiveMethod;
}
