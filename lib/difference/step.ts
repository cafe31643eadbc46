// The length of a step along a line.

import type { Line } from "../core/line.ts";
import type { StepSize } from "./finite_difference.ts";

/**
 * The step along a line, in its coordinate. Where a Float32Array rounds positions, a relative step is a power of two of at least
 * a few of their spacings: so they are as far apart as the weights of a stencil say.
 */
export function stepAlong(
  step: StepSize,
  { scale, unit, round }: Pick<Line, "scale" | "unit" | "round">,
): number {
  if (typeof step === "number") return step * unit;
  const size = Math.max(unit, scale);
  const h = step.relative * size;
  if (round !== Math.fround) return h;
  return 2 ** Math.ceil(Math.log2(Math.max(h, LEAST_SINGLE * size)));
}

/** The least relative step between numbers of 32 bits, whose spacing is at most 2⁻²³. */
const LEAST_SINGLE = 2 ** -21;

/** Whether a step must be found along a line, as numbers of 32 bits may round it. */
export function needsLine(step: StepSize, row: unknown): boolean {
  return row instanceof Float32Array && typeof step !== "number";
}
