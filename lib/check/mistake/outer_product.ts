// The gradient by a matrix of weights is a sum of outer products, one for each sample: (gradient by the output) ⊗ (input). One
// of them alone has rank 1, which gives it away.

import type { Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";

/** Whether all samples but one were lost, or one was. */
export function lostSamples(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const all = evidence.flatMap(({ elements, numeric, shape }) =>
    numeric && shape.length === 2 ? [{ elements, numeric, shape }] : []
  );
  if (all.length < evidence.length) return;
  const [rows, columns] = all[0].shape;
  if ((rows - 1) * (columns - 1) < 2) return;
  if (all.some(({ numeric }) => isOuter(numeric, columns) !== false)) return;
  const said = all.map(({ elements }) => elements);
  if (areOfOneInput(said, columns)) {
    return {
      kind: "overwritten",
      sentence:
        "it is one outer product where a sum of several is right: of all samples only one is kept",
      advice: "add each sample's part to what is there: += for =",
    };
  }
  const missing = all.map(({ elements, numeric }) =>
    numeric.map((n, k) => n - elements[k])
  );
  if (areOfOneInput(missing, columns)) {
    return {
      kind: "skipped",
      sentence:
        "what is missing is one outer product: one sample or class is left out, or counted twice",
      advice:
        "look at the ends of the loop over the samples, and at cases that are skipped in it",
    };
  }
}

/**
 * Whether matrices at several x are outer products with the same input. That of a sample is what it was wherever x is; a rule
 * that loses a slope may leave an outer product as well, but with a sum over samples that changes with x.
 */
function areOfOneInput(
  matrices: readonly Float64Array[],
  columns: number,
): boolean {
  if (!matrices.every((matrix) => isOuter(matrix, columns) === true)) {
    return false;
  }
  const [input, ...others] = matrices.map((matrix) => inputOf(matrix, columns));
  return others.every((other) =>
    other.every((v, j) => Math.abs(v - input[j]) <= 1e3 * CLOSE)
  );
}

/** The row of an outer product with its greatest element, which is made 1. */
function inputOf(matrix: Float64Array, columns: number): number[] {
  const pivot = pivotOf(matrix);
  const start = pivot - pivot % columns;
  return Array.from(
    matrix.subarray(start, start + columns),
    (a) => a / matrix[pivot],
  );
}

function pivotOf(matrix: Float64Array): number {
  return matrix.reduce(
    (most, a, k) => Math.abs(a) > Math.abs(matrix[most]) ? k : most,
    0,
  );
}

/** How far an outer product may be off, relative to its greatest element. */
const CLOSE = 1e-6;

/** Whether a matrix is an outer product of at least two rows and columns; undefined where that cannot be told. */
function isOuter(matrix: Float64Array, columns: number): boolean | undefined {
  const greatest = matrix.reduce((most, a) => Math.max(most, Math.abs(a)), 0);
  if (!Number.isFinite(greatest) || greatest === 0) return;
  if (matrix.some(Number.isNaN)) return;
  const pivot = pivotOf(matrix);
  const [row, column] = [Math.floor(pivot / columns), pivot % columns];
  const at = (i: number, j: number) => matrix[i * columns + j];
  const rows = matrix.length / columns;
  const inRow = Array.from({ length: columns }, (_, j) => at(row, j));
  const inColumn = Array.from({ length: rows }, (_, i) => at(i, column));
  const several = [inRow, inColumn].every((line) =>
    line.filter((a) => Math.abs(a) > 1e-3 * greatest).length > 1
  );
  const outer = matrix.every((a, k) =>
    Math.abs(
      a -
        inColumn[Math.floor(k / columns)] * inRow[k % columns] / matrix[pivot],
    ) <= CLOSE * greatest
  );
  return outer ? (several ? true : undefined) : false;
}
