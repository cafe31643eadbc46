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

/** The mixed derivatives by pairs of coordinates, each a sum of four samples, counted through from 1. */
export function productTasks(
  lines: Lines,
  method: FiniteDifference,
  pairs: readonly (readonly [number, number])[],
): LineTask[] {
  const { step } = method.atOrder(2);
  const places = lines.point.coordinates.map((i) => {
    const line = lines.line(i);
    const h = stepAlong(step, line);
    const inside = (position: number) =>
      Math.max(line.lower, Math.min(line.upper, line.round(position)));
    return {
      h,
      above: inside(line.origin + h),
      below: inside(line.origin - h),
      // No sample is x itself.
      line: { ...line, origin: 0 },
    };
  });
  return pairs.map(([i, j]) => {
    const [first, second] = [places[i], places[j]];
    const place = (sample: number, point: Point) => {
      point.move(i, sample <= 2 ? first.above : first.below);
      point.move(j, sample % 2 === 1 ? second.above : second.below);
    };
    const sum = {
      positions: [1, 2, 3, 4],
      weights: [1, -1, -1, 1],
      divisor: (first.above - first.below) * (second.above - second.below),
      h: first.h,
    };
    const moved = { moves: [i, j], place };
    return new LineTask(lines, first.line, moved, [2], lines.outputs, sum);
  });
}
