import type { Estimate } from "../estimate.ts";
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
  readonly estimate: Estimate;
}

/** Everything looked at around one x. */
export interface Inspection {
  readonly readings: readonly Reading[];
  readonly yardstick: Yardstick;
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
  return sizeOf(subject) <= maxElements
    ? inspectElements(subject, tolerance)
    : inspectDirections(subject, tolerance, random, directions);
}

/** Looks at every element. */
function inspectElements(
  subject: Subject,
  tolerance: number | undefined,
): Inspection {
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
  return judged(subject, readings, tolerance, true);
}

/** Looks along random directions: each takes in every element. */
function inspectDirections(
  subject: Subject,
  tolerance: number | undefined,
  random: () => number,
  count: number,
): Inspection {
  const readings = Array.from({ length: count }, (_, k) => {
    const weights = subject.sizes.map((size, axis) => {
      const drawn = randomWeights(random, size);
      return axis === subject.sizes.length - 1
        ? inUnitsOf(subject.point.base, drawn)
        : drawn;
    });
    return read(subject, `direction ${k + 1}`, [], weights);
  });
  return judged(subject, readings, tolerance, false);
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

/** Judges one more reading by a yardstick that others made. */
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

/** A direction in which each element moves by about its own size, and small ones by the size of the others. */
function inUnitsOf(
  base: Float64Array,
  weights: Float64Array,
): Float64Array {
  const squares = base.reduce((sum, x) => sum + x * x, 0);
  const typical = Math.sqrt(squares / base.length) || 1;
  return weights.map((w, i) => w * Math.max(Math.abs(base[i]), typical));
}

function judged(
  subject: Subject,
  readings: readonly Reading[],
  tolerance: number | undefined,
  every: boolean,
): Inspection {
  const single = subject.point.single || looksSingle(subject, readings);
  const sizes = readings
    .filter(({ estimate: { value, error } }) =>
      Number.isFinite(value) && Number.isFinite(error)
    )
    .map(({ estimate }) => Math.abs(estimate.value));
  const yardstick: Yardstick = {
    scale: sizes.reduce((most, size) => Math.max(most, size), 0),
    single,
    tolerance: tolerance ?? (single ? 2e-5 : 1e-8),
  };
  const comparisons = readings.map((reading) =>
    compare(single ? coarser(reading, subject) : reading, yardstick)
  );
  return { readings, yardstick, comparisons, every };
}

/** In single precision a change of f or x below its last bit is no change. */
function coarser(reading: Reading, subject: Subject): Reading {
  const { estimate, weights } = reading;
  if (estimate.verdict.kind !== "flat") return reading;
  const along = weights[weights.length - 1];
  const x = typeof along === "number" ? subject.point.base[along] : 0;
  if (estimate.verdict.reach < 2 ** -20 * Math.abs(x)) {
    return { ...reading, estimate: { ...estimate, error: Infinity } };
  }
  const f = subject.values().reduce(
    (most, y) => Math.max(most, Math.abs(y)),
    0,
  );
  const error = estimate.error + 2 ** -24 * f / estimate.verdict.reach;
  return { ...reading, estimate: { ...estimate, error } };
}

/** Whether either side was computed in single precision, or f carries noise of that size. */
function looksSingle(subject: Subject, readings: readonly Reading[]): boolean {
  const elements = subject.elements();
  if (elements && elements.length > 0 && lookSingle(elements)) return true;
  const values = subject.values();
  if (lookSingle(values)) return true;
  const f = values.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  return readings.some(({ estimate: { verdict } }) =>
    verdict.kind === "noisy" && verdict.level > 1e-10 * f &&
    verdict.level < 1e-5 * f
  );
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
