import { shown } from "../core/array.ts";
import { colorColumns } from "./coloring.ts";
import {
  checkPairs,
  isMatrix,
  notEntries,
  pairsOf,
  type SparsityMatrix,
  type SparsityPairs,
} from "./nonzeros.ts";

/**
 * Which entries of a Jacobian may differ from zero, column by column, with the columns colored: those of one group share no
 * row, so that one evaluation of f serves them all.
 */
export interface SparsityPattern {
  /** Tells patterns from the lists and matrices that they are made of. */
  readonly kind: "sparsity-pattern";
  /** How many numbers f returns and how many x has. */
  readonly shape: readonly [rows: number, columns: number];
  /** The row of every entry: column after column, ascending inside each. */
  readonly rows: Int32Array;
  /** The column of every entry. */
  readonly columns: Int32Array;
  /** Where the entries of each column begin, and after the last one the number of entries. */
  readonly columnStarts: Int32Array;
  /** The columns of each color. */
  readonly groups: readonly Int32Array[];
}

/** What a sparsity can be given as; `"probe"` finds it by evaluating f. */
export type Sparsity =
  | SparsityPattern
  | SparsityPairs
  | SparsityMatrix
  | "probe";

const ACTION = "Cannot make a sparsity pattern";

/**
 * A sparsity pattern, checked and colored once for many Jacobians.
 *
 * Coloring takes about as long as reading the entries. The number of groups is at least the number of entries in the fullest
 * row, and is exactly that for bands and for most patterns of grids: one full row makes every column a group of its own.
 *
 * @param entries Pairs `[row, column]`, or a matrix of booleans.
 * @param shape How many numbers f returns and how many x has; a matrix of booleans says so itself.
 * @throws {TypeError} If `entries` is neither pairs nor a matrix of booleans.
 * @throws {RangeError} If a pair lies outside the shape, or the matrix has another shape.
 * @see Curtis, Powell and Reid (1974), IMA J. Appl. Math. 13, 117-119.
 *
 * @example
 * ```ts
 * import { sparseJacobian, sparsityPattern } from "@fluxion/fluxion/sparse";
 * import assert from "node:assert/strict";
 *
 * // Differences of neighbors: element i depends on x[i] and x[i + 1].
 * const pairs = [0, 1, 2].flatMap((i): [number, number][] => [[i, i], [i, i + 1]]);
 * const sparsity = sparsityPattern(pairs, [3, 4]);
 * assert.equal(sparsity.groups.length, 2);
 *
 * const f = (x: number[]) => [0, 1, 2].map((i) => (x[i + 1] - x[i]) ** 2);
 * const jacobian = sparseJacobian(f, [1, 2, 4, 8], { sparsity }).toDense();
 * assert.deepEqual(jacobian.map((row) => row.map(Math.round)), [[-2, 2, 0, 0], [0, -4, 4, 0], [0, 0, -8, 8]]);
 * ```
 */
export function sparsityPattern(
  entries: SparsityPairs | SparsityMatrix,
  shape?: readonly [rows: number, columns: number],
): SparsityPattern {
  if (!Array.isArray(entries)) throw notEntries(entries, ACTION);
  const known = shape ??
    (isMatrix(entries)
      ? [entries.length, entries[0].length] as const
      : undefined);
  if (!known) {
    throw new TypeError(
      `${ACTION} from pairs without a shape: give [rows, columns] after them`,
    );
  }
  for (const length of known) {
    if (!Number.isInteger(length) || length < 0) {
      throw new RangeError(
        `${ACTION} of shape ${
          shown(known)
        }: it holds two whole numbers from 0 up`,
      );
    }
  }
  return patternOf(entries, known[1], known[0], ACTION);
}

/**
 * The pattern of entries as a caller gave them.
 *
 * @param rowCount How many rows there are; if undefined, as many as the entries need.
 * @param action What an error says could not be done.
 */
export function patternOf(
  entries: SparsityPairs | SparsityMatrix,
  columnCount: number,
  rowCount: number | undefined,
  action: string,
): SparsityPattern {
  if (!Array.isArray(entries)) throw notEntries(entries, action);
  const pairs = isMatrix(entries)
    ? pairsOf(entries, columnCount, rowCount, action)
    : entries as SparsityPairs;
  const rows = isMatrix(entries)
    ? entries.length
    : checkPairs(pairs, columnCount, rowCount, action);
  return fromPairs(pairs, rows, columnCount);
}

/** Sorts pairs by column, then by row, and drops the second of equal ones. */
function fromPairs(
  pairs: SparsityPairs,
  rowCount: number,
  columnCount: number,
): SparsityPattern {
  const starts = new Int32Array(columnCount + 1);
  for (let k = 0; k < pairs.length; k++) starts[pairs[k][1] + 1]++;
  for (let c = 0; c < columnCount; c++) starts[c + 1] += starts[c];
  const next = starts.slice();
  const rows = new Int32Array(pairs.length);
  for (let k = 0; k < pairs.length; k++) {
    rows[next[pairs[k][1]]++] = pairs[k][0];
  }
  const sorted = sortColumns(rows, starts);
  return coloredPattern(rows.subarray(0, sorted), starts, rowCount);
}

/** Sorts the rows inside each column in place, without repetition, and closes the gaps; returns how many are left. */
function sortColumns(rows: Int32Array, starts: Int32Array): number {
  let kept = 0;
  for (let c = 0, from = 0; c + 1 < starts.length; c++) {
    const to = starts[c + 1];
    for (let p = from + 1; p < to; p++) {
      if (rows[p] < rows[p - 1]) {
        rows.subarray(from, to).sort();
        break;
      }
    }
    for (let p = from; p < to; p++) {
      if (p === from || rows[p] !== rows[kept - 1]) rows[kept++] = rows[p];
    }
    from = to;
    starts[c + 1] = kept;
  }
  return kept;
}

/** A pattern of sorted columns, colored. */
export function coloredPattern(
  rows: Int32Array,
  columnStarts: Int32Array,
  rowCount: number,
): SparsityPattern {
  const columnCount = columnStarts.length - 1;
  const columns = new Int32Array(rows.length);
  for (let c = 0; c < columnCount; c++) {
    for (let p = columnStarts[c]; p < columnStarts[c + 1]; p++) columns[p] = c;
  }
  return {
    kind: "sparsity-pattern",
    shape: [rowCount, columnCount],
    rows,
    columns,
    columnStarts,
    groups: colorColumns({ columnStarts, rows }, rowCount),
  };
}
