// ∂²f/∂xᵢ∂xⱼ = [f(+,+) - f(+,-) - f(-,+) + f(-,-)] / 4hᵢhⱼ - (h²/6)(f_iiij + f_ijjj), and [f(+) - 2f + f(-)] / h² on the
// diagonal.  Round-off ≈ ε|f|/h², so the best h ≈ ε^(1/4).

import type { Point } from "../core/tensor_point.ts";
import type { Tensor } from "../core/tensor.ts";
import { type FiniteDifference, stepAt } from "./finite_difference.ts";

/** All second partial derivatives in row-major order: `2n² + 1` evaluations, f at the point included. */
export function takeSecondDifferences(
  method: FiniteDifference,
  f: (x: Tensor) => number,
  point: Point,
  center: number,
): number[] {
  const { step } = method.atOrder(2);
  const { size } = point;
  const values = new Array<number>(size * size).fill(0);
  const up: number[] = [];
  const down: number[] = [];
  for (let i = 0; i < size; i++) {
    point.checkAt(i);
    const x = point.at(i);
    const h = stepAt(step, x);
    up[i] = point.move(i, x + h);
    down[i] = point.move(i, x - h);
    const below = point.scalar(f);
    point.move(i, up[i]);
    const above = point.scalar(f);
    point.putBack(i);
    const gap = (up[i] - down[i]) / 2;
    values[i * size + i] = (above - 2 * center + below) / (gap * gap);
  }
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      point.checkAt(j);
      point.move(i, up[i]);
      point.move(j, up[j]);
      let sum = point.scalar(f);
      point.move(j, down[j]);
      sum -= point.scalar(f);
      point.move(i, down[i]);
      sum += point.scalar(f);
      point.move(j, up[j]);
      sum -= point.scalar(f);
      const value = sum / ((up[i] - down[i]) * (up[j] - down[j]));
      values[i * size + j] = value;
      values[j * size + i] = value;
      point.putBack(j);
    }
    point.putBack(i);
  }
  return values;
}
