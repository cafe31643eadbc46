// Everything that is looked at around one x: each element, or where there are many, random directions.

import { grainOf, mayBeCoarse } from "./grain.ts";
import type { Yardstick } from "./judge.ts";
import { meetingKinks } from "./meeting_kinks.ts";
import { typicalOf } from "./nearby.ts";
import type { Settled } from "./options.ts";
import { randomWeights } from "./random_weights.ts";
import {
  compare,
  isClear,
  read,
  readElement,
  type Reading,
} from "./reading.ts";
import type { Comparison } from "./report.ts";
import { indexOf, sizeOf, type Subject } from "./subject.ts";
import { yardsticks } from "./yardsticks.ts";

/** Everything looked at around one x. */
export interface Inspection {
  readonly readings: readonly Reading[];
  /** By what a reading is measured, also one that was made later. */
  readonly yardstickOf: (reading: Reading) => Yardstick;
  /** The readings, judged. */
  readonly comparisons: readonly Comparison[];
  /** Whether every element was looked at, in order. */
  readonly every: boolean;
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
    every
      ? readElements(subject)
      : drawn.map((weights, k) =>
        readDirection(subject, `random direction ${k + 1}`, weights)
      );
  point.grain = undefined;
  let readings = look();
  const sights = readings.map(({ estimate }) => estimate);
  if (mayBeCoarse(subject, sights)) {
    point.grain = grainOf(subject, random);
    if (point.grain) readings = look();
  }
  readings = readings.map((reading) => withRounding(reading, subject));
  const yardstickOf = yardsticks(subject, readings, tolerance, every);
  const judged = readings.map((reading) =>
    compare(reading, yardstickOf(reading))
  );
  const atKinks = readings.filter(({ estimate }, k) =>
    judged[k].verdict === "fail" && estimate.verdict.kind === "kink"
  );
  const meeting = meetingKinks(subject, atKinks, random);
  const comparisons = judged.map((comparison, k) =>
    meeting.has(readings[k])
      ? {
        ...comparison,
        verdict: "unsure" as const,
        why: `several kinks meet here; ${comparison.why}`,
      }
      : comparison
  );
  return { readings, yardstickOf, comparisons, every };
}

/** Looks at every element. */
function readElements(subject: Subject): Reading[] {
  const readings: Reading[] = new Array(sizeOf(subject));
  // Down the outputs first: they share the evaluations along one element of x.
  const inner = subject.sizes[subject.sizes.length - 1];
  const outer = readings.length / inner;
  for (let j = 0; j < inner; j++) {
    for (let i = 0; i < outer; i++) {
      const position = i * inner + j;
      readings[position] = readElement(
        subject,
        indexOf(subject.sizes, position),
      );
    }
  }
  return readings;
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
function readDirection(
  subject: Subject,
  path: string,
  drawn: readonly Float64Array[],
): Reading {
  const { base } = subject.point;
  const along = (sizes: Float64Array) =>
    read(subject, path, [], [
      ...drawn.map((weights, axis) =>
        subject.overX[axis] ? weights.map((w, i) => w * sizes[i]) : weights
      ),
    ]);
  const typical = typicalOf(base);
  const reading = along(base.map((x) => Math.max(Math.abs(x), typical)));
  if (isClear(reading.estimate)) return reading;
  const closer = along(base.map((x) => Math.abs(x) || typical));
  return isClear(closer.estimate) ? closer : reading;
}

/** A change of f below the rounding of the greatest numbers in it is no change. */
function withRounding(reading: Reading, subject: Subject): Reading {
  const { estimate } = reading;
  if (estimate.verdict.kind !== "flat") return reading;
  const { grain = Number.EPSILON } = subject.point;
  const hidden = grain * subject.greatest(reading.weights) /
    estimate.verdict.reach;
  return {
    ...reading,
    estimate: { ...estimate, error: estimate.error + hidden },
  };
}
