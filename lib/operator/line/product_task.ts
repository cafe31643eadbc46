// ∂²f/∂xᵢ∂xⱼ = [f(+,+) - f(+,-) - f(-,+) + f(-,-)] / 4hᵢhⱼ - (h²/6)(f_iiij + f_ijjj): the product of two central differences.
// Round-off ≈ ε|f|/h², so the best h ≈ ε^(1/4).

import type { Point } from "../../core/point.ts";
import type { FiniteDifference } from "../../difference/finite_difference.ts";
import { stepAlong } from "../../difference/step.ts";
import type { Lines } from "./lines.ts";
import { LineTask } from "./line_task.ts";

/** Whether a method takes one pair of points, and bounds leave room for it: then the product of two pairs is a rule of four. */
export function isProductRule(lines: Lines, method: FiniteDifference): boolean {
  const { offsets } = method.atOrder(1).stencil;
  const { step } = method.atOrder(2);
  return offsets.length === 2 && offsets[0] === -offsets[1] &&
    lines.point.coordinates.every((i) =>
      lines.isRoomy(i, stepAlong(step, lines.line(i)))
    );
}

/** The mixed derivative by two coordinates as a sum of four samples, counted through from 1. */
export function productTask(
  lines: Lines,
  method: FiniteDifference,
  i: number,
  j: number,
): LineTask {
  const { step } = method.atOrder(2);
  const [iAt, jAt] = [i, j].map((k) => {
    const line = lines.line(k);
    const h = stepAlong(step, line);
    return [1, -1].map((sign) =>
      Math.max(
        line.lower,
        Math.min(line.upper, line.round(line.origin + sign * h)),
      )
    );
  });
  const place = (sample: number, point: Point) => {
    point.move(i, iAt[sample <= 2 ? 0 : 1]);
    point.move(j, jAt[sample % 2 === 1 ? 0 : 1]);
  };
  const sum = {
    positions: [1, 2, 3, 4],
    weights: [1, -1, -1, 1],
    divisor: (iAt[0] - iAt[1]) * (jAt[0] - jAt[1]),
    h: stepAlong(step, lines.line(i)),
  };
  // No position of the line is x itself.
  const line = { ...lines.line(i), origin: 0 };
  const moved = { moves: [i, j], place };
  return new LineTask(lines, line, moved, [2], lines.outputs, sum);
}
