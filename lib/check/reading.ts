// One thing looked at, judged, and the worst of many.

import type { Sight } from "./estimate_along.ts";
import { judge, type Yardstick } from "./judge.ts";
import type { Comparison } from "./report.ts";
import type { Weights } from "./standpoint.ts";
import type { Subject } from "./subject.ts";

/** One thing looked at: what both sides say of it, before it is judged. */
export interface Reading {
  readonly path: string;
  /** The element's position on each axis; none for a direction. */
  readonly index: readonly number[];
  readonly weights: readonly Weights[];
  readonly analytic: number;
  readonly estimate: Sight;
}

/** Whether an estimate is more than a guess under noise. */
export function isClear({ verdict: { kind } }: Sight): boolean {
  return ["ok", "flat", "kink", "edge"].includes(kind);
}

/** Both sides at one element. */
export function readElement(
  subject: Subject,
  index: readonly number[],
): Reading {
  return read(subject, subject.pathOf(index), index, index);
}

/** Both sides of one contraction. */
export function read(
  subject: Subject,
  path: string,
  index: readonly number[],
  weights: readonly Weights[],
): Reading {
  return {
    path,
    index,
    weights,
    analytic: subject.analytic(weights),
    estimate: subject.numeric(weights),
  };
}

/** Judges a reading. */
export function compare(reading: Reading, yardstick: Yardstick): Comparison {
  const { path, index, analytic, estimate: { value, error } } = reading;
  return {
    path,
    index,
    analytic,
    numeric: value,
    error,
    ratio: analytic / value,
    ...judge(analytic, reading.estimate, yardstick),
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
