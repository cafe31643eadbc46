import type { Sight } from "./estimate_along.ts";
import { grainOf, mayBeCoarse } from "./grain.ts";
import { judge, type Yardstick } from "./judge.ts";
import type { Weights } from "./standpoint.ts";
import { meetingKinks } from "./meeting_kinks.ts";
import { randomWeights } from "./random_weights.ts";
import type { Settled } from "./options.ts";
import type { Comparison } from "./report.ts";
import { indexOf, sizeOf, type Subject } from "./subject.ts";
import { yardsticks } from "./yardsticks.ts";

/** One thing looked at: what both sides say of it, before it is judged. */
export interface Reading {
  readonly path: string;
  /** The element's position on each axis; none for a direction. */
  readonly index: readonly number[];
  readonly weights: readonly Weights[];
  readonly analytic: number;
  readonly estimate: Sight;
}

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
  const squares = base.reduce((sum, x) => sum + x * x, 0);
  const typical = Math.sqrt(squares / base.length) || 1;
  const reading = along(base.map((x) => Math.max(Math.abs(x), typical)));
  if (isClear(reading.estimate)) return reading;
  const closer = along(base.map((x) => Math.abs(x) || typical));
  return isClear(closer.estimate) ? closer : reading;
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
