/**
 * The entries of a sparsity as callers give them, checked.
 *
 * @module
 */
import { shown } from "../core/array.ts";

/** A `[row, column]` pair for every entry that may differ from zero, in any order. */
export type SparsityPairs = readonly (readonly [row: number, column: number])[];

/** `true` for every entry that may differ from zero. */
export type SparsityMatrix = readonly (readonly boolean[])[];

/** Whether entries are given as a matrix of booleans. */
export function isMatrix(
  entries: SparsityPairs | SparsityMatrix,
): entries is SparsityMatrix {
  return Array.isArray(entries[0]) && typeof entries[0][0] === "boolean";
}

/** The error for a sparsity that is neither pairs nor a matrix. */
export function notEntries(entries: unknown, action: string): TypeError {
  return new TypeError(
    `${action} as the sparsity is ${shown(entries)}: ` +
      `give pairs [row, column], a matrix of booleans or a sparsityPattern()`,
  );
}

/** The pairs that a matrix of booleans stands for, its shape checked. */
export function pairsOf(
  matrix: SparsityMatrix,
  columnCount: number,
  rowCount: number | undefined,
  action: string,
): [number, number][] {
  if (rowCount !== undefined && matrix.length !== rowCount) {
    throw new RangeError(
      `${action} as the sparsity has ${matrix.length} rows where there are ${rowCount}`,
    );
  }
  const pairs: [number, number][] = [];
  matrix.forEach((row, r) => {
    if (!Array.isArray(row) || row.length !== columnCount) {
      throw new RangeError(
        `${action} as row ${r} of the sparsity is ${shown(row)}: ` +
          `every row must hold ${columnCount} booleans, one for each element of x`,
      );
    }
    row.forEach((entry: unknown, c) => {
      if (typeof entry !== "boolean") {
        throw new TypeError(
          `${action} as sparsity[${r}][${c}] is ${
            shown(entry)
          }: a matrix holds true and false`,
        );
      }
      if (entry) pairs.push([r, c]);
    });
  });
  return pairs;
}

/** Throws unless every pair is one and lies inside; returns how many rows they need. */
export function checkPairs(
  pairs: SparsityPairs,
  columnCount: number,
  rowCount: number | undefined,
  action: string,
): number {
  const most = rowCount ?? 2 ** 31 - 1;
  let needed = 0;
  for (let k = 0; k < pairs.length; k++) {
    const pair = pairs[k];
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new TypeError(
        `${action} as sparsity[${k}] is ${shown(pair)}: ` +
          `it must be a pair [row, column]; a matrix holds true and false`,
      );
    }
    const row = pair[0];
    const column = pair[1];
    if (!isIndex(row, most) || !isIndex(column, columnCount)) {
      const rows = rowCount === undefined ? "from 0 up" : `below ${rowCount}`;
      throw new RangeError(
        `${action} as sparsity[${k}] is ${shown(pair)}: ` +
          `a row is a whole number ${rows}, a column one below ${columnCount}`,
      );
    }
    if (row >= needed) needed = row + 1;
  }
  return rowCount ?? needed;
}

function isIndex(value: unknown, end: number): value is number {
  return Number.isInteger(value) && value as number >= 0 &&
    value as number < end;
}
