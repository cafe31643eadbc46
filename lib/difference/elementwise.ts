// A finite difference along every element of x, in place, in row-major order: the walk that numericalDerivative, derivative and
// gradient share. One row of plain numbers, the usual case, goes without a structure: that is what keeps two elements cheap.

import type { FirstCall } from "./first_call.ts";
import { changesItsArgument } from "../core/line.ts";
import { Point } from "../core/point.ts";
import { areNumbers, isFloatArray, type Row, rowLike } from "../core/array.ts";
import type { Tree } from "../core/number_tree.ts";
import { needsLine } from "./step.ts";
import type { FiniteDifference } from "./finite_difference.ts";
import {
  differentiateNumber,
  differentiateRow,
  evaluationOf,
} from "./kernel.ts";
import {
  borrowCopy,
  restored,
  returnCopy,
  withRestoredRows,
} from "./kept_rows.ts";

/**
 * The derivative of f along every element of x, in the kind and the shape of x; undefined if some numbers of x stand beside
 * arrays or in objects, which have no rows, or are too coarse for the step, or if x is frozen, which is no matter to an f that
 * returns promises.
 *
 * @param action What an error says could not be done, such as `Cannot take the gradient of f`.
 * @param first Makes the first call of f, which may turn out to return promises.
 */
export function differentiateElements(
  method: FiniteDifference,
  f: (x: Tree) => number,
  x: Tree,
  action: string,
  first?: FirstCall,
): Tree | undefined {
  if (typeof x === "number") {
    return differentiateNumber(method, f, x, action);
  }
  const isRow = Array.isArray(x)
    ? typeof x[0] === "number" && areNumbers(x)
    : isFloatArray(x);
  if (isRow) {
    const row = x as Row;
    if (needsLine(method.step, row)) return;
    if (row.length === 0) throw empty(action);
    if (Array.isArray(row) && Object.isFrozen(row)) {
      if (first) return;
      new Point(row, action).checkWritable();
    }
    return alongRow(method, f as (x: Row) => number, row, action, first);
  }
  const point = new Point(x, action);
  if (!point.rows) return;
  if (point.rows.some(({ holder }) => needsLine(method.step, holder))) return;
  if (first && point.isFrozen) return;
  point.checkWritable();
  const derivative = new Float64Array(point.size);
  const rows = point.rows.map(({ holder }) => holder as unknown as Row);
  withRestoredRows(rows, action, () => {
    const nowhere = () => "x";
    const call = first
      ? carefully(f, first, () => point.copy(), (copy) => point.checkCopy(copy))
      : f;
    const evaluation = evaluationOf(method, call, x, action, nowhere);
    point.rows!.forEach(({ start }, r) => {
      const path = (i: number) => point.path(start + i);
      const part = derivative.subarray(start, start + rows[r].length);
      const here = { ...evaluation, path };
      differentiateRow(method, here, rows[r], part, 0, part.length);
    });
  });
  return point.shaped(derivative);
}

function carefully<X>(
  f: (x: X) => number,
  first: FirstCall,
  copy: (x: X) => X,
  check: (copy: X) => void,
): (x: X) => number {
  return (x) => first.call(f, x, copy, check) as number;
}

const pathInRow = (i: number) => `x[${i}]`;

function alongRow(
  method: FiniteDifference,
  f: (x: Row) => number,
  row: Row,
  action: string,
  first: FirstCall | undefined,
): Row {
  const { length } = row;
  const kept = borrowCopy(row);
  const derivative = rowLike(row);
  let unchanged = false;
  try {
    const evaluation = evaluationOf(method, f, row, action, pathInRow, first);
    differentiateRow(method, evaluation, row, derivative, 0, length);
  } finally {
    unchanged = restored(row, kept, length);
    returnCopy(kept);
  }
  if (!unchanged) throw changesItsArgument(action);
  return derivative;
}

function empty(action: string): TypeError {
  return new TypeError(
    `${action} as x is empty: give at least one number`,
  );
}
