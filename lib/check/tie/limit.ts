// Where kinks meet that no single element shows, a gradient is right that is the limit of gradients beside x, or the mean of
// such limits (F. H. Clarke, Optimization and Nonsmooth Analysis (1983), section 2.5). What the code says beside x tells which
// they may be, and the values of f there whether they are.

import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { typicalOf } from "../point/nearby.ts";
import { randomWeights } from "../point/random_weights.ts";
import type { Subject } from "../subject/subject.ts";

/** How far beside x, and by how much to move there, relative to x. */
const NEAR = 1e-5;
const STEP = 1e-9;

/** Points beside x, and more gradients there than this are not told apart. */
const POINTS = 32;
const MOST = 6;

/** What differs by less than this, relative to the greatest element, is the same. */
const SAME = 1e-3;

/** A gradient beside x, and where it is seen. */
interface Beside {
  readonly gradient: Float64Array;
  readonly at: Float64Array;
}

/**
 * Whether what the code says of an output is the gradient at points beside x, or the mean of all gradients that were seen
 * there, as the values of f confirm. Leaves the point at x.
 */
export function isLimit(
  subject: Subject,
  measurement: Measurement,
  random: () => number,
): boolean {
  const { point } = subject;
  const { index, analytic, estimate } = measurement;
  const start = point.base.slice();
  const row = rowOf(subject, index);
  // So close to x, a coarse f does not change.
  if (point.relativeNoise !== undefined || point.single || subject.single()) {
    return false;
  }
  if (!row || !(Math.abs(analytic - estimate.value) > SAME * sizeOf(row))) {
    return false;
  }
  const beside: Beside[] = [];
  try {
    for (let k = 0; k < POINTS && beside.length <= MOST; k++) {
      const at = besideOf(start, random);
      if (!point.allows(at)) continue;
      point.standAt(at);
      if (attempt(() => subject.refresh()).kind === "threw") return false;
      const gradient = rowOf(subject, index)!;
      if (!beside.some((other) => isSame(other.gradient, gradient))) {
        beside.push({ gradient, at });
      }
    }
    const meant = beside.filter(({ gradient }) => isSame(gradient, row));
    const mean = row.map((_, i) =>
      beside.reduce((sum, { gradient }) => sum + gradient[i], 0) / beside.length
    );
    const needed = meant.length > 0
      ? meant
      : isSame(mean, row) && beside.length <= MOST
      ? beside
      : [];
    return needed.length > 0 &&
      needed.every((one) => holds(subject, one, measurement, random));
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
  const elements = subject.elements();
  const { sizes } = subject;
  const isGradient = subject.overX.filter((over) => over).length === 1;
  if (!elements || index.length === 0 || !isGradient) return;
  const width = sizes[sizes.length - 1];
  const output = index.length > 1 ? index[0] : 0;
  return elements.slice(output * width, (output + 1) * width);
}

function besideOf(x: Float64Array, random: () => number): Float64Array {
  const to = randomWeights(random, x.length);
  const typical = typicalOf(x);
  return x.map((v, i) => v + NEAR * (Math.abs(v) || typical) * to[i]);
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  const size = sizeOf(b);
  return a.every((v, i) => Math.abs(v - b[i]) <= SAME * size);
}

function sizeOf(row: Float64Array): number {
  return row.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}

/** Whether the values of f beside x agree with a gradient: along the element, and along a direction that takes in all. */
function holds(
  subject: Subject,
  { gradient, at }: Beside,
  { weights, index, estimate }: Measurement,
  random: () => number,
): boolean {
  const { point } = subject;
  point.standAt(at);
  const typical = typicalOf(at);
  const position = index[index.length - 1];
  const all = randomWeights(random, at.length)
    .map((w, i) => w * (Math.abs(at[i]) || typical));
  const one = all.map((w, i) => i === position ? w : 0);
  const [ofOne, ofAll] = [one, all].map((to) => {
    const slope = slopeAlong(subject, to, weights);
    const parts = gradient.map((g, i) => g * to[i]);
    const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
    const said = parts.reduce((sum, part) => sum + part, 0);
    return { off: Math.abs(slope - said), size };
  });
  // Where f is smooth, the slope along the element is that at x, which is not what the code says.
  const jump = Math.abs(gradient[position] - estimate.value) *
    Math.abs(all[position]);
  return ofOne.off <= Math.max(SAME * ofOne.size, 0.1 * jump) &&
    ofAll.off <= SAME * ofAll.size;
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
