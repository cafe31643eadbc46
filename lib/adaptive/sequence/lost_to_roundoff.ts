// Where rounding hides a derivative, or all that is left of one.

import type { DerivativeOrder } from "../../core/method.ts";
import type { Scale } from "../verdict/grade.ts";
import { changeOf } from "./pair.ts";
import type { TableRow } from "./table_row.ts";

/** Whether a derivative is so near to 0 that more digits of it say nothing. */
export function isNegligible(
  { value, total }: Pick<TableRow, "value" | "total">,
  { bend, change }: Scale,
): boolean {
  return total <= 1e-11 * bend ||
    (Math.abs(value) <= 2 * total && total <= 1e-12 * change);
}

/**
 * Whether a row is limited by roundoff because that hides everything.
 *
 * @param steepest The slope of f elsewhere, for a step over which it does not change at all.
 */
export function isLostToRoundoff(
  row: TableRow,
  scale: Scale,
  order: DerivativeOrder,
  steepest: number,
): boolean {
  const { roundoffLimited, total, value, h } = row;
  const change = changeOf(row);
  const slope = change > 0 ? change / h : steepest;
  const seen = order > 1 ? scale.bend : slope;
  return roundoffLimited && total > Math.abs(value) && total > 0.3 * seen;
}
