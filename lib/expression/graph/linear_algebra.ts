/**
 * Determinants, inverses and the solution of linear equations, of matrices of nodes.
 *
 * Constants are eliminated with pivots (LU). Where elements vary no pivot can be chosen in advance, so the
 * determinant is built up from minors, each computed once, and the inverse is that of Cramer's rule.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, sections 3.4 and 1.1.
 *
 * @module
 */
import { OPERATIONS } from "../table/elementary.ts";
import type { Graph } from "./graph.ts";

type Row = readonly number[];
type Matrix = readonly Row[];

/** A matrix that has no inverse. */
export class Singular extends RangeError {}

/** Beside constants: a determinant takes n·2ⁿ⁻¹ products, an inverse n² determinants. */
export const MAX_VARYING = 6;

/** A matrix of numbers that elimination handles in a second or so. */
export const MAX_CONSTANT = 300;

// Up to here the formula is as quick, and exact for small whole numbers.
const BY_FORMULA = 3;

const PLUS = /* @__PURE__ */ OPERATIONS.get("+")!;
const MINUS = /* @__PURE__ */ OPERATIONS.get("-")!;
const TIMES = /* @__PURE__ */ OPERATIONS.get("*")!;
const OVER = /* @__PURE__ */ OPERATIONS.get("/")!;
const NEGATED = /* @__PURE__ */ OPERATIONS.get("neg")!;

function constantsOf(graph: Graph, a: Matrix): number[][] | undefined {
  const values = a.map((row) => row.map((node) => graph.constantAt(node)));
  return values.some((row) => row.includes(undefined))
    ? undefined
    : values as number[][];
}

/** Why the determinant or inverse of a matrix as large is not computed; undefined where it is. */
export function tooLarge(graph: Graph, a: Matrix): string | undefined {
  const isConstant = constantsOf(graph, a) !== undefined;
  const limit = isConstant ? MAX_CONSTANT : MAX_VARYING;
  return a.length <= limit
    ? undefined
    : `a ${isConstant ? "" : "varying "}matrix may have ${limit} rows at most`;
}

/** The determinant by minors of the last rows, one for each choice of columns. */
function byMinors(graph: Graph, a: Matrix): number {
  const n = a.length;
  // By the set of columns, as bits; the rows are the last ones, as many as columns.
  let minors = new Map<number, number>([[0, graph.constant(1)]]);
  for (let row = n - 1; row >= 0; row--) {
    const next = new Map<number, number>();
    for (const [columns, minor] of minors) {
      for (let j = 0; j < n; j++) {
        if (columns & (1 << j)) continue;
        const set = columns | (1 << j);
        const term = graph.apply(TIMES, a[row][j], minor);
        // The sign of an element is that of its place among the columns that are taken.
        const before = bits(columns & ((1 << j) - 1));
        const sofar = next.get(set);
        const isOdd = before % 2 === 1;
        next.set(
          set,
          sofar === undefined
            ? isOdd ? graph.apply(NEGATED, term) : term
            : graph.apply(isOdd ? MINUS : PLUS, sofar, term),
        );
      }
    }
    minors = next;
  }
  return minors.get((1 << n) - 1)!;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Solves A X = B by elimination with row pivots; both are changed. Returns the determinant of A. */
function eliminate(a: number[][], b: number[][]): number {
  const n = a.length;
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
    }
    if (pivot !== k) {
      [a[k], a[pivot]] = [a[pivot], a[k]];
      [b[k], b[pivot]] = [b[pivot], b[k]];
      determinant = -determinant;
    }
    determinant *= a[k][k];
    if (a[k][k] === 0) return 0;
    for (let i = k + 1; i < n; i++) {
      const factor = a[i][k] / a[k][k];
      if (factor === 0) continue;
      for (let j = k; j < n; j++) a[i][j] -= factor * a[k][j];
      for (let j = 0; j < b[i].length; j++) b[i][j] -= factor * b[k][j];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = 0; j < b[k].length; j++) {
      let rest = b[k][j];
      for (let i = k + 1; i < n; i++) rest -= a[k][i] * b[i][j];
      b[k][j] = rest / a[k][k];
    }
  }
  return determinant;
}

/** The determinant. */
export function determinant(graph: Graph, a: Matrix): number {
  const constants = constantsOf(graph, a);
  return constants && a.length > BY_FORMULA
    ? graph.constant(eliminate(constants, constants.map(() => [])))
    : byMinors(graph, a);
}

/** The inverse from the cofactors: transposed, over the determinant. */
function byCofactors(graph: Graph, a: Matrix): Matrix {
  const det = byMinors(graph, a);
  if (graph.constantAt(det) === 0) throw new Singular("the matrix is singular");
  const cofactor = (i: number, j: number) => {
    const rest = a.filter((_, k) => k !== i)
      .map((row) => row.filter((_, k) => k !== j));
    const minor = byMinors(graph, rest);
    return (i + j) % 2 === 0 ? minor : graph.apply(NEGATED, minor);
  };
  return a.map((_, i) =>
    a.map((_, j) => graph.apply(OVER, cofactor(j, i), det))
  );
}

/** The inverse. */
export function inverse(graph: Graph, a: Matrix): Matrix {
  const constants = constantsOf(graph, a);
  if (!constants || a.length <= BY_FORMULA) return byCofactors(graph, a);
  const unit = a.map((_, i) => a.map((_, j) => i === j ? 1 : 0));
  if (eliminate(constants, unit) === 0) {
    throw new Singular("the matrix is singular");
  }
  return unit.map((row) => row.map((x) => graph.constant(x)));
}

/** The x that A x = b holds for; b is a vector, or a matrix of columns. */
export function solution(graph: Graph, a: Matrix, b: Matrix): Matrix {
  const [left, right] = [constantsOf(graph, a), constantsOf(graph, b)];
  if (left && right) {
    if (eliminate(left, right) === 0) {
      throw new Singular("the matrix is singular");
    }
    return right.map((row) => row.map((x) => graph.constant(x)));
  }
  const inverted = inverse(graph, a);
  return inverted.map((row) =>
    b[0].map((_, j) =>
      row.map((x, k) => graph.apply(TIMES, x, b[k][j]))
        .reduce((total, term) => graph.apply(PLUS, total, term))
    )
  );
}
