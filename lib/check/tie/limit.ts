// Where kinks meet, a gradient is right that is the limit of gradients beside x (F. H. Clarke, Optimization and Nonsmooth Analysis
// (1983), section 2.5). What the code says beside x tells which that may be, and the values of f there whether it is.

import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { isKnownCoarse } from "../numeric/grain.ts";
import { typicalOf } from "../point/nearby.ts";
import { randomWeights } from "../point/random_weights.ts";
import type { Subject } from "../subject/subject.ts";

/** How far beside x, and by how much to move there, relative to x. */
const NEAR = 1e-5;
const STEP = 1e-9;

/** Points beside x. */
const POINTS = 32;

/** What differs by less than this, relative to the greatest element, is the same. */
const SAME = 1e-3;

/** What is to be explained. */
export interface Doubt {
  /** An element of the output in question. */
  readonly measurement: Measurement;
  /** A direction along which the code says what f does not show at x, and by how much. */
  readonly along: Float64Array;
  readonly apart: number;
}

/**
 * Whether what the code says of an output is the gradient at a point beside x too, as the values of f confirm there. Leaves the
 * point at x.
 */
export function isLimit(
  subject: Subject,
  doubt: Doubt,
  random: () => number,
): boolean {
  const { point } = subject;
  const { index } = doubt.measurement;
  const start = point.base.slice();
  const row = rowOf(subject, index);
  const typical = typicalOf(start);
  const sizes = start.map((x) => Math.abs(x) || typical);
  // So close to x, a coarse f does not change.
  if (!row || isKnownCoarse(subject)) return false;
  try {
    for (let k = 0; k < POINTS; k++) {
      const by = besideOf(sizes, random);
      const at = start.map((x, i) => x + by[i]);
      if (!point.allows(at)) continue;
      point.standAt(at);
      if (attempt(() => subject.refresh()).kind === "threw") return false;
      const gradient = rowOf(subject, index)!;
      if (isSame(gradient, row, sizes)) {
        return holds(subject, gradient, doubt, sizes, random);
      }
    }
    return false;
  } finally {
    point.standAt(start);
    subject.refresh();
  }
}

/** What the code says of the output that an element belongs to. */
function rowOf(
  subject: Subject,
  index: readonly number[],
): Float64Array | undefined {
  const { sizes } = subject;
  const elements = subject.elements();
  if (!elements) return;
  const width = sizes[sizes.length - 1];
  const output = index.length > 1 ? index[0] : 0;
  return elements.slice(output * width, (output + 1) * width);
}

function besideOf(sizes: Float64Array, random: () => number): Float64Array {
  return randomWeights(random, sizes.length).map((w, i) => NEAR * w * sizes[i]);
}

/** Whether two gradients are the same, each element in the unit of its own x. */
function isSame(
  a: Float64Array,
  b: Float64Array,
  sizes: Float64Array,
): boolean {
  const greatest = greatestOf(b.map((v, i) => v * sizes[i]));
  return a.every((v, i) => Math.abs(v - b[i]) * sizes[i] <= SAME * greatest);
}

function greatestOf(row: Float64Array): number {
  return row.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}

/** Whether the values of f where the point stands agree with a gradient: along the direction in question, and along one that takes in all. */
function holds(
  subject: Subject,
  gradient: Float64Array,
  { measurement: { weights }, along, apart }: Doubt,
  sizes: Float64Array,
  random: () => number,
): boolean {
  const off = (to: Float64Array) =>
    Math.abs(slopeAlong(subject, to, weights) - dot(gradient, to));
  const unit = 1 / greatestOf(along.map((v, i) => v / sizes[i]));
  const all = randomWeights(random, sizes.length).map((w, i) => w * sizes[i]);
  const size = dot(gradient.map(Math.abs), all.map(Math.abs));
  return off(along.map((v) => unit * v)) <= 0.1 * unit * apart &&
    off(all) <= SAME * size;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, i) => sum + v * b[i], 0);
}

function slopeAlong(
  subject: Subject,
  to: Float64Array,
  weights: Measurement["weights"],
): number {
  const { point } = subject;
  const [right, left] = [STEP, -STEP].map((t) => {
    point.moveAlong(to, t);
    const value = attempt(() => subject.output(weights));
    return value.kind === "threw" ? NaN : value.value;
  });
  point.restore();
  return (right - left) / (2 * STEP);
}
