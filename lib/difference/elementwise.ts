// A finite difference along every element of x, in place, in row-major order: the walk that numericalDerivative, derivative and
// gradient share. One row of plain numbers, the usual case, goes without a structure: that is what keeps two elements cheap.

import { FirstCall } from "./first_call.ts";
import { changesItsArgument, PromiseError } from "../core/line.ts";
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
 * @param mayPromise Whether f may turn out to return promises: then its first call gets a copy of x.
 * @throws {PromiseError} If f returns a promise.
 */
export function differentiateElements(
  method: FiniteDifference,
  f: (x: Tree) => number,
  x: Tree,
  action: string,
  mayPromise: boolean = false,
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
    if (!isWritable(row)) {
      if (mayPromise) return;
      new Point(row, action).checkWritable();
    }
    return alongRow(method, f as (x: Row) => number, row, action, mayPromise);
  }
  return alongRows(method, f, new Point(x, action), mayPromise);
}

/** The same of a point of several rows. */
function alongRows(
  method: FiniteDifference,
  f: (x: Tree) => number,
  point: Point,
  mayPromise: boolean,
): Tree | undefined {
  const { x, action } = point;
  if (!point.rows) return;
  if (point.rows.some(({ holder }) => needsLine(method.step, holder))) return;
  if (mayPromise && point.isFrozen) return;
  point.checkWritable();
  const derivative = new Float64Array(point.size);
  const rows = point.rows.map(({ holder }) => holder as unknown as Row);
  withRestoredRows(rows, action, () => {
    const nowhere = () => "x";
    const call = mayPromise ? carefully(f, point) : f;
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

/** f, called with a copy of the point the first time. */
function carefully(f: (x: Tree) => number, point: Point): (x: Tree) => number {
  const first = new FirstCall();
  const copy = () => point.copy();
  const check = (copy: Tree) => point.checkCopy(copy);
  return (x) => {
    const value = first.call(f, x, copy, check);
    if (first.promise) {
      throw new PromiseError("f returns promises", first.promise);
    }
    return value as number;
  };
}

/** Whether a row may be changed. To ask `Object.isFrozen` would take as long as a call of f. */
function isWritable(row: Row): boolean {
  const first = row[0];
  try {
    row[0] = first;
    return true;
  } catch {
    return false;
  }
}

const pathInRow = (i: number) => `x[${i}]`;

function alongRow(
  method: FiniteDifference,
  f: (x: Row) => number,
  row: Row,
  action: string,
  mayPromise: boolean,
): Row {
  const { length } = row;
  const kept = borrowCopy(row);
  const derivative = rowLike(row);
  let unchanged = false;
  try {
    // No other copy is made, which would take as long as a gradient of two elements: the derivative comes into it later.
    const copy = mayPromise ? derivative : undefined;
    const evaluation = evaluationOf(method, f, row, action, pathInRow, copy);
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
