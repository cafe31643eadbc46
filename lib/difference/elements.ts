// A finite difference along every element of x, in place, in row-major order: the walk that numericalDerivative and
// gradient share. One row of plain numbers, the usual case, goes without a layout: that is what keeps two elements cheap.

import { changesItsArgument } from "../core/line.ts";
import {
  checkNotFrozen,
  checkNumbers,
  checkWritable,
  fromRows,
  isFloatArray,
  layoutOf,
  type Row,
  type Tensor,
  zerosLikeRow,
} from "../core/tensor.ts";
import type { FiniteDifference } from "./finite_difference.ts";
import {
  differentiateRow,
  evaluationOf,
  keep,
  leavingAlone,
  release,
  restored,
} from "./row.ts";

/**
 * The derivative of f along every element of x, in the kind and the shape of x.
 *
 * @param action What an error says could not be done, such as `Cannot take the gradient of f`.
 */
export function differentiateElements(
  method: FiniteDifference,
  f: (x: Tensor) => number,
  x: Tensor,
  action: string,
): Tensor {
  if (typeof x === "number") {
    const cell = [x];
    return alongRow(method, () => f(cell[0]), x, cell, action)[0];
  }
  if (isFloatArray(x) || (Array.isArray(x) && typeof x[0] === "number")) {
    checkRow(x as Row, action);
    return alongRow(method, f, x, x as Row, action) as Tensor;
  }
  const layout = layoutOf(x, action);
  checkWritable(layout, action);
  const { shape, rows } = layout;
  const derivatives = rows.map(zerosLikeRow);
  leavingAlone(rows, action, () => {
    const evaluation = evaluationOf(method, f, x, action);
    rows.forEach((row, r) => {
      differentiateRow(method, evaluation, row, derivatives[r], 0, row.length);
    });
  });
  return fromRows(derivatives, shape);
}

function alongRow<X extends Tensor>(
  method: FiniteDifference,
  f: (x: X) => number,
  x: X,
  row: Row,
  action: string,
): Row {
  const { length } = row;
  const kept = keep(row);
  const derivative = zerosLikeRow(row);
  let unchanged = false;
  try {
    const evaluation = evaluationOf(method, f, x, action);
    differentiateRow(method, evaluation, row, derivative, 0, length);
  } finally {
    unchanged = restored(row, kept, length);
    release(kept);
  }
  if (!unchanged) throw changesItsArgument(action);
  return derivative;
}

function checkRow(row: Row, action: string): void {
  if (row.length === 0) {
    throw new TypeError(`${action} as x is empty: give at least one number`);
  }
  if (Array.isArray(row)) {
    checkNumbers(row, action);
    checkNotFrozen(row, action, () => "x");
  }
}
