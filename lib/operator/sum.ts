// Sums of estimates, and what their terms are divided by.

import type { Estimate } from "../core/estimate.ts";
import type { Point } from "../core/point.ts";
import { worstTerm } from "../core/verdict/verdicts.ts";

/** n! for every derivative order, from 0 on. */
export const FACTORIALS: readonly number[] = [1, 1, 2, 6, 24];

/** The sum of what was found along each coordinate. */
export function sumAlong(
  point: Point,
  found: readonly (readonly Estimate[])[],
): Estimate {
  const terms = found.map(([term]) => term);
  return sumOf(terms, (i) => point.path(i), point.evaluations);
}

/** The sum of estimates, their errors added; `weights` are 1 unless given. */
export function sumOf(
  terms: readonly Estimate[],
  path: (position: number) => string,
  evaluations: number,
  weights: readonly number[] = terms.map(() => 1),
): Estimate {
  return {
    value: terms.reduce((sum, { value }, i) => sum + weights[i] * value, 0),
    error: terms.reduce(
      (sum, { error }, i) => sum + Math.abs(weights[i]) * error,
      0,
    ),
    evaluations,
    verdict: worstTerm(terms.map(({ verdict }) => verdict), path),
  };
}
