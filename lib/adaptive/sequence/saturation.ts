// Whether f has ceased to change at the largest steps of a sequence.
//
// tanh(x) + 1e15 has the same values at every large step, and polynomials through them agree, the better the larger the steps,
// that it does not change at all. Yet it changes close to x, by more than its rounding.

import type { DerivativeOrder } from "../../core/method.ts";
import { changeOf } from "./pair.ts";
import type { TableRow } from "./table_row.ts";

/** Whether f changes no more over the largest step than over a smaller one, though by more than its rounding. */
export function isSaturated([top, ...others]: readonly TableRow[]): boolean {
  const most = Math.max(...others.map(changeOf));
  const { roundoffFloor } = top;
  return most > roundoffFloor && changeOf(top) <= most + roundoffFloor;
}

/**
 * Whether quotients at smaller steps than a row's are farther from its value than f's rounding explains, and than that of the row
 * itself is: where f is smooth on the scale of the row, that distance falls with the square of the step.
 *
 * @param noisiness The noise of f, in units of its rounding.
 */
export function isRuledOut(
  row: TableRow,
  rows: readonly TableRow[],
  order: DerivativeOrder,
  noisiness: number = 1,
): boolean {
  // Third and fourth derivatives are no quotient of a single pair.
  if (order > 2) return false;
  const distanceOf = ({ h, odd, even }: TableRow) =>
    Math.abs((order === 1 ? odd : 2 * even / h / h) - row.value);
  const distance = distanceOf(row);
  return rows.some((smaller) => {
    const { h, roundoffFloor } = smaller;
    if (!(h < row.h)) return false;
    const rounding = order === 1
      ? roundoffFloor / h
      : 2 * roundoffFloor / h / h;
    return distanceOf(smaller) >
      noisiness * rounding + distance * (h / row.h) ** 2;
  });
}
