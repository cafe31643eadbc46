// Where kinks meet, a gradient is right that is the limit of gradients beside x (F. H. Clarke, Optimization and Nonsmooth Analysis
// (1983), section 2.5). What the code says beside x tells which that may be, and the values of f there whether it is.

import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { isKnownCoarse } from "../numeric/grain.ts";
import { typicalOf } from "../point/other_points.ts";
import { randomWeights } from "../point/random_weights.ts";
import type { Subject } from "../subject/subject.ts";
import { nearOf } from "./local_change.ts";
import { dot, greatestOf, pieceFrom } from "./piece.ts";

/** By what part of the way beside x to move there: so little that kinks are hardly met, and so much that rounding does not matter. */
const STEP = { least: 1e-4, most: 1 / 8 } as const;

/** What part of the tolerance rounding may take. */
const ROUNDING = 0.1;

/**
 * Random starts beside x, from each of which some moves lead to the piece: one to which a tenth of them leads is missed once in
 * thirty times.
 */
const STARTS = 32;

/**
 * Points where the code says the same and f is asked. A kink of the width lies within a step to either side once in four times at
 * most, and at all of three once in 64.
 */
const ASKED = 3;

/** What part of what is to be explained may be left. */
const PART = 0.1;

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
  if (!row) return false;
  const look = lookOf(subject, doubt, sizes);
  const most = look.tolerance *
    Math.max(look.apart, greatestOf(row.map((v, i) => v * sizes[i])));
  const isAlike = (gradient: Float64Array) =>
    isSame(gradient, row, sizes, most) &&
    Math.abs(dot(gradient, doubt.along) - dot(row, doubt.along)) <=
      PART * doubt.apart;
  const sayAt = (toward: Float64Array) => {
    const at = start.map((x, i) => x + look.near * toward[i] * sizes[i]);
    if (!point.allows(at)) return;
    point.standAt(at);
    const answer = attempt(() => subject.refresh());
    return answer.kind === "threw" ? undefined : rowOf(subject, index);
  };
  try {
    let asked = 0;
    for (let k = 0; k < STARTS && asked < ASKED; k++) {
      const toward = sizes.map(() => 2 * random() - 1);
      const found = pieceFrom(
        toward,
        sayAt,
        isAlike,
        (gradient) => gradient.map((g, i) => (g - row[i]) * sizes[i]),
      );
      if (!found) continue;
      asked++;
      if (holds(subject, found, doubt, look, random)) return true;
    }
    return false;
  } finally {
    point.standAt(start);
    subject.refresh();
  }
}

/** How closely to look. */
interface Look {
  /** How far beside x, relative to x. */
  readonly near: number;
  /** How far slopes may be off. */
  readonly tolerance: number;
  /** The size of each element of x. */
  readonly sizes: Float64Array;
  /** How far the direction leads over the size of x, and how much is to be explained over that. */
  readonly unit: number;
  readonly apart: number;
}

function lookOf(
  subject: Subject,
  { along, apart }: Doubt,
  sizes: Float64Array,
): Look {
  const { near, tolerance } = nearOf(subject.point);
  const unit = 1 / greatestOf(along.map((v, i) => v / sizes[i]));
  return { near, tolerance, sizes, unit, apart: unit * apart };
}

/** What the code says of the output that an element belongs to. */
export function rowOf(
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

/** Whether two gradients differ by no more than that, each element in the unit of its own x. */
function isSame(
  a: Float64Array,
  b: Float64Array,
  sizes: Float64Array,
  most: number,
): boolean {
  return a.every((v, i) => Math.abs(v - b[i]) * sizes[i] <= most);
}

/** Whether the values of f where the point stands agree with a gradient: along the direction in question, and along one that takes in all. */
function holds(
  subject: Subject,
  gradient: Float64Array,
  { measurement: { weights }, along }: Doubt,
  look: Look,
  random: () => number,
): boolean {
  const { tolerance, sizes, unit, apart } = look;
  const step = stepOf(subject, weights, look);
  const off = (to: Float64Array) =>
    Math.abs(slopeAlong(subject, to, weights, step) - dot(gradient, to));
  const all = randomWeights(random, sizes.length).map((w, i) => w * sizes[i]);
  const size = Math.max(apart, dot(gradient.map(Math.abs), all.map(Math.abs)));
  return off(along.map((v) => unit * v)) <= PART * apart &&
    off(all) <= tolerance * size;
}

/** The step over which the rounding of f and of x changes slopes by no more than a part of the tolerance. */
function stepOf(
  subject: Subject,
  weights: Measurement["weights"],
  { near, tolerance, sizes, apart }: Look,
): number {
  const { point } = subject;
  const value = attempt(() => subject.output(weights));
  const height = value.kind === "threw" ? NaN : Math.abs(value.value) / apart;
  const single = isKnownCoarse(subject) ? 2 ** -23 : Number.EPSILON;
  const grain = point.relativeNoise ?? single;
  const width = greatestOf(point.base.map((x, i) => x / sizes[i]));
  const step = grain * Math.max(height, width) / (ROUNDING * tolerance);
  return Math.min(Math.max(step, STEP.least * near), STEP.most * near);
}

function slopeAlong(
  subject: Subject,
  to: Float64Array,
  weights: Measurement["weights"],
  step: number,
): number {
  const { point } = subject;
  const [right, left] = [step, -step].map((t) => {
    point.moveAlong(to, t);
    const value = attempt(() => subject.output(weights));
    return value.kind === "threw" ? NaN : value.value;
  });
  point.restore();
  return (right - left) / (2 * step);
}
