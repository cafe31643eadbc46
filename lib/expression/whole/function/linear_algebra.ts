/**
 * Linear equations with matrices in one piece: LU with row pivots for square ones, QR for least squares.
 *
 * With A⁻ᵀ the transposed inverse, the adjoint of X = A⁻¹ is -A⁻ᵀ X̄ A⁻ᵀ, that of det A is det A · A⁻ᵀ times its own, and
 * that of x = A⁻¹ b is λ = A⁻ᵀ x̄ for b and -λ xᵀ for A.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, sections 3.4 and 5.3.
 * @see Giles (2008), Collected Matrix Derivative Results for Forward and Reverse Mode.
 *
 * @module
 */
import { worked } from "../../long_work.ts";
import { matmul } from "./product.ts";
import { transposed } from "./rearrangements.ts";
import { apply } from "./reductions.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { elementsOf, Unsupported } from "../tensor.ts";

// A multiplication with its sum takes about a nanosecond, a step of what is told a microsecond.
const STEP = 1e-3;

/** A = P L U in one array, with the rows in the order of the pivots. */
interface Factors {
  readonly n: number;
  readonly lu: Float64Array;
  readonly rows: readonly number[];
  readonly sign: number;
}

function factored(a: Float64Array, n: number): Factors {
  const lu = Float64Array.from(a);
  const rows = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    worked(n * (n - k) * STEP);
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) pivot = i;
    }
    if (pivot !== k) {
      sign = -sign;
      [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
      for (let j = 0; j < n; j++) {
        const x = lu[k * n + j];
        lu[k * n + j] = lu[pivot * n + j];
        lu[pivot * n + j] = x;
      }
    }
    if (lu[k * n + k] === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k] /= lu[k * n + k];
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) lu[i * n + j] -= factor * lu[k * n + j];
    }
  }
  return { n, lu, rows, sign };
}

/** The X that A X = B holds for, B of k columns. */
function solvedBy(
  { n, lu, rows }: Factors,
  b: Float64Array,
  k: number,
): Float64Array {
  const x = new Float64Array(n * k);
  rows.forEach((row, i) => x.set(b.subarray(row * k, row * k + k), i * k));
  const subtract = (i: number, from: number) => {
    const factor = lu[i * n + from];
    for (let j = 0; j < k; j++) x[i * k + j] -= factor * x[from * k + j];
  };
  for (let i = 0; i < n; i++) {
    worked(n * k * STEP);
    for (let from = 0; from < i; from++) subtract(i, from);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let from = i + 1; from < n; from++) subtract(i, from);
    for (let j = 0; j < k; j++) x[i * k + j] /= lu[i * n + i];
  }
  return x;
}

function unit(n: number): Float64Array {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  return one;
}

/** The factors of a matrix that has an inverse. */
function regular(a: Float64Array, n: number): Factors {
  const factors = factored(a, n);
  for (let k = 0; k < n; k++) {
    if (factors.lu[k * n + k] === 0) {
      throw new RangeError(
        `Cannot invert a ${n}×${n} matrix as it is singular`,
      );
    }
  }
  return factors;
}

function orderOf({ shape: [m, n, ...more] }: Variable): number {
  if (m !== n || more.length > 0) throw new Unsupported("square");
  return n;
}

/** The determinant. */
export function determinant(tape: Tape, [a]: readonly Variable[]): Variable {
  const n = orderOf(a);
  const { lu, sign } = factored(elementsOf(a), n);
  let data: number = sign;
  for (let k = 0; k < n; k++) data *= lu[k * n + k];
  const result = tape.result({ shape: [], data }, [a], (adjoint) => {
    const cofactors = apply(
      tape,
      "*",
      inverse(tape, [transposed(tape, [a])]),
      result,
    );
    tape.give(a, apply(tape, "*", cofactors, adjoint));
  });
  return result;
}

/** The inverse. */
export function inverse(tape: Tape, [a]: readonly Variable[]): Variable {
  const n = orderOf(a);
  const data = solvedBy(regular(elementsOf(a), n), unit(n), n);
  const result = tape.result({ shape: [n, n], data }, [a], (g) => {
    const left = matmul(tape, result, g, [n, n, n], { aAcross: true });
    const both = matmul(tape, left, result, [n, n, n], { bAcross: true });
    tape.give(a, apply(tape, "neg", both));
  });
  return result;
}

/** The x of A x = b; where A has more rows than columns, that with the least squares of A x - b. */
export function solution(tape: Tape, [a, b]: readonly Variable[]): Variable {
  const [m, n] = a.shape;
  const [rows, k = 1] = b.shape;
  if (a.shape.length !== 2 || rows !== m || m < n) {
    throw new Unsupported("solve");
  }
  const A = elementsOf(a);
  const B = elementsOf(b);
  const data = m === n
    ? solvedBy(regular(A, n), B, k)
    : fitted(A, B, [m, n, k]);
  const shape = [n, ...b.shape.slice(1)];
  const result = tape.result({ shape, data }, [a, b], (g) => {
    if (m === n) {
      const back = solution(tape, [transposed(tape, [a]), g]);
      tape.give(b, back);
      const outer = matmul(tape, back, result, [n, k, n], { bAcross: true });
      tape.give(a, apply(tape, "neg", outer));
      return;
    }
    // With N = AᵀA and r = b - A x: λ = N⁻¹ x̄ gives A λ for b, and r λᵀ - A λ xᵀ for A.
    const gram = matmul(tape, a, a, [n, m, n], { aAcross: true });
    const back = solution(tape, [gram, g]);
    const along = tape.view(matmul(tape, a, back, [m, n, k]), b.shape);
    const fit = tape.view(matmul(tape, a, result, [m, n, k]), b.shape);
    const rest = apply(tape, "-", b, fit);
    tape.give(b, along);
    const first = matmul(tape, rest, back, [m, k, n], { bAcross: true });
    const second = matmul(tape, along, result, [m, k, n], { bAcross: true });
    tape.give(a, apply(tape, "-", first, second));
  });
  return result;
}

/** The least squares solution by Householder reflections, which lose half as many digits as AᵀA does. */
function fitted(
  a: Float64Array,
  b: Float64Array,
  [m, n, k]: readonly [number, number, number],
): Float64Array {
  const [r, y] = [Float64Array.from(a), Float64Array.from(b)];
  for (let c = 0; c < n; c++) {
    worked(m * (n - c + k) * STEP);
    const v = Float64Array.from(
      { length: m - c },
      (_, i) => r[(c + i) * n + c],
    );
    const length = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0)) *
      (v[0] > 0 ? -1 : 1);
    v[0] -= length;
    const square = v.reduce((sum, x) => sum + x * x, 0);
    if (square === 0) continue;
    reflect(r, n, c, v, square);
    reflect(y, k, c, v, square);
  }
  const top: Factors = {
    n,
    lu: Float64Array.from({ length: n * n }, (_, i) => {
      const [row, column] = [Math.floor(i / n), i % n];
      return row <= column ? r[row * n + column] : 0;
    }),
    rows: Array.from({ length: n }, (_, i) => i),
    sign: 1,
  };
  const largest = top.lu.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let c = 0; c < n; c++) {
    if (Math.abs(top.lu[c * n + c]) <= m * Number.EPSILON * largest) {
      throw new RangeError(
        `Cannot fit ${n} columns as column ${c + 1} is made of those before it`,
      );
    }
  }
  return solvedBy(top, y.subarray(0, n * k), k);
}

/** Mirrors the rows from one on: x - 2 v (v·x)/(v·v) for each column. */
function reflect(
  x: Float64Array,
  width: number,
  from: number,
  v: Float64Array,
  square: number,
): void {
  for (let j = 0; j < width; j++) {
    let inner = 0;
    v.forEach((each, i) => inner += each * x[(from + i) * width + j]);
    const factor = 2 * inner / square;
    v.forEach((each, i) => x[(from + i) * width + j] -= factor * each);
  }
}
