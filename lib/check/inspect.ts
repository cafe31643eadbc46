// Everything that is looked at around one x: each element, or where there are many, random directions.

import { grainOf, mayBeCoarse } from "./grain.ts";
import { OK } from "../core/verdicts.ts";
import { type ErrorScale, figure } from "./judge.ts";
import { typicalOf } from "./nearby.ts";
import type { Settled } from "./options.ts";
import { randomWeights } from "./random_weights.ts";
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
import { secondLook, wideLook } from "./second_look.ts";
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
  const { point } = subject;
  const every = sizeOf(subject) <= maxElements;
  const drawn = every ? [] : drawDirections(subject, random, directions);
  const look = () =>
    every ? measureElements(subject) : together(
      drawn.map((weights, k) => () =>
        measureDirection(subject, `random direction ${k + 1}`, weights)
      ),
    );
  point.relativeNoise = undefined;
  let measurements = look();
  const estimates = measurements.map(({ estimate }) => estimate);
  if (mayBeCoarse(subject, estimates)) {
    point.relativeNoise = grainOf(subject, random);
    if (point.relativeNoise) measurements = look();
  }
  measurements = measurements.map((measurement) =>
    withRounding(measurement, subject)
  );
  const errorScaleOf = errorScales(subject, measurements, tolerance, every);
  const judged = lookWider(subject, measurements, errorScaleOf);
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

/** How much nearer a second look must be to what the code says than to the first look, to leave a doubt. */
const MUCH_NEARER = 0.25;

/**
 * Of a coarse f, what fails has to fail by a second look, too: close by, the treads of its rounding may pass for f itself. What
 * is unsure may be seen over a wider step.
 */
function lookWider(
  subject: Subject,
  measurements: readonly Measurement[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Comparison[] {
  const { point } = subject;
  const coarse = point.relativeNoise !== undefined || point.single ||
    subject.single();
  return measurements.map((measurement) => {
    const errorScale = errorScaleOf(measurement);
    const judged = compare(measurement, errorScale);
    if (!coarse || judged.verdict === "pass") return judged;
    const first = judged.verdict === "fail"
      ? confirmFailure(subject, measurement, judged)
      : judged;
    if (first.verdict === "fail") return first;
    const wide = {
      ...wideLook(subject, measurement),
      evaluations: 0,
      verdict: OK,
    };
    const again = compare({ ...measurement, estimate: wide }, errorScale);
    return again.verdict === "pass" ? { ...again, why: first.why } : first;
  });
}

function confirmFailure(
  subject: Subject,
  measurement: Measurement,
  comparison: Comparison,
): Comparison {
  const second = secondLook(subject, measurement);
  const { analytic, numeric, why } = comparison;
  const confirmed = second !== undefined &&
    !(Math.abs(second - analytic) < MUCH_NEARER * Math.abs(second - numeric));
  if (confirmed || !Number.isFinite(analytic)) return comparison;
  const told = second === undefined
    ? "no second look at f confirms it"
    : `over larger steps f has the slope ${figure(second, 2)}`;
  return {
    ...comparison,
    verdict: "unsure",
    why: why ? `${told}; ${why}` : told,
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
    if (!isJointKink(subject, measurements[k], random)) continue;
    const { why } = comparisons[k];
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
  );
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

/**
 * Looks along a direction in which each element of x moves by about its own size, and small ones by the size of the others;
 * where f is too wild for that, small ones move by their own size, too.
 */
function measureDirection(
  subject: Subject,
  path: string,
  drawn: readonly Float64Array[],
): Measurement {
  const { base } = subject.point;
  const along = (sizes: Float64Array) =>
    measure(subject, path, [], [
      ...drawn.map((weights, axis) =>
        subject.overX[axis]
          ? weights.map((w, i) => within(subject.point, i, w * sizes[i]))
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
