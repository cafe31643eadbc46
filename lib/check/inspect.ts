// Everything that is looked at around one x: each element, or where there are many, random directions.

import type { ErrorScale } from "./judge.ts";
import { typicalOf } from "./nearby.ts";
import type { Settled } from "./options.ts";
import { randomWeights } from "./random_weights.ts";
import { rounded } from "./single.ts";
import {
  compare,
  isClear,
  measure,
  measureElement,
  type Measurement,
} from "./measure.ts";
import type { Comparison } from "./report.ts";
import type { BoundedPoint } from "./bounded_point.ts";
import { indexOf, sizeOf, type Subject } from "./subject.ts";
import { isJointKink } from "./tie/joint_kink.ts";
import { isLimit } from "./tie/limit.ts";
import { together } from "./ledger.ts";
import { judgeTies, type Ties, type Witness } from "./tie/ties.ts";
import { errorScales } from "./error_scale.ts";

/** Everything looked at around one x. */
export interface Inspection {
  readonly measurements: readonly Measurement[];
  /** By what a measurement is measured, also one that was made later. */
  readonly errorScaleOf: (measurement: Measurement) => ErrorScale;
  /** The measurements, judged. */
  readonly comparisons: readonly Comparison[];
  /** Whether every element was looked at, in order. */
  readonly every: boolean;
  /** What proves the derivative wrong where kinks meet, though each element may be right. */
  readonly witness?: Witness;
}

/** Looks at every element, or where there are many along random directions. */
export function inspect(
  subject: Subject,
  { maxElements, tolerance, directions }: Settled,
  random: () => number,
): Inspection {
  const every = sizeOf(subject) <= maxElements;
  const measurements = every
    ? measureElements(subject)
    : measureDirections(subject, directions, tolerance, random);
  const errorScaleOf = errorScales(subject, measurements, tolerance, every);
  const judged = measurements.map((measurement) =>
    compare(measurement, errorScaleOf(measurement))
  );
  const { revised, witness } = tiesOf(
    subject,
    measurements,
    errorScaleOf,
    random,
  );
  const comparisons = pardonJointKinks(
    subject,
    measurements,
    judged.map((comparison, k) => revised.get(measurements[k]) ?? comparison),
    random,
  );
  return {
    measurements,
    errorScaleOf,
    comparisons,
    every,
    ...(witness ? { witness } : {}),
  };
}

/** More failing elements than this are not all looked at again. */
const MAX_AGAIN = 8;

/** What fails where f has a kink that no single element shows is no proof. */
function pardonJointKinks(
  subject: Subject,
  measurements: readonly Measurement[],
  comparisons: Comparison[],
  random: () => number,
): Comparison[] {
  const failing = comparisons.flatMap(({ verdict }, k) =>
    verdict === "fail" ? [k] : []
  ).slice(0, MAX_AGAIN);
  for (const k of failing) {
    const { why, analytic } = comparisons[k];
    if (
      Number.isFinite(analytic) && isLimit(subject, measurements[k], random)
    ) {
      comparisons[k] = {
        ...comparisons[k],
        verdict: "pass",
        why: "kinks meet here, and beside x the derivative is this one",
      };
      continue;
    }
    if (!isJointKink(subject, measurements[k], random)) continue;
    comparisons[k] = {
      ...comparisons[k],
      verdict: "unsure",
      why: `several kinks meet here${why && `; ${why}`}`,
    };
  }
  return comparisons;
}

/** The ties of every output by itself. */
function tiesOf(
  subject: Subject,
  measurements: readonly Measurement[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Ties {
  // By hand, as Node has Map.groupBy from 21 on alone.
  const outputs = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    const { index } = measurement;
    if (index.length === 0) continue;
    const output = index.slice(0, -1).join();
    const some = outputs.get(output);
    if (some) some.push(measurement);
    else outputs.set(output, [measurement]);
  }
  const revised = new Map<Measurement, Comparison>();
  for (const some of outputs.values()) {
    const ties = judgeTies(subject, some, errorScaleOf, random);
    if (ties.witness) return ties;
    ties.revised.forEach((comparison, one) => revised.set(one, comparison));
  }
  return { revised };
}

/** Looks at every element. */
function measureElements(subject: Subject): Measurement[] {
  // Down the outputs first: they share the evaluations along one element of x.
  const inner = subject.sizes[subject.sizes.length - 1];
  const outer = sizeOf(subject) / inner;
  const columns = together(
    Array.from({ length: inner }, (_, j) => () =>
      together(
        Array.from(
          { length: outer },
          (_, i) => () =>
            measureElement(subject, indexOf(subject.sizes, i * inner + j)),
        ),
      )),
  );
  return Array.from(
    { length: sizeOf(subject) },
    (_, position) => columns[position % inner][Math.floor(position / inner)],
  ).map((measurement) => withRounding(measurement, subject));
}

/** How often a direction is drawn anew where f does not tell along it, as where kinks happen to lie close. */
const DRAWS = 3;

/** Looks along random directions. */
function measureDirections(
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

/** A change of f below the rounding of the greatest numbers in it is no change. */
function withRounding(measurement: Measurement, subject: Subject): Measurement {
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
