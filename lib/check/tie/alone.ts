// Elements judged by themselves where f may have kinks that they do not show.

import { compare, type Measurement } from "../measure/measure.ts";
import type { Comparison } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import type { ErrorScale } from "../judge/judge.ts";
import { isSmooth, kinkOf } from "./kink.ts";
import { type Doubt, isLimit } from "./limit.ts";
import { areMixed } from "./mixed.ts";

/** Why it may be that an element is not what it seems. */
export const SEVERAL = "several kinks meet here";

/**
 * Elements that fail by the slopes of f along them at x, and pass as a limit all the same, or are in doubt: kinks that no single
 * element shows may hide behind rounding, or be of both kinds. The first that fails all the same ends it.
 */
export function limitsAmong(
  subject: Subject,
  measurements: readonly Measurement[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Map<Measurement, Comparison> {
  const limits = new Map<Measurement, Comparison>();
  for (const measurement of measurements) {
    const isKnown = Number.isFinite(measurement.analytic) &&
      (isSmooth(measurement) || kinkOf(measurement).length > 0);
    if (subject.point.brief || !isKnown) continue;
    const before = compare(measurement, errorScaleOf(measurement));
    if (before.verdict !== "fail") continue;
    const about = doubtOf(subject, measurement);
    if (isLimit(subject, about, random)) {
      limits.set(measurement, { ...before, verdict: "pass", why: SEVERAL });
    } else if (areMixed(subject, about)) {
      limits.set(measurement, doubt(before, SEVERAL));
    } else break;
  }
  return limits;
}

/** What an element says besides the slope of f at x. */
export function doubtOf({ point }: Subject, measurement: Measurement): Doubt {
  const { index, analytic, estimate: { value } } = measurement;
  const along = new Float64Array(point.size);
  along[index[index.length - 1]] = 1;
  return { measurement, along, apart: Math.abs(analytic - value) };
}

/** An element that is not to be told right or wrong. */
export function doubt(before: Comparison, why: string): Comparison {
  return {
    ...before,
    verdict: "unsure",
    why: before.why ? `${why}; ${before.why}` : why,
  };
}
