// A finite difference of a function of many outputs, coordinate by coordinate: one column of the Jacobian each.

import type { Outputs } from "../core/outputs.ts";
import type { Point } from "../core/tensor_point.ts";
import type { Tensor } from "../core/tensor.ts";
import {
  type FiniteDifference,
  stepAt,
  vanishingStep,
} from "./finite_difference.ts";

/** The derivatives of all outputs by each coordinate. */
export function differentiateOutputs(
  { stencil, step, divisor }: FiniteDifference,
  f: (x: Tensor) => Tensor,
  point: Point,
  outputs: Outputs,
): number[][] {
  const { offsets, weights, denominator } = stencil;
  const span = offsets[0] - offsets[offsets.length - 1];
  const columns: number[][] = [];
  for (let i = 0; i < point.size; i++) {
    point.checkAt(i);
    const x = point.at(i);
    const h = stepAt(step, x);
    const column = new Array<number>(outputs.all.length).fill(0);
    let first = 0;
    let last = 0;
    for (let j = 0; j < offsets.length; j++) {
      last = point.move(i, x + offsets[j] * h);
      if (j === 0) first = last;
      const values = offsets[j] === 0
        ? outputs.center
        : outputs.look(point.evaluate(f));
      accumulate(column, values, weights[j]);
    }
    point.putBack(i);
    const spacing = divisor === "nominal" ? h : (first - last) / span;
    if (spacing === 0) throw vanishingStep(h, x, point.action);
    const scale = denominator * spacing;
    for (let k = 0; k < column.length; k++) column[k] /= scale;
    columns.push(column);
  }
  return columns;
}

function accumulate(
  column: number[],
  values: ArrayLike<number>,
  weight: number,
): void {
  for (let k = 0; k < column.length; k++) column[k] += weight * values[k];
}
