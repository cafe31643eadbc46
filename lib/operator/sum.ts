// Sums of estimates, and what their terms are divided by.

import type { Estimate } from "../core/estimate.ts";
import type { Method } from "../core/method.ts";
import type { Point } from "../core/point.ts";
import type { Measured } from "../core/verdict/verdict.ts";
import { worstTerm } from "../core/verdict/verdicts.ts";
import { regraded } from "./assembled.ts";

/** n! for every derivative order, from 0 on. */
export const FACTORIALS: readonly number[] = [1, 1, 2, 6, 24];

/** Where the terms of a sum were found, and how. */
interface Source {
  readonly point: Point;
  readonly method: Method;
}

/** The sum of what was found along each coordinate. */
export function sumAlong(
  source: Source,
  found: readonly (readonly Estimate[])[],
): Estimate {
  const terms = found.map(([term]) => term);
  return sumOf(source, terms, (i) => source.point.path(i));
}

/**
 * The sum of estimates, their errors added; `weights` are 1 unless given.
 *
 * @param beside What a sum that cancels is measured by, as `regraded` takes it.
 */
export function sumOf(
  { point: { evaluations }, method }: Source,
  terms: readonly Estimate[],
  path: (position: number) => string,
  weights: readonly number[] = terms.map(() => 1),
  beside: readonly Measured[] = [],
): Estimate {
  const sum = {
    value: terms.reduce((sum, { value }, i) => sum + weights[i] * value, 0),
    error: terms.reduce(
      (sum, { error }, i) => sum + Math.abs(weights[i]) * error,
      0,
    ),
    evaluations,
    verdict: worstTerm(terms.map(({ verdict }) => verdict), path),
  };
  return regraded(sum, method, beside);
}
