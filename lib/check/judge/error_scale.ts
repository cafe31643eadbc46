// By what an element is measured: the size of the derivative around it, each output and each element of x in its own unit.

import { blurOf, coarseness } from "../numeric/grain.ts";
import type { Measurement } from "../measure/measure.ts";
import type { ErrorScale } from "./judge.ts";
import { areSingle } from "../point/single.ts";
import type { Subject } from "../subject/subject.ts";

/** What f changes by over the size of x is negligible below so many of its roundings in single precision. */
const NEGLIGIBLE = 8;

/**
 * What rounding leaves of terms that cancel, relative to the greatest element. That of a sum of k terms grows as √k half units
 * (N. J. Higham and T. Mary, SIAM J. Sci. Comput. 41 (2019), A2815-A2835): 8 units are what 256 terms make in single precision,
 * and 45 in doubles cover 8,000.
 */
const CANCELLED = { single: 8 * 2 ** -23, double: 1e-14 } as const;

/** Roundings of the greatest element of x that an f may hide which does not change at all. */
const ROUNDINGS = 4;

/** The scale of error of each measurement, from all that were made at one x. */
export function errorScales(
  subject: Subject,
  measurements: readonly Measurement[],
  given: number | undefined,
  every: boolean,
): (measurement: Measurement) => ErrorScale {
  const { relativeNoise: grain } = subject.point;
  const single = subject.point.single || (grain ?? 0) > 1e-8 ||
    subject.single() || areSingle(subject.elements() ?? []);
  const tolerance = given ?? (single ? 2e-5 : 1e-8);
  const common = {
    tolerance,
    blur: single ? blurOf(grain) : "",
    // Where more than rounding is granted, as much more of terms that cancel.
    cancelled: given !== undefined
      ? 1e-3 * tolerance
      : single
      ? CANCELLED.single
      : CANCELLED.double,
    coarse: coarseness(grain),
  };
  const scaleOf = every
    ? scaleAmong(subject, measurements)
    : scaleAlong(measurements);
  return (measurement) => ({
    ...common,
    scale: scaleOf(measurement),
    hidden: ROUNDINGS * Number.EPSILON * subject.point.greatest /
      unitOf(subject, measurement),
    negligible: negligibleOf(
      subject.greatest(measurement.weights) / unitOf(subject, measurement),
      single,
    ),
  });
}

/** What nobody means, where f changes by so much at most over the size of what is moved. */
export function negligibleOf(change: number, single: boolean): number {
  const part = Math.max(1e-8, single ? NEGLIGIBLE * 2 ** -23 : 0);
  return Math.max(part * Math.min(1, change), 1e-300);
}

/** The size of what is moved: that of the element of x, 1 along a direction. */
export function unitOf(
  { point }: Pick<Subject, "point">,
  { index }: Pick<Measurement, "index">,
): number {
  return index.length === 0
    ? 1
    : Math.abs(point.base[index[index.length - 1]]) || 1;
}

/**
 * The greatest element of the same output, as it stands or in the unit of this one, whichever is less: of a mass of 1e8 and
 * a length of 1e-8, neither derivative says what the other should look like.
 */
function scaleAmong(
  subject: Subject,
  measurements: readonly Measurement[],
): (measurement: Measurement) => number {
  const row = ({ index }: Measurement) => index.slice(0, -1).join();
  const rows = new Map<string, { plain: number; inUnits: number }>();
  for (const measurement of measurements) {
    const { value, error } = measurement.estimate;
    if (!Number.isFinite(value) || !Number.isFinite(error)) continue;
    const size = Math.abs(value);
    const key = row(measurement);
    const { plain, inUnits } = rows.get(key) ?? { plain: 0, inUnits: 0 };
    rows.set(key, {
      plain: Math.max(plain, size),
      inUnits: Math.max(inUnits, size * unitOf(subject, measurement)),
    });
  }
  return (measurement) => {
    const { plain, inUnits } = rows.get(row(measurement)) ??
      { plain: 0, inUnits: 0 };
    return Math.min(plain, inUnits / unitOf(subject, measurement));
  };
}

/** The greatest of the derivatives along directions; of one element, what would be its part if it were all. */
function scaleAlong(
  measurements: readonly Measurement[],
): (measurement: Measurement) => number {
  let greatest = measurements[0];
  for (const measurement of measurements) {
    if (sizeOfValue(measurement) > sizeOfValue(greatest)) {
      greatest = measurement;
    }
  }
  const { weights } = greatest;
  return ({ index }) =>
    index.reduce(
      (scale, i, axis) => scale / Math.abs((weights[axis] as Float64Array)[i]),
      sizeOfValue(greatest),
    );
}

function sizeOfValue({ estimate: { value, error } }: Measurement): number {
  return Number.isFinite(value) && Number.isFinite(error) ? Math.abs(value) : 0;
}
