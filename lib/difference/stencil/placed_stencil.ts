// A stencil laid on a line: where it samples f, and how the samples are weighed. Inside bounds it is kept as it is, mirrored,
// made one-sided of the same accuracy, or given a smaller step.

import type { Line } from "../../core/line.ts";
import type { WeightedSum } from "../../core/method.ts";
import { divisorOf, type FiniteDifference } from "../finite_difference.ts";
import { stepAlong } from "../step.ts";
import type { Weights } from "./describe.ts";
import { exactStencil } from "./exact_stencil.ts";

/** A stencil with its step. */
export interface Stepped {
  readonly stencil: Weights;
  readonly h: number;
}

/** The samples of a finite difference along a line. */
export function sampleAlong(
  method: FiniteDifference,
  line: Line,
): WeightedSum {
  const { stencil, h } = fit(
    method.stencil,
    stepAlong(method.step, line),
    line,
    1,
  );
  const { offsets, weights } = stencil;
  const sampled: { positions: number[]; weights: number[] } = {
    positions: [],
    weights: [],
  };
  const first = positionOf(offsets[0], h, line);
  let last = first;
  for (let j = 0; j < offsets.length; j++) {
    last = positionOf(offsets[j], h, line);
    if (weights[j] === 0) continue;
    sampled.positions.push(last);
    sampled.weights.push(weights[j]);
  }
  const { divisor } = method;
  return {
    ...sampled,
    divisor: divisorOf({ stencil, divisor }, h, first - last),
    h,
  };
}

/** Where a sample lies. */
export function positionOf(
  offset: number,
  h: number,
  { origin, round, lower, upper }: Line,
): number {
  if (offset === 0) return origin;
  return Math.max(lower, Math.min(upper, round(origin + offset * h)));
}

/**
 * The stencil that stays inside the bounds.
 *
 * @param reach By how many of its steps it will be taken at most: 2 where it is taken with twice the step, too.
 */
export function fit(
  weighing: Weights,
  h: number,
  line: Line,
  reach: 1 | 2,
): Stepped {
  const { lower, upper } = line;
  if (lower === -Infinity && upper === Infinity) {
    return { stencil: weighing, h };
  }
  const above = (upper - line.origin) / reach;
  const below = (line.origin - lower) / reach;
  const most = Math.max(0, ...weighing.offsets) * h;
  const least = Math.max(0, ...weighing.offsets.map((o) => -o)) * h;
  if (most <= above && least <= below) return { stencil: weighing, h };
  const direction = above >= below ? 1 : -1;
  const turned = oneSided({ stencil: weighing, h }, direction);
  const farthest = Math.max(...turned.stencil.offsets.map(Math.abs));
  return { ...turned, h: Math.min(h, Math.max(above, below) / farthest) };
}

/** A stencil of the same accuracy on one side. */
export function oneSided(
  { stencil: { derivativeOrder, accuracyOrder }, h }: Stepped,
  direction: 1 | -1,
): Stepped {
  const length = derivativeOrder + accuracyOrder;
  const offsets = Array.from({ length }, (_, k) => direction * k);
  return { stencil: exactStencil(offsets, derivativeOrder), h };
}

/** The side of x that a stencil keeps to, if it keeps to one. */
export function sideOf(
  offsets: readonly number[],
): "left" | "right" | undefined {
  if (offsets.every((offset) => offset >= 0)) return "right";
  if (offsets.every((offset) => offset <= 0)) return "left";
}
