// A finite difference along every element of x, in place, in row-major order: the walk that numericalDerivative and
// gradient share. One row of plain numbers, the usual case, goes without a layout: that is what keeps two elements cheap.

import { changesItsArgument } from "../line.ts";
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
} from "../tensor.ts";
import type { FiniteDifference } from "./finite_difference.ts";
import { differentiateRow, evaluationOf, putBack } from "./row.ts";

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
  const kept = rows.map((row) => row.slice());
  const derivatives = rows.map(zerosLikeRow);
  let changed = false;
  try {
    const evaluation = evaluationOf(method, f, x, rows[0], action);
    try {
      rows.forEach((row, r) => {
        differentiateRow(
          method,
          evaluation,
          row,
          derivatives[r],
          0,
          row.length,
        );
      });
    } finally {
      putBack(evaluation);
    }
  } finally {
    for (let r = 0; r < rows.length; r++) {
      if (!restored(rows[r], kept[r], kept[r].length)) changed = true;
    }
  }
  if (changed) throw changesItsArgument(action);
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
    const evaluation = evaluationOf(method, f, x, row, action);
    try {
      differentiateRow(method, evaluation, row, derivative, 0, row.length);
    } finally {
      putBack(evaluation);
    }
  } finally {
    unchanged = restored(row, kept, length);
    release(kept);
  }
  if (!unchanged) throw changesItsArgument(action);
  return derivative;
}

// A new typed array takes as long as the whole gradient of a few elements, so one is lent again and again.
const ROOM = 64;
let room: Float64Array | undefined;

/** The numbers of a row, and perhaps others behind them, to be released when the row has them back. */
function keep(row: Row): Float64Array {
  const isFree = row.length <= ROOM && room !== undefined;
  const kept = isFree ? room! : new Float64Array(Math.max(row.length, ROOM));
  if (isFree) room = undefined;
  for (let i = 0; i < row.length; i++) kept[i] = row[i];
  return kept;
}

function release(kept: Float64Array): void {
  if (kept.length === ROOM) room = kept;
}

/** Puts a row back to the same bits; whether f has left it alone. */
function restored(row: Row, kept: Row, length: number): boolean {
  let unchanged = true;
  for (let i = 0; i < length; i++) {
    // The first test is the quick one, the second tells 0 from -0.
    if (row[i] === kept[i] && kept[i] !== 0) continue;
    if (Object.is(row[i], kept[i])) continue;
    unchanged = false;
    row[i] = kept[i];
  }
  return unchanged;
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
