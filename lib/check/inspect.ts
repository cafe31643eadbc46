import type { Sight } from "./estimate_along.ts";
import { coarseness, grainOf, mayBeCoarse } from "./grain.ts";
import { judge, lookSingle, type Yardstick } from "./judge.ts";
import type { Weights } from "./standpoint.ts";
import { randomWeights } from "./random_weights.ts";
import type { Settled } from "./options.ts";
import type { Comparison } from "./report.ts";
import { indexOf, sizeOf, type Subject } from "./subject.ts";

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
  const comparisons = readings.map((reading) =>
    compare(reading, yardstickOf(reading))
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

/** By what readings are measured, from all that were made at one x. */
function yardsticks(
  subject: Subject,
  readings: readonly Reading[],
  given: number | undefined,
  every: boolean,
): (reading: Reading) => Yardstick {
  const { grain } = subject.point;
  const single = subject.point.single || (grain ?? 0) > 1e-8 ||
    lookSingle(subject.values()) || lookSingle(subject.elements() ?? []);
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
function unitOf({ point }: Subject, { index }: Reading): number {
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
