// One thing looked at, judged, and the worst of many.

import { isTrusted } from "../../core/verdict/verdict_table.ts";
import type { Estimate } from "../../core/estimate.ts";
import { type ErrorScale, judge } from "../judge/judge.ts";
import type { Comparison } from "../report/report.ts";
import type { Weights } from "../point/bounded_point.ts";
import type { Subject } from "../subject/subject.ts";

/** One thing looked at: what both sides say of it, before it is judged. */
export interface Measurement {
  readonly path: string;
  /** The element's position on each axis; none for a direction. */
  readonly index: readonly number[];
  readonly weights: readonly Weights[];
  readonly analytic: number;
  readonly estimate: Estimate;
}

/** Whether an estimate is more than a guess under noise. */
export function isClear({ verdict }: Estimate): boolean {
  return isTrusted(verdict) || ["kink", "edge"].includes(verdict.kind);
}

/** Both sides at one element. */
export function measureElement(
  subject: Subject,
  index: readonly number[],
): Measurement {
  return measure(subject, subject.pathOf(index), index, index);
}

/** Both sides of one contraction. */
export function measure(
  subject: Subject,
  path: string,
  index: readonly number[],
  weights: readonly Weights[],
): Measurement {
  const analytic = subject.analytic(weights);
  const estimate = subject.numeric(weights, analytic);
  return { path, index, weights, analytic, estimate };
}

/** Judges a measurement. */
export function compare(
  measurement: Measurement,
  errorScale: ErrorScale,
): Comparison {
  const { path, index, analytic, estimate: { value, error } } = measurement;
  return {
    path,
    index,
    analytic,
    numeric: value,
    error,
    ratio: analytic / value,
    ...judge(analytic, measurement.estimate, errorScale),
  };
}

/** The comparison of that verdict that is furthest off, in units of what the numeric side can tell. */
export function worstOf(
  comparisons: readonly Comparison[],
  verdict: Comparison["verdict"],
): Comparison | undefined {
  let worst: Comparison | undefined;
  let most = -1;
  for (const comparison of comparisons) {
    if (comparison.verdict !== verdict) continue;
    const { analytic, numeric, error } = comparison;
    const size = Math.max(Math.abs(analytic), Math.abs(numeric));
    const apart = Math.abs(analytic - numeric) / (error + 1e-9 * size + 1e-300);
    const off = Number.isFinite(apart) ? apart : Infinity;
    if (off > most) [worst, most] = [comparison, off];
  }
  return worst;
}

/** A change of f below the rounding of the greatest numbers in it is no change. */
export function withRounding(
  measurement: Measurement,
  subject: Subject,
): Measurement {
  const { estimate } = measurement;
  if (estimate.verdict.kind !== "flat") return measurement;
  const { relativeNoise: grain = Number.EPSILON } = subject.point;
  const hidden = grain * subject.greatest(measurement.weights) /
    estimate.verdict.reach;
  return {
    ...measurement,
    estimate: { ...estimate, error: estimate.error + hidden },
  };
}
