// The code is right at x and wrong somewhere else: where on the way does it go wrong, and does f change there, too? Where f
// has a kink, a jump or a gap, the code was written for one of its cases; where f is smooth, the code has a case of its own.

import { attempt } from "../point/calls.ts";
import type { ErrorScale } from "../judge/judge.ts";
import type { Weights } from "../point/bounded_point.ts";
import { compare, measure, type Measurement } from "../measure/measure.ts";
import { outputHere, secondLook } from "../numeric/second_look.ts";
import type { CheckVerdict } from "../report/report.ts";
import { CLOSE, isSmooth, stepAt, stepsAt } from "./smoothness.ts";
import type { Subject } from "../subject/subject.ts";

/** What happens where right turns into wrong: f has a kink or a gap, or it is smooth, and what the code says jumps or drifts. */
export type Transition = "f is not smooth" | "jump" | "drift";

/** As many halvings as a double has bits. */
const HALVINGS = 53;

/**
 * What the code says is wrong where it is off by this, relative to its size, or by half of what it is off at the end of the way.
 * Along a direction, the element that goes wrong is a part of it.
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
  const lookHere = lookOf(subject, wrong, to, errorScaleOf);
  let [near, far] = [0, 1];
  try {
    goTo(near);
    let before = sayHere(subject, wrong);
    goTo(far);
    let after = sayHere(subject, wrong);
    for (let k = 0; k < HALVINGS; k++) {
      const isResolved = far - near <= CLOSE * stepAt(from, to, far);
      const middle = (near + far) / 2;
      goTo(middle);
      const center = isResolved ? 0 : outputHere(subject, wrong.weights);
      if (!Number.isFinite(center)) return "f is not smooth";
      const said = sayHere(subject, wrong);
      const verdict = isResolved
        ? isNearer(said, after, before) ? "fail" : "pass"
        : lookHere(said, center);
      // A short search is unsure beside a kink.
      if (verdict === "unsure") return "f is not smooth";
      if (verdict === "fail") [far, after] = [middle, said];
      else [near, before] = [middle, said];
    }
    const steps = stepsAt(from, to, far, subject);
    if (!isSmooth(subject, wrong, goTo, far, steps)) return "f is not smooth";
    const apart = Math.abs(after - before);
    const size = Math.max(Math.abs(after), Math.abs(before));
    return apart <= JUMP * size ? "drift" : "jump";
  } finally {
    point.standAt(from);
    subject.refresh();
  }
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
 * Tells whether what the code says at a point of the way is wrong: by a few differences where they are good enough to tell, else
 * by a short search.
 */
function lookOf(
  subject: Subject,
  { path, index, weights, analytic, estimate: { value } }: Measurement,
  to: Float64Array,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): (said: number, center: number) => CheckVerdict {
  const { point } = subject;
  const part = (a: number, b: number) =>
    Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  const off = Number.isFinite(analytic) ? part(analytic, value) : 1;
  // Where it begins to go wrong, not where it is as wrong as there.
  const least = Math.min(
    off / 2,
    index.length > 0 ? WRONG.element : WRONG.direction,
  );
  return (said, center) => {
    if (!Number.isFinite(said)) return "fail";
    // A direction is as long as it is at the end of the way.
    const unit = index.length > 0
      ? undefined
      : unitHere(point.base, weights[weights.length - 1], to);
    const slope = secondLook(subject, { weights, index }, {
      within: least / 2,
      center,
      unit,
    });
    if (slope !== undefined) return part(said, slope) > least ? "fail" : "pass";
    point.brief = true;
    const shorter = weights.map((along, axis) =>
      subject.overX[axis] && typeof along !== "number"
        ? along.map((w) => w * (unit ?? 1))
        : along
    );
    const found = measure(subject, path, index, shorter);
    point.brief = false;
    return compare(found, errorScaleOf(found)).verdict;
  };
}

/** The least part of the size of x that a direction is followed by, where some element passes 0. */
const LEAST_PART = 1e-4;

/** How far to go along a direction, as a part of it: so that no element moves by more than it is away from 0. */
function unitHere(
  base: Float64Array,
  along: Weights,
  to: Float64Array,
): number {
  const sizeOf = (some: Float64Array) => Math.max(...some.map(Math.abs));
  const unit = sizeOf(base) / sizeOf(to);
  if (typeof along === "number") return unit;
  return base.reduce(
    (least, x, i) =>
      Math.min(
        least,
        Math.max(Math.abs(x / along[i]) || unit, LEAST_PART * unit),
      ),
    unit,
  );
}
