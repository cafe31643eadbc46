// Many elements at once: the derivative along random directions, each of which takes in all of them.

import { errorScales } from "../judge/error_scale.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";
import { together } from "../point/ledger.ts";
import { typicalOf } from "../point/other_points.ts";
import { randomWeights } from "../point/random_weights.ts";
import { rounded } from "../point/single.ts";
import type { Subject } from "../subject/subject.ts";
import {
  compare,
  isClear,
  measure,
  type Measurement,
  withRounding,
} from "./measure.ts";

/** How often a direction is drawn anew where f does not tell along it, as where kinks happen to lie close. */
const DRAWS = 3;

/** Looks along random directions. */
export function measureDirections(
  subject: Subject,
  count: number,
  tolerance: number | undefined,
  random: () => number,
): Measurement[] {
  const look = (places: readonly number[]) => {
    const drawn = drawDirections(subject, random, places.length);
    return together(places.map((place, k) => () => {
      const path = `random direction ${place + 1}`;
      return withRounding(measureDirection(subject, path, drawn[k]), subject);
    }));
  };
  const places = Array.from({ length: count }, (_, k) => k);
  const measurements = look(places);
  // Far from x no answer is worth more than one look.
  for (let k = 0; k < DRAWS && !subject.point.brief; k++) {
    const scaleOf = errorScales(subject, measurements, tolerance, false);
    const open = places.filter((k) => {
      const measurement = measurements[k];
      return compare(measurement, scaleOf(measurement)).verdict === "unsure";
    });
    if (open.length === 0) break;
    look(open).forEach((again, i) => measurements[open[i]] = again);
  }
  return measurements;
}

/** Random directions, each of which takes in every element. */
function drawDirections(
  { sizes }: Subject,
  random: () => number,
  count: number,
): Float64Array[][] {
  return Array.from(
    { length: count },
    () => sizes.map((size) => randomWeights(random, size)),
  );
}

/** Binary digits of a weight, where x is in single precision: the less, the more of its moves are exact. */
const WEIGHT_BITS = 4;

/**
 * Looks along a direction in which each element of x moves by about its own size, and small ones by the size of the others;
 * where f is too wild for that, small ones move by their own size, too.
 */
function measureDirection(
  subject: Subject,
  path: string,
  drawn: readonly Float64Array[],
): Measurement {
  const { base, single } = subject.point;
  const along = (sizes: Float64Array) =>
    measure(subject, path, [], [
      ...drawn.map((weights, axis) =>
        subject.overX[axis]
          ? weights.map((w, i) => within(subject.point, i, w * sizes[i]))
            .map((w) => single ? rounded(w, WEIGHT_BITS) : w)
          : weights
      ),
    ]);
  const typical = typicalOf(base);
  const measurement = along(base.map((x) => Math.max(Math.abs(x), typical)));
  if (isClear(measurement.estimate)) return measurement;
  const closer = along(base.map((x) => Math.abs(x) || typical));
  return isClear(closer.estimate) ? closer : measurement;
}

/** A step of an element, made so that the bounds leave room for it: shorter, or to the side on which there is room. */
function within(point: BoundedPoint, i: number, step: number): number {
  const below = point.base[i] - point.lower(i);
  const above = point.upper(i) - point.base[i];
  if (below > 0 && above > 0) {
    return Math.sign(step) * Math.min(Math.abs(step), below, above);
  }
  return above > 0
    ? Math.min(Math.abs(step), above)
    : -Math.min(Math.abs(step), below);
}
