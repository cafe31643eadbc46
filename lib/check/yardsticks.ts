// By what an element is measured: the size of the derivative around it, each output and each element of x in its own unit.

import { coarseness } from "./grain.ts";
import type { Reading } from "./reading.ts";
import type { Yardstick } from "./judge.ts";
import { areSingle } from "./single.ts";
import type { Subject } from "./subject.ts";

/** By what readings are measured, from all that were made at one x. */
export function yardsticks(
  subject: Subject,
  readings: readonly Reading[],
  given: number | undefined,
  every: boolean,
): (reading: Reading) => Yardstick {
  const { grain } = subject.point;
  const single = subject.point.single || (grain ?? 0) > 1e-8 ||
    subject.single() || areSingle(subject.elements() ?? []);
  const tolerance = given ?? (single ? 2e-5 : 1e-8);
  const common = {
    tolerance,
    // Rounding leaves 1e-14 of terms that cancel; where more than rounding is granted, as much more of them.
    cancelled: given !== undefined || single ? 1e-3 * tolerance : 1e-14,
    coarse: coarseness(grain),
  };
  const scaleOf = every ? scaleAmong(subject, readings) : scaleAlong(readings);
  return (reading) => ({
    ...common,
    scale: scaleOf(reading),
    negligible: Math.max(
      1e-8 *
        Math.min(
          1,
          subject.greatest(reading.weights) / unitOf(subject, reading),
        ),
      1e-300,
    ),
  });
}

/** The size of what is moved: that of the element of x, 1 along a direction. */
export function unitOf({ point }: Subject, { index }: Reading): number {
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
  readings: readonly Reading[],
): (reading: Reading) => number {
  const row = ({ index }: Reading) => index.slice(0, -1).join();
  const rows = new Map<string, { plain: number; inUnits: number }>();
  for (const reading of readings) {
    const { value, error } = reading.estimate;
    if (!Number.isFinite(value) || !Number.isFinite(error)) continue;
    const size = Math.abs(value);
    const key = row(reading);
    const { plain, inUnits } = rows.get(key) ?? { plain: 0, inUnits: 0 };
    rows.set(key, {
      plain: Math.max(plain, size),
      inUnits: Math.max(inUnits, size * unitOf(subject, reading)),
    });
  }
  return (reading) => {
    const { plain, inUnits } = rows.get(row(reading)) ??
      { plain: 0, inUnits: 0 };
    return Math.min(plain, inUnits / unitOf(subject, reading));
  };
}

/** The greatest of the derivatives along directions; of one element, what would be its part if it were all. */
function scaleAlong(
  readings: readonly Reading[],
): (reading: Reading) => number {
  let greatest = readings[0];
  for (const reading of readings) {
    if (sizeOfValue(reading) > sizeOfValue(greatest)) greatest = reading;
  }
  const { weights } = greatest;
  return ({ index }) =>
    index.reduce(
      (scale, i, axis) => scale / Math.abs((weights[axis] as Float64Array)[i]),
      sizeOfValue(greatest),
    );
}

function sizeOfValue({ estimate: { value, error } }: Reading): number {
  return Number.isFinite(value) && Number.isFinite(error) ? Math.abs(value) : 0;
}
