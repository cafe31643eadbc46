// One finite difference of a plain function of a number: two evaluations for `central()`, nothing allocated.

import { notOneNumber } from "../core/line.ts";
import {
  type FiniteDifference,
  stepAt,
  vanishingStep,
} from "./finite_difference.ts";

/** The derivative of f at x. */
export function takeDifference(
  { stencil, step, divisor }: FiniteDifference,
  f: (x: number) => number,
  x: number,
  action: string,
): number {
  const { offsets, weights, denominator, derivativeOrder } = stencil;
  const h = stepAt(step, x);
  const span = offsets[0] - offsets[offsets.length - 1];
  let sum = -0;
  let first = 0;
  let last = 0;
  for (let j = 0; j < offsets.length; j++) {
    last = x + offsets[j] * h;
    if (j === 0) first = last;
    if (weights[j] === 0) continue;
    const value = f(last);
    if (typeof value !== "number") {
      throw notOneNumber(value, action, `x = ${last}`);
    }
    sum += weights[j] * value;
  }
  if (span !== 0 && first === last) throw vanishingStep(h, x, action);
  const spacing = divisor === "measured" && span !== 0
    ? (first - last) / span
    : h;
  let scale = denominator;
  for (let k = 0; k < derivativeOrder; k++) scale *= spacing;
  return sum / scale;
}
