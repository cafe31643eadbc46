// What is known of all outputs along one coordinate. In loops: a gradient has many coordinates and one output, and a function
// handed to a method of the list would be made for each.

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
  for (const { verdict, reach } of column) if (verdict === OK) return reach!;
  return column[0].reach!;
}

/** Coordinates along which a neighbour's steps served. */
interface Shared {
  readonly shared: readonly number[];
  /** Those of them along which the derivative is known well enough beside the largest, and those along which it is not. */
  readonly known: readonly number[];
  readonly poor: readonly number[];
}

/** Those of some coordinates along which a neighbour's steps served. */
export function sharedAmong(
  columns: readonly Column[],
  coordinates: readonly number[],
): Shared {
  const largest = largestOf(columns);
  const shared: number[] = [];
  const known: number[] = [];
  const poor: number[] = [];
  for (const i of coordinates) {
    if (!isShared(columns[i])) continue;
    shared.push(i);
    (isKnown(columns[i], largest) ? known : poor).push(i);
  }
  return { shared, known, poor };
}

/** The largest derivative of each output, along the first coordinate and those others that are known. */
export function largestOf(columns: readonly Column[]): number[] {
  const largest = columns[0].map(() => 0);
  for (const column of columns) {
    if (!column) continue;
    for (let k = 0; k < column.length; k++) {
      const size = Math.abs(column[k].value);
      if (size > largest[k]) largest[k] = size;
    }
  }
  return largest;
}

/** Whether the errors along a coordinate are small beside those. */
function isKnown(column: Column, largest: readonly number[]): boolean {
  for (let k = 0; k < column.length; k++) {
    const isSmall = column[k].error <= POOR * largest[k];
    if (!isSmall && !isFlat(column[k])) return false;
  }
  return true;
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

function isShared(column: Column): boolean {
  return partOf(column) !== undefined;
}

/** The least part of a first step that served all of a shared column, if it is one. */
export function partOf(column: Column): number | undefined {
  let least = Infinity;
  for (const estimate of column) {
    const { part, verdict } = estimate;
    if (part === undefined) return;
    if (verdict !== OK && !isFlat(estimate)) return;
    if (part < least) least = part;
  }
  return least;
}
