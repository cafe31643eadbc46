// The simplest x that still fails: as many zeros as it takes, then round numbers.

import { isAbort } from "../../core/errors.ts";
import { isMissing } from "../point/ledger.ts";
import {
  compare,
  measureElement,
  type Measurement,
} from "../measure/measure.ts";
import type { ErrorScale } from "../judge/judge.ts";
import type { Subject } from "../subject/subject.ts";

const MAX_TRIALS = 150;

/**
 * The simplest x found at which the same element fails in the same way. Leaves the point where it stood.
 *
 * @param index The element of the derivative that fails.
 */
export function shrink(
  subject: Subject,
  index: readonly number[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Float64Array {
  const { point } = subject;
  const start = point.base.slice();
  const finite = Number.isFinite(subject.analytic(index));
  let best: Float64Array = start;
  let trials = 0;
  const attempt = (candidate: Float64Array) => {
    if (trials++ >= MAX_TRIALS || !point.allows(candidate)) return;
    if (candidate.every((x, i) => Object.is(x, best[i]))) return;
    if (fails(subject, candidate, index, errorScaleOf, finite)) {
      best = candidate;
    }
  };
  try {
    for (let block = start.length; block >= 1; block = Math.floor(block / 2)) {
      for (let from = 0; from < start.length; from += block) {
        if (best.subarray(from, from + block).every((x) => x === 0)) continue;
        attempt(best.map((x, i) => i >= from && i < from + block ? 0 : x));
      }
    }
    for (let i = 0; i < start.length; i++) {
      for (const simpler of simplerThan(best[i])) {
        const before = best;
        attempt(best.map((x, k) => k === i ? simpler : x));
        if (best !== before) break;
      }
    }
  } finally {
    point.standAt(start);
    subject.refresh();
  }
  return best;
}

/** Numbers that are easier to measure, the easiest first. */
function simplerThan(x: number): number[] {
  if (x === 0) return [];
  const sign = Math.sign(x);
  return [
    ...new Set([
      sign,
      2 * sign,
      Math.round(x),
      Number(x.toPrecision(1)),
      Number(x.toPrecision(2)),
    ]),
  ].filter((simple) => simple !== 0 && cost(simple) < cost(x));
}

/** How hard a number is to read: its length first, then its size. */
function cost(x: number): number {
  return String(Math.abs(x)).length + Math.min(Math.abs(x), 1e6) / 1e7;
}

function fails(
  subject: Subject,
  candidate: Float64Array,
  index: readonly number[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  finite: boolean,
): boolean {
  subject.point.standAt(candidate);
  try {
    if (!subject.values().every(Number.isFinite)) return false;
    subject.refresh();
    const measurement = measureElement(subject, index);
    return Number.isFinite(measurement.analytic) === finite &&
      compare(measurement, errorScaleOf(measurement)).verdict === "fail";
  } catch (error) {
    if (isAbort(error) || isMissing(error)) throw error;
    // Where one side throws, this x is no simpler case of the same failure.
    return false;
  }
}
