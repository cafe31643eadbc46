// Where is the mistake that a random direction shows? Bisection: of two halves of the weights, the one that is further off.

import {
  compare,
  measure,
  measureElement,
  type Measurement,
} from "../measure/measure.ts";
import { type ErrorScale, granted } from "../judge/judge.ts";
import type { Subject } from "../subject/subject.ts";

/** What bisection found. */
export interface Located {
  /** The element that is furthest off, as a measurement of its own. */
  readonly element: Measurement;
  /** The direction without that element: whether all others are right. */
  readonly rest: Measurement;
}

/** Finds the element that accounts for most of what is wrong along a direction. */
export function locate(
  subject: Subject,
  direction: Measurement,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Located {
  const directions = direction.weights as readonly Float64Array[];
  const weights = [...directions];
  let whole = offBy(direction, errorScaleOf);
  const index = directions.map((along, axis) => {
    let active = [...along.keys()].filter((i) => along[i] !== 0);
    while (active.length > 1) {
      const half = active.length >> 1;
      const parts = [active.slice(0, half), active.slice(half)];
      const [first, second] = parts.map((places) => {
        weights[axis] = restricted(along, places);
        return offBy(measure(subject, "", [], weights), errorScaleOf);
      });
      // What one half explains is not in the other: the half that f tells more of speaks for both.
      const inFirst = first.error <= second.error
        ? Math.abs(first.apart)
        : Math.abs(whole.apart - second.apart);
      const inSecond = first.error <= second.error
        ? Math.abs(whole.apart - first.apart)
        : Math.abs(second.apart);
      const isSecond = !Number.isFinite(second.apart) || inFirst < inSecond;
      const better = isSecond ? 1 : 0;
      active = parts[better];
      whole = [first, second][better];
    }
    weights[axis] = restricted(along, active);
    return active[0];
  });
  const element = measureElement(subject, index);
  const [only, ...more] = directions;
  const rest = more.length > 0
    ? without(direction, element)
    : measure(subject, "the rest", [], [
      only.map((w, i) => i === index[0] ? 0 : w),
    ]);
  return { element, rest };
}

/** A combination less the part of one element. */
function without(
  direction: Measurement,
  { index, analytic, estimate }: Measurement,
): Measurement {
  const weight = index.reduce(
    (product, i, axis) =>
      product * (direction.weights[axis] as Float64Array)[i],
    1,
  );
  return {
    ...direction,
    analytic: direction.analytic - weight * analytic,
    estimate: {
      ...direction.estimate,
      value: direction.estimate.value - weight * estimate.value,
      error: direction.estimate.error + Math.abs(weight) * estimate.error,
    },
  };
}

/** More wrong elements than this are not looked for one after the other. */
const FEW = 8;

/** The wrong elements, the first being found already, if they are few and all others together are right. */
export function fewWrong(
  subject: Subject,
  { element, rest }: Located,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): Measurement[] | undefined {
  const found = [element];
  while (rest.weights.length === 1) {
    if (compare(rest, errorScaleOf(rest)).verdict === "pass") return found;
    if (found.length === FEW) return;
    ({ element, rest } = locate(subject, rest, errorScaleOf));
    if (compare(element, errorScaleOf(element)).verdict !== "fail") return;
    found.push(element);
  }
}

/** Whether all but one element are right. */
export function aloneWrong(
  { element, rest }: Located,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): boolean {
  return compare(element, errorScaleOf(element)).verdict === "fail" &&
    compare(rest, errorScaleOf(rest)).verdict === "pass";
}

function restricted(
  weights: Float64Array,
  to: readonly number[],
): Float64Array {
  const some = new Float64Array(weights.length);
  for (const i of to) some[i] = weights[i];
  return some;
}

/** How far apart both sides are, and to within how much. */
function offBy(
  measurement: Measurement,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
): { apart: number; error: number } {
  const { analytic, estimate: { value, error } } = measurement;
  return {
    apart: analytic - value,
    error: error + granted(value, errorScaleOf(measurement)),
  };
}
