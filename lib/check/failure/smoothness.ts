// Whether f is smooth at a point of a way: told by fifth differences of values on both sides of it.

import type { Measurement } from "../measure/measure.ts";
import { outputHere } from "../numeric/second_look.ts";
import type { Subject } from "../subject/subject.ts";

/** The smaller of the steps by which smoothness is told, as a part of the larger. */
export const CLOSE = 0.01;

/** A small part of the distance from the origin, as a part of the way. */
export function stepAt(
  from: Float64Array,
  to: Float64Array,
  t: number,
): number {
  let [distance, length] = [0, 0];
  from.forEach((x, i) => {
    distance = Math.max(distance, Math.abs(x + t * (to[i] - x)));
    length = Math.max(length, Math.abs(to[i] - x));
  });
  return Math.min(0.01, Math.max(0.01 * distance / length, 1e-9));
}

/**
 * The steps by which smoothness is told: a second derivative that turns wrong at 0 may do so where the third jumps, which is
 * nothing over a step that is small beside the distance from 0.
 */
export function stepsAt(
  from: Float64Array,
  to: Float64Array,
  t: number,
  { overX }: Subject,
): number[] {
  const step = stepAt(from, to, t);
  const steps = [step, CLOSE * step];
  return overX[0] && overX[1] ? [stepAt(from, to, 0), ...steps] : steps;
}

/** Values on each side. */
const SIDE = 6;

/** How much larger a difference across the point is where f is not smooth: those of smooth functions are alike. */
const RATIO = 8;

/**
 * Whether f is smooth across a point of the way: fifth differences of values that lie on both sides are then no larger than
 * those of values on either side alone. A kink makes them larger by far, and so does a jump of the second derivative.
 */
export function isSmooth(
  subject: Subject,
  { weights }: Measurement,
  goTo: (t: number) => void,
  at: number,
  steps: readonly number[],
): boolean {
  return steps.every((h) => {
    const values = Array.from({ length: 2 * SIDE }, (_, k) => {
      goTo(at + (k - SIDE + 0.5) * h);
      if (!subject.point.allows(subject.point.base)) return NaN;
      return outputHere(subject, weights);
    });
    const fifths = values.slice(SIDE - 1).map((_, k) =>
      fifth(values.slice(k, k + SIDE))
    );
    // Numbers as large as those of x are rounded in f, however small its value.
    const size = Math.max(...values.map(Math.abs), subject.point.greatest);
    const alike = Math.max(fifths[0], fifths[SIDE]);
    const { relativeNoise: grain = Number.EPSILON } = subject.point;
    // Places on the way are rounded, too, which moves them by a part of a step.
    const rise = Math.max(
      ...values.slice(1).map((y, k) => Math.abs(y - values[k])),
    );
    const rounding = 300 * grain * size + 32 * Number.EPSILON / h * rise;
    return Math.max(...fifths) <= RATIO * alike + rounding;
  });
}

/** The size of the fifth difference of six values. */
function fifth([a, b, c, d, e, f]: readonly number[]): number {
  return Math.abs(f - 5 * e + 10 * d - 10 * c + 5 * b - a);
}
