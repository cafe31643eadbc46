// The value of a derivative alone, as a weighted sum of samples: what a finite difference is to whoever does not ask for its error.

import type { Estimate } from "../../core/estimate.ts";
import type { SearchEvent } from "../../core/event.ts";
import type { WeightedSum } from "../../core/method.ts";
import type { Point } from "../../core/point.ts";
import { OK } from "../../core/verdicts.ts";
import { vanishingStep } from "../../difference/finite_difference.ts";
import type { LineTask } from "./line_task.ts";

/**
 * The derivatives of the outputs that a task looks at.
 *
 * @param outputsAt All outputs at a position; asked for in order.
 * @param emitterOf Who is told what happens to an output, if somebody listens.
 */
export function sumUp(
  { outputs, moves }: LineTask,
  { positions, weights, divisor, h }: WeightedSum,
  point: Point,
  outputsAt: (position: number, sample: number) => ArrayLike<number>,
  emitterOf: (output: number) => ((event: SearchEvent) => void) | undefined,
): Estimate[] {
  const isWatched = emitterOf(0) !== undefined;
  // Unlike 0, -0 leaves the sign of a zero that is added to it.
  const sums = outputs.map(() => -0);
  for (let j = 0; j < positions.length; j++) {
    const values = outputsAt(positions[j], j);
    const weight = weights[j];
    for (let k = 0; k < sums.length; k++) {
      sums[k] += weight * values[outputs[k]];
    }
    if (!isWatched) continue;
    for (let k = 0; k < sums.length; k++) {
      const value = values[outputs[k]];
      emitterOf(k)!({ kind: "sample", position: positions[j], value });
    }
  }
  if (divisor === 0) throw vanishingStep(h, point.at(moves[0]), point.action);
  const evaluations = positions.length;
  const estimates = sums.map((sum) => ({
    value: sum / divisor,
    error: NaN,
    evaluations,
    verdict: OK,
  }));
  if (isWatched) {
    estimates.forEach((estimate, k) => {
      emitterOf(k)!({ kind: "step", h, quotient: estimate.value });
      emitterOf(k)!({ kind: "conclusion", estimate });
    });
  }
  return estimates;
}
