// The code is right at x and wrong somewhere else: where on the way does it go wrong, and does f change there, too? Where f
// has a kink, a jump or a gap, the code was written for one of its cases; where f is smooth, the code has a case of its own.

import { attempt } from "../point/calls.ts";
import type { ErrorScale } from "../judge/judge.ts";
import type { Weights } from "../point/bounded_point.ts";
import { compare, measure, type Measurement } from "../measure/measure.ts";
import { outputHere, secondLook } from "../numeric/second_look.ts";
import { CLOSE, isSmooth, stepAt, stepsAt } from "./smoothness.ts";
import type { Subject } from "../subject/subject.ts";

/** What happens where right turns into wrong: f has a kink or a gap, or it is smooth, and what the code says jumps or drifts, as by what doubles lose. */
export type Transition = "f is not smooth" | "jump" | "drift";

/**
 * What the code says is wrong where it is off by this, relative to the slope of f, or by half of what it is off at the end of
 * the way. Along a direction, the element that goes wrong is a part of it.
 */
const WRONG = { element: 1e-3, direction: 1e-5 } as const;

/** A jump of what the code says, relative to its size: drift between neighbouring doubles is far below it. */
const JUMP = 1e-4;

/**
 * Bisects the way from the base of the point, where the code is right, to a place where it is wrong: by values of f until what
 * is left of the way is short beside the steps that tell whether f is smooth there, and on by what the code says alone, until
 * a jump of it stands out. Leaves the point at the base.
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
  const isWrongHere = lookOf(subject, wrong, to, errorScaleOf);
  let [near, far] = [0, 1];
  try {
    let before = sayHere(subject, wrong);
    goTo(far);
    let after = sayHere(subject, wrong);
    while (far - near > Number.EPSILON) {
      const middle = (near + far) / 2;
      goTo(middle);
      const said = sayHere(subject, wrong);
      const isWrong = far - near > CLOSE * stepAt(from, to, far)
        ? isWrongHere(said)
        : isNearer(said, after, before);
      if (isWrong === undefined) return "f is not smooth";
      if (isWrong) [far, after] = [middle, said];
      else [near, before] = [middle, said];
    }
    goTo(far);
    const there = point.base.slice();
    const steps = stepsAt(from, to, far, subject);
    if (!isSmooth(subject, wrong, goTo, far, steps)) return "f is not smooth";
    const apart = Math.abs(after - before);
    const isDrift = apart <= JUMP * Math.abs(before);
    return isDrift || mayOverflow(from, there) ? "drift" : "jump";
  } finally {
    point.standAt(from);
    subject.refresh();
  }
}

/**
 * Where the exponential of x leaves the range of doubles, at either end, and where its fourth power does: the square of a variance
 * e^2x that divides.
 */
const OVERFLOWS = {
  from: Math.log(Number.MAX_VALUE) / 4,
  to: -Math.log(Number.MIN_VALUE),
};

/** Whether the code may lose a term beyond a point for no other reason than that doubles end. */
function mayOverflow(start: Float64Array, there: Float64Array): boolean {
  return there.some((x, i) =>
    Math.abs(start[i]) < OVERFLOWS.from &&
    Math.abs(x) >= OVERFLOWS.from && Math.abs(x) <= OVERFLOWS.to
  );
}

/** What the code says where the point stands: NaN where it throws. */
function sayHere(subject: Subject, { weights }: Measurement): number {
  const answer = attempt(() => subject.refresh());
  return answer.kind === "threw" ? NaN : subject.analytic(weights);
}

/** Whether what is said belongs to one of two sides, of which one may be no number. */
function isNearer(said: number, to: number, than: number): boolean {
  return Number.isFinite(to)
    ? Math.abs(said - to) < Math.abs(said - than)
    : !Number.isFinite(said);
}

/**
 * Tells whether what the code says where the point stands is wrong: by a few differences where they are good enough to tell,
 * else by a short search. Nothing where f has no slope to compare with.
 */
function lookOf(
  subject: Subject,
  { path, index, weights, analytic, estimate: { value } }: Measurement,
  to: Float64Array,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): (said: number) => boolean | undefined {
  const { point } = subject;
  const isElement = index.length > 0;
  // Where it begins to go wrong, not where it is as wrong as there.
  const half = Math.abs(analytic / value - 1) / 2;
  const plain = isElement ? WRONG.element : WRONG.direction;
  const within = half < plain ? half : plain;
  return (said) => {
    const here = isElement ? weights : shortened(weights, point.base, to);
    const center = outputHere(subject, here);
    if (!Number.isFinite(center)) return;
    if (!Number.isFinite(said)) return true;
    const options = { within: within / 2, center };
    const slope = secondLook(subject, { weights: here, index }, options);
    if (slope !== undefined) {
      return Math.abs(subject.analytic(here) - slope) >
        within * Math.abs(slope);
    }
    point.brief = true;
    const found = measure(subject, path, index, here);
    point.brief = false;
    const { verdict } = compare(found, errorScaleOf(found));
    // A short search is unsure beside a kink.
    return verdict === "unsure" ? undefined : verdict === "fail";
  };
}

/** The least part of the size of x that a direction is followed by, where some element passes 0. */
const LEAST_PART = 1e-4;

/**
 * A direction that is as long as it should be at the end of the way, made so short that no element moves by more than it is away
 * from 0.
 */
function shortened(
  weights: readonly Weights[],
  base: Float64Array,
  to: Float64Array,
): Weights[] {
  const directions = weights as readonly Float64Array[];
  const along = directions[directions.length - 1];
  const sizeOf = (some: Float64Array) => Math.max(...some.map(Math.abs));
  const whole = sizeOf(base) / sizeOf(to);
  const unit = base.reduce(
    (least, x, i) =>
      Math.min(
        least,
        Math.max(Math.abs(x / along[i]) || whole, LEAST_PART * whole),
      ),
    whole,
  );
  return directions.map((along) => along.map((w) => unit * w));
}
