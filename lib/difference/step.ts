// The length of a step: as it is asked for along a line, and as rounding leaves it.

import type { Line } from "../core/line.ts";
import type { StepSize } from "./finite_difference.ts";

/** The step along a line, in its coordinate. */
export function stepAlong(step: StepSize, { scale, unit }: Line): number {
  return typeof step === "number"
    ? step * unit
    : step.relative * Math.max(unit, scale);
}

/** The step that f really saw: the distance between the outermost points over their offsets'. */
export function measuredStep(
  offsets: readonly number[],
  positionOf: (offset: number) => number,
): number {
  const [most, least] = [Math.max(...offsets), Math.min(...offsets)];
  return (positionOf(most) - positionOf(least)) / (most - least);
}
