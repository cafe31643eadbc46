// The code is right at x and wrong somewhere else: where on the way does it go wrong, and does f change there, too? Where f
// has a kink, a jump or a gap, the code was written for one of its cases; where f is smooth, the code has a case of its own.

import { attempt } from "../point/calls.ts";
import type { ErrorScale } from "../judge/judge.ts";
import { compare, measure, type Measurement } from "../measure/measure.ts";
import type { Subject } from "../subject/subject.ts";

/** What happens where right turns into wrong. */
export interface Transition {
  /** Whether f is smooth there. */
  readonly smooth: boolean;
  /** Whether what the code says jumps there. */
  readonly abrupt: boolean;
}

/** As many halvings as a double has bits. */
const HALVINGS = 53;

/** A jump of what the code says, relative to its size: drift between neighbouring doubles is far below it. */
const JUMP = 1e-4;

/**
 * Bisects the way from the base of the point, where the code is right, to a place where it is wrong. Leaves the point at the
 * base.
 *
 * @param wrong What was found wrong there.
 */
export function transitionOf(
  subject: Subject,
  wrong: Measurement,
  to: Float64Array,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Transition {
  const { point } = subject;
  const from = point.base.slice();
  const goTo = (t: number) =>
    point.standAt(from.map((x, i) => x + t * (to[i] - x)));
  const lookAt = (t: number) => {
    goTo(t);
    return lookHere(subject, wrong, errorScaleOf);
  };
  try {
    let [near, far] = [0, 1];
    let [before, after] = [lookAt(near), lookAt(far)];
    for (let k = 0; k < HALVINGS && !before.gap && !after.gap; k++) {
      const middle = (near + far) / 2;
      const found = lookAt(middle);
      if (found.wrong) [far, after] = [middle, found];
      else [near, before] = [middle, found];
    }
    const apart = Math.abs(after.analytic - before.analytic);
    const size = Math.max(Math.abs(after.analytic), Math.abs(before.analytic));
    const gap = before.gap || after.gap;
    return {
      smooth: !gap &&
        isSmooth(subject, wrong, goTo, far, stepAt(from, to, far)),
      abrupt: !(apart <= JUMP * size),
    };
  } finally {
    point.standAt(from);
    subject.refresh();
  }
}

/** What is found at one point of the way. */
interface Found {
  readonly wrong: boolean;
  readonly analytic: number;
  /** Whether f is undefined there. */
  readonly gap: boolean;
}

function lookHere(
  subject: Subject,
  { path, index, weights }: Measurement,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Found {
  const values = attempt(() => subject.values());
  if (values.kind === "threw" || !values.value.every(Number.isFinite)) {
    return { wrong: true, analytic: NaN, gap: true };
  }
  if (attempt(() => subject.refresh()).kind === "threw") {
    return { wrong: true, analytic: NaN, gap: false };
  }
  const found = measure(subject, path, index, weights);
  const { verdict, analytic } = compare(found, errorScaleOf(found));
  return { wrong: verdict === "fail", analytic, gap: false };
}

/** A small part of the distance from the origin, as a part of the way. */
function stepAt(from: Float64Array, to: Float64Array, t: number): number {
  let [distance, length] = [0, 0];
  from.forEach((x, i) => {
    distance = Math.max(distance, Math.abs(x + t * (to[i] - x)));
    length = Math.max(length, Math.abs(to[i] - x));
  });
  return Math.min(0.01, Math.max(0.01 * distance / length, 1e-9));
}

/** Values on each side. */
const SIDE = 6;

/** How much larger a difference across the point is where f is not smooth: those of smooth functions are alike. */
const RATIO = 8;

/**
 * Whether f is smooth across a point of the way: fifth differences of values that lie on both sides are then no larger than
 * those of values on either side alone. A kink makes them larger by far, and so does a jump of the second derivative.
 */
function isSmooth(
  subject: Subject,
  { weights }: Measurement,
  goTo: (t: number) => void,
  at: number,
  step: number,
): boolean {
  return [step, 0.01 * step].every((h) => {
    const values = Array.from({ length: 2 * SIDE }, (_, k) => {
      goTo(at + (k - SIDE + 0.5) * h);
      if (!subject.point.allows(subject.point.base)) return NaN;
      const value = attempt(() => subject.output(weights));
      return value.kind === "threw" ? NaN : value.value;
    });
    const [left, right] = [values.slice(0, SIDE), values.slice(SIDE)];
    const across = [1, 2, 3, 4, 5].map((k) => values.slice(k, k + SIDE));
    const size = Math.max(...values.map(Math.abs));
    const alike = Math.max(fifth(left), fifth(right));
    const { relativeNoise: grain = Number.EPSILON } = subject.point;
    return Math.max(...across.map(fifth)) <= RATIO * alike + 300 * grain * size;
  });
}

/** The size of the fifth difference of six values. */
function fifth([a, b, c, d, e, f]: readonly number[]): number {
  return Math.abs(f - 5 * e + 10 * d - 10 * c + 5 * b - a);
}
