// A kink that no single element shows: the median of [1, 2, 2, 2, 3] does not change with any one element, and yet it is
// nowhere smooth there. At points beside x the slope along an element is one thing here and another there.

import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { typicalOf } from "../point/nearby.ts";
import { randomWeights } from "../point/random_weights.ts";
import type { Subject } from "../subject/subject.ts";
import { clusters } from "./witness.ts";

/** How far points beside x are, and by how much an element moves there, relative to x; farther where f is coarse. */
const STEPS = { fine: [1e-5, 1e-7], coarse: [3e-2, 1e-3] } as const;

/** Points that are looked at, and after how many that are alike it is enough. */
const COUNT = 16;
const ENOUGH = 4;

/** Slopes nearer than this to each other are alike, relative to the greatest. */
const ALIKE = 1e-2;

/**
 * Whether f has several slopes along an element beside x, so that what the code says may be one of them: it lies between
 * those seen, or there are so many that the seen ones need not be all.
 */
export function isJointKink(
  subject: Subject,
  { analytic, weights, index, estimate }: Measurement,
  random: () => number,
): boolean {
  const { point } = subject;
  const { verdict } = estimate;
  const coarse = point.relativeNoise !== undefined || point.single;
  // Beside x the slopes of f are compared, which are no elements of a Hessian.
  const isFirst = subject.overX.filter((over) => over).length === 1;
  if (!isFirst || index.length === 0 || point.size < 2) return false;
  if (!Number.isFinite(analytic)) return false;
  // From afar, a bend looks like a kink.
  if (coarse && verdict.kind !== "kink") return false;
  const [near, step] = STEPS[coarse ? "coarse" : "fine"];
  const start = point.base.slice();
  const along = index[index.length - 1];
  const typical = typicalOf(start);
  const own = verdict.kind === "kink"
    ? [verdict.left.value, verdict.right.value]
    : [estimate.value];
  const slopes = [...own];
  try {
    for (let k = 0; k < COUNT; k++) {
      const to = randomWeights(random, point.size);
      const at = start.map((x, i) =>
        x + near * (Math.abs(x) || typical) * to[i]
      );
      if (!point.allows(at)) continue;
      point.standAt(at);
      const h = step * (Math.abs(start[along]) || typical);
      slopes.push(slopeOf(subject, weights, along, h));
      const enough = k + 1 === ENOUGH && own.length === 1;
      if (enough && !vary(slopes, own)) return false;
    }
  } finally {
    point.standAt(start);
  }
  if (!vary(slopes, own) || !slopes.every(Number.isFinite)) return false;
  const margin = ALIKE * Math.max(...slopes.map(Math.abs));
  return isWithin([analytic], slopes, margin) ||
    !isWithin(slopes, own, margin) && clusters(slopes, margin) > 2;
}

function slopeOf(
  subject: Subject,
  weights: Measurement["weights"],
  along: number,
  h: number,
): number {
  const { point } = subject;
  const [right, left] = [h, -h].map((t) => {
    point.move(along, point.base[along] + t);
    const value = attempt(() => subject.output(weights));
    return value.kind === "threw" ? NaN : value.value;
  });
  point.putBack(along);
  return (right - left) / (2 * h);
}

/** Whether slopes differ from those at x itself. */
function vary(slopes: readonly number[], own: readonly number[]): boolean {
  const margin = ALIKE * Math.max(...slopes.map(Math.abs));
  return slopes.some((s) => !own.some((o) => Math.abs(s - o) <= margin));
}

function isWithin(
  some: readonly number[],
  others: readonly number[],
  margin: number,
): boolean {
  const [least, greatest] = [Math.min(...others), Math.max(...others)];
  return some.every((s) => s >= least - margin && s <= greatest + margin);
}
