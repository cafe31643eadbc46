// What is known of all outputs along one coordinate.

import type { Estimate } from "../../core/estimate.ts";
import type { SharedEstimate } from "../../adaptive/shared/neighbour.ts";
import { OK } from "../../core/verdict/verdicts.ts";

/** The estimates of every output along one coordinate. */
export type Column = readonly SharedEstimate[];

/** A shared derivative that is not known to this part of the largest is searched for alone. */
const POOR = 3e-10;

/** A derivative that is known to this part of itself has found its scale. */
const CLEAR = 1e-9;

/** The largest step of a shared column, by an output that it moves if there is one. */
export function reachOf(column: Column): number {
  return (column.find(({ verdict }) => verdict === OK) ?? column[0]).reach!;
}

/** The largest derivative of each output. */
export function largestOf(columns: readonly Column[]): number[] {
  const largest = columns[0].map(() => 0);
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      const size = Math.abs(column[k].value);
      if (size > largest[k]) largest[k] = size;
    }
  }
  return largest;
}

/** Whether the errors along a coordinate are small beside those. */
export function isKnown(column: Column, largest: readonly number[]): boolean {
  return column.every((estimate, k) =>
    estimate.error <= POOR * largest[k] || isFlat(estimate)
  );
}

/** Whether a column tells on which scale f changes: by outputs that do, while it leaves the others as they are. */
export function isLeading(column: Column): boolean {
  return column.some(isClear) &&
    column.every((estimate) => isClear(estimate) || isFlat(estimate));
}

/** Whether a derivative tells on which scale f changes. */
export function isClear(
  { value, error, verdict, reach, level }: Estimate,
): boolean {
  return verdict === OK && reach !== undefined && level !== undefined &&
    error <= CLEAR * Math.abs(value);
}

export function isFlat({ verdict }: Estimate): boolean {
  return verdict.kind === "flat";
}

export function isShared(estimate: SharedEstimate): boolean {
  return estimate.isShared === true &&
    (estimate.verdict === OK || isFlat(estimate));
}
